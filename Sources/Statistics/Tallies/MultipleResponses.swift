/// How a question was answered of which several options may be chosen.
///
/// Two tables answer two questions: how many of those who answered chose an option, and how large a part
/// of all choices it is. For a group give the design of the group.
public struct MultipleResponses: Hashable, Sendable {
  /// How many rows answered the question.
  public let respondents: Int
  /// How many rows chose each option.
  public let choices: [Int]
  /// The share of those who answered that chose each option; together they may be more than 1.
  public let byRespondents: Estimates
  /// The share of all choices that fell on each option, together 1; nil where nothing was chosen.
  public let byChoices: Estimates?
  /// How many options those who answered chose on average.
  public let choicesPerRespondent: Estimate

  /// The answers to a question.
  ///
  /// The shares of choices are ratios of totals. Source: C.-E. Särndal, B. Swensson and J. Wretman,
  /// Model Assisted Survey Sampling, 1992, section 5.6.
  ///
  /// - Parameters:
  ///   - chosen: for each option a number for each row: 1 where it was chosen, 0 where not, NaN in all
  ///     options where the question was not answered. Answered without a choice is 0 in all.
  ///   - design: how the sample was drawn; rows outside its domain are not read.
  /// - Returns: nil where nobody answered.
  public init?(_ chosen: [[Double]], in design: SampleDesign) {
    let domain = design.answered(chosen)
    let rows = domain.weights.indices.filter { domain.weights[$0] != 0 }
    precondition(
      chosen.allSatisfy { column in rows.allSatisfy { column[$0] == 0 || column[$0] == 1 } },
      "an option is chosen or not")
    var numbers = [Double](repeating: 0, count: design.count)
    for column in chosen {
      for row in rows { numbers[row] += column[row] }
    }
    guard let means = domain.means(chosen + [numbers]) else { return nil }
    let options = Array(chosen.indices)
    respondents = rows.count
    choices = chosen.map { column in rows.count { column[$0] == 1 } }
    byRespondents = Estimates(
      values: Array(means.values.dropLast()), covariance: means.covariance.part(options),
      degreesOfFreedom: means.degreesOfFreedom)
    choicesPerRespondent = means[options.count]
    byChoices = domain.ratios(chosen, to: chosen.map { _ in numbers })
  }
}
