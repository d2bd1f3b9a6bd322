import Measures
public import Surveys

extension ReviewUnits {
  /// What routing can ask about the units that answer.
  public var respondentAttributes: [RespondentAttribute] {
    attributes.map { RespondentAttribute(id: $0.id, classes: $0.categories.map(\.code)) }
      + numbers.map { RespondentAttribute(id: $0.id, classes: nil) }
  }

  /// What is known of each unit that answers, by its code.
  public var respondentValues: [String: [String: AnswerValue]] {
    var found: [String: [String: AnswerValue]] = [:]
    for attribute in attributes {
      for (unit, code) in attribute.values {
        found[unit, default: [:]][attribute.id] = .choice(code, value: nil)
      }
    }
    for number in numbers {
      for (unit, value) in number.values {
        found[unit, default: [:]][number.id] = .number(value)
      }
    }
    return found
  }
}
