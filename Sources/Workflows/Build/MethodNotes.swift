import Languages
import Store
import SurveyEstimates
import Surveys
import VoluntaryReview

/// How the numbers of a review are made, in the readers' words.
enum MethodNotes {
  static func of(_ stored: StoredReview, carried: [CarryingReport]) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    func say(_ key: String, _ values: @escaping (Language) -> [String: String] = { _ in [:] }) {
      notes.append(LocalizedText { $0.text(key, values($0)) })
    }
    if let synthetic = stored.review.syntheticNotice { notes.append(synthetic) }
    notes += stored.units.notes
    if let survey = stored.survey {
      let population = survey.population
      say(
        population.counts == .organisations ? "method.organisations" : "method.links",
        { language in
          [
            "asked": language.number(Double(population.size()), decimals: 0),
            "excluded": language.number(Double(population.excluded.count), decimals: 0),
          ]
        })
      say("method.survey")
      if let weighting = survey.plan.weighting {
        let names = weighting.classes.compactMap { stored.units.attribute($0)?.name }
        say(
          "method.weighted",
          { language in
            [
              "attributes": language.list(
                names.map { name in
                  name.text(in: language.tag).lowercased()
                })
            ]
          })
        if survey.plan.furthest != nil { say("method.furthest") }
      }
      let isOpen = stored.review.minimumBase <= 1 && stored.review.minimumCount <= 1
      say(
        isOpen ? "method.open" : "method.disclosure",
        { language in
          [
            "base": language.number(Double(stored.review.minimumBase), decimals: 0),
            "count": language.number(Double(stored.review.minimumCount), decimals: 0),
          ]
        })
      notes += survey.codings.map { note($0, of: survey.questionnaire) }
    }
    if !stored.indicators.isEmpty {
      say("method.indicators")
      say("method.windows")
    }
    for report in carried where report.count > 0 {
      notes.append(report.note)
    }
    say("method.rounding")
    return notes
  }
  /// How the answers in words to a question were coded.
  private static func note(
    _ coding: AnswerCoding, of questionnaire: Questionnaire
  ) -> LocalizedText {
    let question = questionnaire.question(coding.frame.question)
    return LocalizedText { language in
      language.text(
        coding.frame.isMachineMade ? "method.codes.machine" : "method.codes",
        [
          "question": question?.name.text(in: language.tag) ?? coding.frame.question,
          "coded": language.number(Double(coding.answers.count), decimals: 0),
          "double": language.number(Double(coding.doubleCoded.count), decimals: 0),
        ])
    }
  }
}
