import Languages
import Measures

/// One set of answers that is stored, with who gave it.
public struct StoredAnswers: Hashable, Sendable {
  /// Who answers.
  public let respondent: Respondent
  /// The answers by the question's id.
  public let answers: [String: Answer]

  /// A set of answers.
  ///
  /// - Parameters:
  ///   - respondent: who answers.
  ///   - answers: the answers by the question's id.
  public init(respondent: Respondent, answers: [String: Answer]) {
    self.respondent = respondent
    self.answers = answers
  }
}

extension Questionnaire {
  /// What changes where a proposed questionnaire takes the place of this one while its wave runs.
  ///
  /// - Parameters:
  ///   - proposed: the questionnaire to be.
  ///   - stored: the answers so far.
  ///   - editorial: the keys of texts (``QuestionnaireText/key``) or ids of questions whose new words
  ///     mean the same as the old, as the editor says.
  /// - Returns: the changes in the order of the questions; it may take the place where all are allowed.
  public func changes(
    to proposed: Questionnaire, stored: [StoredAnswers], editorial: Set<String> = []
  ) -> [QuestionnaireChange] {
    var comparison = Comparison(
      old: self, new: proposed, stored: stored, editorial: editorial)
    comparison.run()
    return comparison.changes
  }
}

/// Goes through two questionnaires and notes what differs.
struct Comparison {
  let old: Questionnaire
  let new: Questionnaire
  let stored: [StoredAnswers]
  let editorial: Set<String>
  var changes: [QuestionnaireChange] = []

  mutating func run() {
    if old.id != new.id || old.wave.id != new.wave.id {
      note(
        .otherWave, nil, before: "\(old.id) \(old.wave.id)", after: "\(new.id) \(new.wave.id)",
        answers: stored.count, allowed: stored.isEmpty)
    } else if old.wave != new.wave {
      note(.waveDates, nil, after: new.wave.closes?.description)
    }
    for question in old.questions {
      guard let now = new.question(question.id) else {
        let count = given(question.id)
        note(.questionRemoved, question.id, answers: count, allowed: count == 0)
        continue
      }
      compare(question, now)
    }
    for question in new.questions where old.question(question.id) == nil {
      note(.questionAdded, question.id)
    }
    compareTexts()
    compareRouting()
    let kept = old.questions.map(\.id).filter { new.question($0) != nil }
    let order = new.questions.map(\.id).filter { old.question($0) != nil }
    if let moved = zip(kept, order).first(where: { $0 != $1 }) {
      note(.questionMoved, moved.1)
    }
  }

  mutating func note(
    _ kind: QuestionnaireChange.Kind, _ subject: String?, part: String? = nil,
    before: String? = nil, after: String? = nil, answers: Int = 0, allowed: Bool = true
  ) {
    changes.append(
      QuestionnaireChange(
        kind: kind, subject: subject, part: part, before: before, after: after, answers: answers,
        isAllowed: allowed))
  }

  /// How many have given an answer to a question that fulfils a condition.
  func given(_ id: String, where fits: (Answer) -> Bool = { _ in true }) -> Int {
    stored.count { ($0.answers[id]?.isGiven ?? false) && fits($0.answers[id] ?? .notAsked) }
  }

  private mutating func compareTexts() {
    let before = Dictionary(
      old.texts.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    for text in new.texts {
      guard let was = before[text.key], was != text.text else { continue }
      let subject = text.key.split(separator: ".").first.map(String.init)
      let question = subject.flatMap { new.question($0) }
      let part = question == nil ? text.key : String(text.key.dropFirst((subject ?? "").count + 1))
      let added = was.texts.allSatisfy { text.text.texts[$0.key] == $0.value }
      if added {
        note(.translationAdded, question?.id, part: part)
        continue
      }
      guard let question, part != "title", part != "help", !part.hasSuffix(".help"),
        !part.hasPrefix("check")
      else {
        note(.helpChanged, question?.id, part: part)
        continue
      }
      let isEditorial = editorial.contains(text.key) || editorial.contains(question.id)
      let count = given(question.id)
      let language = was.texts.keys.sorted().first { was.texts[$0] != text.text.texts[$0] }
      note(
        isEditorial ? .wordingCorrected : .wordingChanged, question.id, part: part,
        before: language.flatMap { was.texts[$0] },
        after: language.flatMap { text.text.texts[$0] }, answers: count,
        allowed: isEditorial || count == 0)
    }
  }

  /// Who has answered what they would not be asked now, by the answers themselves.
  private mutating func compareRouting() {
    var dropped: [String: Int] = [:]
    for set in stored {
      let state = new.state(respondent: set.respondent, answers: set.answers)
      let before = Set(old.state(respondent: set.respondent, answers: set.answers).setAside)
      for key in state.setAside where !before.contains(key) {
        let id = key.split(separator: ".").first.map(String.init) ?? key
        if new.question(id) != nil { dropped[id, default: 0] += 1 }
      }
    }
    for question in new.questions {
      guard let was = old.question(question.id) else { continue }
      if let count = dropped[question.id] {
        note(.routingDropsAnswers, question.id, answers: count, allowed: false)
      } else if old.condition(of: was) != new.condition(of: question)
        || was.levels != question.levels || was.rules(as: question) != question.rules(as: was)
      {
        note(.routingChanged, question.id)
      }
    }
  }
}

extension Question {
  /// Who is asked the items that another form of the question has too.
  fileprivate func rules(as other: Question) -> [String: String] {
    let kept = items.filter { item in other.items.contains { $0.code == item.code } }
    return Dictionary(
      kept.map {
        ($0.code, $0.levels.joined(separator: " ") + " " + ($0.condition?.written ?? ""))
      },
      uniquingKeysWith: { first, _ in first })
  }
}
