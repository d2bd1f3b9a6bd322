import Problems
import SurveyEstimates
import Surveys

extension ReviewFolder {
  /// What the shape of `disclosure` cannot say.
  mutating func check(_ disclosure: Disclosure, _ object: YAMLObject) {
    for (key, value) in [
      ("minimum-base", disclosure.minimumBase), ("minimum-count", disclosure.minimumCount),
    ] where value < 1 {
      log.error("review.disclosure", at: object.place(key), ["found": String(value)])
    }
    if let dominance = disclosure.dominance, let place = object.object("dominance") {
      if dominance.largest < 1 {
        log.error(
          "review.disclosure", at: place.place("largest"), ["found": String(dominance.largest)])
      }
      for (key, value) in [("share", dominance.share), ("nearness", dominance.nearness ?? 50)]
      where !(value > 0 && value <= 100) {
        log.error("review.dominance", at: place.place(key), ["found": place.text(key)])
      }
    }
    if object.has("protect"), object.has("open") {
      log.error("review.protect-and-open", at: object.place("open"))
    }
    if let base = object.integer("rounding-base"), disclosure.method != .round(base: 3),
      disclosure.method != .round(base: 5)
    {
      log.error(
        "review.rounding-base", at: object.place("rounding-base"), ["found": String(base)])
    }
  }

  /// Tells questions that the policy names and the questionnaire does not have.
  mutating func checkQuestions(of review: YAMLObject, _ questionnaire: Questionnaire) {
    guard let object = review.object("disclosure") else { return }
    for key in ["protect", "open"] {
      for id in object.texts(key) where questionnaire.question(id) == nil {
        log.error(
          "review.unknown-question", at: object.place(key),
          ["found": id, "known": questionnaire.questions.map(\.id).joined(separator: ", ")])
      }
    }
  }
}
