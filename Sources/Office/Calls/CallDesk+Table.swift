public import Fieldwork
import Languages
import Measures
import StatisticalTables
import Surveys

extension CallDesk {
  /// What was sent in to a call as a table: a row for each submission, CSV.
  ///
  /// Words that a spreadsheet would take for a formula begin with an apostrophe: anybody can write them.
  ///
  /// - Parameter call: the call.
  public func table(of call: OpenCall) async throws -> [UInt8] {
    let questions = try await questionnaire(of: call)?.questions ?? []
    var writer = DelimitedWriter()
    let columns = questions.flatMap { $0.columns + [$0.otherColumn].compactMap { $0 } }
    writer.row(
      ["submission", "sent", "language", "name", "may-be-shown", "standing", "text"] + columns)
    for submission in try await submissions(to: call) {
      let content = submission.content
      var fields: [String: String] = [:]
      for question in questions {
        if let answer = content.answers[question.id] {
          fields.merge(question.fields(of: answer)) { first, _ in first }
        }
        if let column = question.otherColumn, case .text(let words)? = content.answers[column] {
          fields[column] = words
        }
      }
      let standing =
        switch submission.moderation {
        case .received: "received"
        case .shown: "shown"
        case .hidden: "hidden"
        }
      writer.row(
        [
          submission.id, submission.at.description, content.language.rawValue,
          Self.plain(content.name ?? ""), content.mayBeShown ? "yes" : "no", standing,
          Self.plain(content.text),
        ] + columns.map { Self.plain(fields[$0] ?? "") })
    }
    return Array(writer.text.utf8)
  }

  private static func plain(_ text: String) -> String {
    guard let first = text.first, "=+-@\t".contains(first), Double(text) == nil else {
      return text
    }
    return "'" + text
  }
}
