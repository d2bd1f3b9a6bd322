import Languages
import Problems
import SurveyEstimates
import Surveys

extension YAMLObject {
  /// The plan that `survey/analysis.yaml` describes.
  ///
  /// - Parameter log: takes conditions that say nothing and factors that are none.
  /// - Returns: the plan; ``ReviewFolder`` holds it against questions and attributes.
  func analysisPlan(log: inout ProblemLog) -> AnalysisPlan {
    var derived: [DerivedQuestion] = []
    for object in objects("derived") { derived.append(object.derivedQuestion(log: &log)) }
    return AnalysisPlan(
      weighting: object("weights").map {
        AnalysisPlan.Weighting(
          classes: $0.texts("classes"), smallest: $0.integer("smallest") ?? 8,
          rake: $0.texts("rake"), largestRatio: $0.number("largest-ratio") ?? 3)
      },
      derived: derived, rankings: texts("rankings"),
      maturity: object("maturity").map { $0.maturityScale(log: &log) },
      furthest: object("furthest").map { $0.furthestPlan(log: &log) })
  }

  private func derivedQuestion(log: inout ProblemLog) -> DerivedQuestion {
    var options: [DerivedQuestion.Option] = []
    for object in objects("options") {
      options.append(
        DerivedQuestion.Option(
          code: object.text("code"), text: object.localized("text"),
          condition: object.object("if").flatMap { $0.condition(log: &log) }))
    }
    return DerivedQuestion(
      id: text("id"), title: localized("title"), text: localized("text"), options: options)
  }

  private func maturityScale(log: inout ProblemLog) -> MaturityScale {
    var stages: [MaturityScale.Stage] = []
    for stage in objects("stages") {
      var criteria: [MaturityScale.Criterion] = []
      for object in stage.objects("criteria") {
        guard let condition = object.object("if").flatMap({ $0.condition(log: &log) }) else {
          continue
        }
        criteria.append(
          MaturityScale.Criterion(
            id: object.text("id"), text: object.localized("text"), condition: condition))
      }
      stages.append(MaturityScale.Stage(name: stage.localized("name"), criteria: criteria))
    }
    return MaturityScale(
      title: localized("title"), lowest: localized("lowest"), stages: stages)
  }

  private func furthestPlan(log: inout ProblemLog) -> FurthestPlan {
    var factors: [FurthestPlan.Factor] = []
    for object in objects("factors") {
      if let factor = object.factor {
        factors.append(factor)
      } else {
        log.error("analysis.factor", at: object.place)
      }
    }
    return FurthestPlan(
      level: optionalText("level"),
      outcomes: objects("outcomes").map {
        FurthestPlan.Outcome(
          question: $0.text("question"), yes: $0.optionalText("is"))
      }, factors: factors,
      small: object("small").map { small in
        FurthestPlan.Small(
          attribute: small.text("attribute"), classes: small.texts("is"),
          consent: small.object("consent").flatMap { $0.condition(log: &log) },
          most: small.integer("most") ?? 10)
      })
  }

  /// A factor: an attribute, or a number with the attribute whose classes are shown.
  private var factor: FurthestPlan.Factor? {
    guard let attribute = optionalText("attribute") else { return nil }
    if let number = optionalText("number") {
      return boolean("logarithm") == true
        ? .logarithm(number: number, shown: attribute) : .number(number, shown: attribute)
    }
    return boolean("steps") == true
      ? .steps(attribute) : .classes(attribute, isChosen: boolean("chosen") ?? false)
  }
}
