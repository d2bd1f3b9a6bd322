import Problems

/// Turns one field of a file of answers into the answer to its question.
struct FieldReader {
  let question: Question
  let decimalComma: Bool
  let place: Place

  /// The answer; `notAnswered` with an error in the log where the field cannot be used.
  func read(_ field: String, log: inout ProblemLog) -> Answer {
    do throws(AnswerFault) {
      let answer = try question.answer(field: field, decimalComma: decimalComma)
      if let fault = question.one(of: answer) { throw fault }
      return answer
    } catch {
      note(error, field: field, log: &log)
      return .notAnswered
    }
  }

  private func note(_ fault: AnswerFault, field: String, log: inout ProblemLog) {
    switch fault.code {
    case .unknownOption, .repeatedOption: noteOptions(field, log: &log)
    case .notADate: log.error("answers.bad-date", at: place, ["found": field])
    case .notANumber
    where field.contains(",") && !decimalComma && plainNumber(field.replacingComma) != nil:
      log.error(
        "answers.decimal-comma", at: place, ["question": question.id, "found": field])
    default:
      log.error(
        fault.code.problem, at: place,
        ["question": question.id, "found": field].merging(fault.values) { $1 })
    }
  }

  /// Notes each code that stands for no option, or twice.
  private func noteOptions(_ field: String, log: inout ProblemLog) {
    guard question.kind == .multiple || question.kind == .ranking else {
      unknown(field, log: &log)
      return
    }
    let known = Set(question.options.map(\.code))
    var seen: Set<String> = []
    for code in Question.parts(field, separator: question.kind == .ranking ? ">" : "|") {
      if !known.contains(code) {
        unknown(code, log: &log)
      } else if !seen.insert(code).inserted {
        log.error(
          "answers.repeated-option", at: place, ["question": question.id, "option": code])
      }
    }
  }

  private func unknown(_ code: String, log: inout ProblemLog) {
    log.unknown(
      "answers.unknown-option", found: code, known: question.options.map(\.code), at: place,
      ["question": question.id])
  }
}
