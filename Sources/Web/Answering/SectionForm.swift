import Fieldwork
import Foundation
import Languages
import Screens
import Surveys

/// A section as a form sent it: the changes it asks for, and what cannot be read.
struct SectionForm {
  /// Answers that differ from those the page showed.
  private(set) var changes: [AnswerChange] = []
  /// What stands in each question now, as it was typed.
  private(set) var entries: [String: QuestionEntry] = [:]
  /// Questions with something typed that is no answer, and what is wrong with it.
  private(set) var unreadable: [String: AnswerFault] = [:]
  private let page: String
  private let response: SharedResponse

  /// Reads a section.
  ///
  /// - Parameters:
  ///   - form: what was sent.
  ///   - questions: the questions of the section that the sender may answer.
  ///   - response: what has been answered.
  ///   - language: the language of the page that was sent.
  init(
    _ form: FormFields, questions: [Question], response: SharedResponse, language: Language
  ) {
    page = form["page"].map { String($0.prefix(40)) } ?? ""
    self.response = response
    for question in questions where question.kind.isAsked {
      var entry = QuestionEntry(
        response.records[question.id],
        other: question.otherColumn.flatMap { response.records[$0] })
      let controls = AnswerControls(form: form, question: question, language: language)
      if controls.isSent {
        read(controls, into: &entry)
      }
      entries[question.id] = entry
    }
  }

  private mutating func read(_ controls: AnswerControls, into entry: inout QuestionEntry) {
    let question = controls.question
    entry.version = controls.basis
    if question.kind != .file || controls.form["d.\(question.id)"] != nil {
      do throws(AnswerFault) {
        let answer = try controls.answer()
        entry.answer = answer
        change(question.id, to: answer, basis: controls.basis)
      } catch {
        unreadable[question.id] = error
        entry.typed = controls.typed
        entry.faults = [error]
      }
    }
    if let column = question.otherColumn, let words = controls.other {
      entry.otherVersion = controls.otherBasis
      if case .text(let text) = words { entry.other = text } else { entry.other = "" }
      change(column, to: words, basis: controls.otherBasis)
    }
  }

  /// Notes a change where the answer is not the one that the page showed.
  mutating func change(_ key: String, to answer: Answer, basis: Int) {
    let versions = response.records[key]?.versions ?? []
    let shown = versions.indices.contains(basis - 1) ? versions[basis - 1].value : .notAnswered
    guard answer.asTyped != shown.asTyped else { return }
    changes.removeAll { $0.question == key }
    changes.append(
      AnswerChange(
        question: key, value: answer, basis: basis,
        id: ChangeID.text(page: page, key: key, answer: answer)))
  }

  /// Notes what is wrong with a question.
  mutating func refuse(_ id: String, _ fault: AnswerFault) {
    unreadable[id] = fault
    entries[id]?.faults = [fault]
  }
}

/// Ids of changes that are the same when the same page is sent again.
enum ChangeID {
  static func text(page: String, key: String, answer: Answer) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let value = (try? encoder.encode(answer)) ?? Data()
    // FNV-1a, 64 bits: it tells answers of one page and question apart, nothing else.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array(key.utf8) + [0] + Array(value) {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return "\(page)-\(String(hash, radix: 16))"
  }
}
