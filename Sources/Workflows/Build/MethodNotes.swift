import Indicators
import Languages
import Measures
import Store
import SurveyEstimates
import Surveys
import VoluntaryReview

/// How the numbers of a review are made, in the readers' words.
enum MethodNotes {
  /// What is kept back or rounded, and of which questions.
  private static func disclosure(
    _ disclosure: Disclosure, _ questionnaire: Questionnaire
  ) -> [LocalizedText] {
    let questions = questionnaire.questions.filter { $0.kind.isAsked && !$0.kind.isOnlyCounted }
    let open = questions.count { !disclosure.protects($0.id) }
    if open == questions.count { return [LocalizedText { $0.text("method.open") }] }
    func count(_ number: Int, _ language: Language) -> String {
      language.number(Double(number), decimals: 0)
    }
    var notes = [
      LocalizedText { language in
        switch disclosure.method {
        case .suppress:
          language.text(
            "method.disclosure",
            [
              "base": count(disclosure.minimumBase, language),
              "count": count(disclosure.minimumCount, language),
            ])
        case .round(let base):
          language.text(
            "method.rounded",
            [
              "base": count(disclosure.minimumBase, language),
              "step": count(base, language),
            ])
        }
      }
    ]
    if open > 0 {
      notes.append(
        LocalizedText { language in
          language.text(
            "method.open.some",
            ["open": count(open, language), "all": count(questions.count, language)])
        })
    }
    return notes
  }

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
      notes += disclosure(stored.review.disclosure, survey.questionnaire)
      notes += survey.codings.map { note($0, of: survey.questionnaire) }
    }
    if !stored.indicators.isEmpty {
      say("method.indicators")
      say("method.windows")
    }
    if !stored.plans.isEmpty {
      say("plans.note")
      if stored.plans.contains(where: { !$0.judgements.isEmpty }) { say("method.judgements") }
    }
    notes += vintages(stored)
    if !stored.derivations.order.isEmpty { say("method.derived") }
    for report in carried where report.count > 0 {
      notes.append(report.note)
    }
    say("method.rounding")
    return notes
  }

  /// Which vintages of the figures count, and where there are later ones.
  private static func vintages(_ stored: StoredReview) -> [LocalizedText] {
    let used = stored.observations.vintagesUsed.sorted { $0.key < $1.key }
    let latest = stored.observations.latestVintages
    guard !latest.isEmpty else { return [] }
    return [
      LocalizedText { language in
        let files = used.map { name, day in
          language.text(
            "method.vintage", ["name": name, "date": date(day, language)])
        }
        return language.text("method.vintages", ["files": language.list(files)])
      }
    ].filter { _ in !used.isEmpty }
      + latest.sorted { $0.key < $1.key }.compactMap { name, last in
        let day = stored.observations.vintagesUsed[name]
        guard day != last else { return nil }
        return LocalizedText { language in
          language.text("method.vintage.later", ["name": name, "date": date(last, language)])
        }
      }
  }

  private static func date(_ day: Day, _ language: Language) -> String {
    language.date(year: day.year, month: day.month, day: day.day)
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
