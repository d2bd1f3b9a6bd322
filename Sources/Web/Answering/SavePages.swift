import Fieldwork
import Foundation
import Languages
import Measures
import Office
import Problems
import Screens
import Surveys

/// Storing one answer as it is given, for the script of a section's page.
enum SavePages {
  /// What the script is told.
  private struct Told: Encodable {
    /// `stored`, `conflict`, `refused` or `unreadable`.
    let outcome: String
    /// The version that the next change builds on.
    var version: Int?
    /// Who has stored it and when.
    var given: String?
    /// The hour and minute.
    var clock: String?
    /// What is wrong with the answer, though it may be stored.
    var problem: String?
    /// What is asked now; left out where the answer cannot have changed it.
    var shown: [String]?
  }

  static func save(_ call: Call) async throws -> Reply {
    let holder = try call.linkHolder()
    let key = call.form["key"] ?? ""
    let question = holder.rules.questionnaire.questions.first {
      $0.id == key || $0.otherColumn == key
    }
    guard let question else {
      throw Fieldwork.Refusal(.unknownQuestion, ["question": String(key.prefix(60))])
    }
    let controls = AnswerControls(form: call.form, question: question)
    let isOther = key != question.id
    let answer: Answer
    do throws(AnswerFault) {
      answer = isOther ? controls.other ?? .notAnswered : try controls.answer()
    } catch {
      return try reply(Told(outcome: "unreadable", problem: error.message(in: call.language)))
    }
    let change = AnswerChange(
      question: key, value: answer, basis: isOther ? controls.otherBasis : controls.basis,
      id: call.form["change"] ?? "")
    let saved = try await call.office.answers.save(change, by: holder)
    let words = AnswerWords(call.language, time: holder.rules.campaign.plan.time)
    let problem = saved.faults.map { $0.message(in: call.language) }.joined(separator: " ")
    let clock = words.clock(holder.rules.campaign.plan.time.reading(of: saved.at))
    switch saved.outcome {
    case .stored(let version), .agreed(let version), .repeated(_, let version):
      return try reply(
        Told(
          outcome: "stored", version: version.number, given: words.given(version), clock: clock,
          problem: problem, shown: saved.shown.map(keys)))
    case .conflict(let conflict):
      let theirs = words.lines(conflict.now.value, to: question).joined(separator: "; ")
      return try reply(
        Told(
          outcome: "conflict",
          problem: call.language.text(
            "answering.conflict-told",
            ["name": words.name(conflict.now.by), "answer": theirs])))
    case .refused(let refusal):
      let problem = refusal.problem()
      return try reply(
        Told(
          outcome: "refused",
          problem: "\(problem.message(in: call.language)) \(problem.advice(in: call.language))"))
    }
  }

  /// The questions that are asked, `question.item` and `question=option`.
  private static func keys(_ shown: AnswerDesk.Shown) -> [String] {
    shown.questions.flatMap { asked in
      [asked.question] + asked.items.map { "\(asked.question).\($0)" }
        + asked.options.map { "\(asked.question)=\($0)" }
    }
  }

  private static func reply(_ told: Told) throws -> Reply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .json(String(decoding: try encoder.encode(told), as: UTF8.self))
  }
}
