import Languages
import Surveys

/// What the controls of a form say in answer to a question.
struct AnswerControls {
  let form: FormFields
  let question: Question
  /// The language of the page that was sent.
  let language: Language

  private var id: String { question.id }

  /// Whether the question stood on the page that was sent.
  var isSent: Bool { form["v.\(id)"] != nil }

  /// The version that the page showed.
  var basis: Int { form["v.\(id)"].flatMap(Int.init) ?? 0 }

  /// The version of the words to an option that the page showed.
  var otherBasis: Int { form["w.\(id)"].flatMap(Int.init) ?? 0 }

  /// The words to an option; nil where they did not stand on the page.
  var other: Answer? {
    form["o.\(id)"].map {
      let words = $0.trimmed
      return words.isEmpty ? .notAnswered : .text(words)
    }
  }

  /// The texts as they were typed, for the page to show again.
  var typed: [String] {
    question.kind == .place
      ? [form["lat.\(id)"] ?? "", form["lon.\(id)"] ?? "", form["a.\(id)"] ?? ""]
      : form.all("a.\(id)")
  }

  /// The answer.
  ///
  /// - Throws: what is wrong where the controls say none that can be stored.
  func answer() throws(AnswerFault) -> Answer {
    if question.kind == .matrix { return try matrix() }
    let answer = try question.answer(controls: typed, in: language)
    if form["d.\(id)"] != nil, let option = question.dontKnow {
      // Ticked and written: only whoever did both can say which holds.
      guard answer == .notAnswered else {
        throw AnswerFault(.exclusiveCombined, ["option": option.code])
      }
      return .dontKnow
    }
    switch answer {
    case .choices(let codes), .ranking(let codes):
      if let unknown = question.dontKnow, codes.count > 1, codes.contains(unknown.code) {
        throw AnswerFault(.exclusiveCombined, ["option": unknown.code])
      }
      if let twice = codes.indices.first(where: { codes[..<$0].contains(codes[$0]) }) {
        throw AnswerFault(.repeatedOption, ["option": codes[twice]])
      }
    default: break
    }
    return answer
  }

  private func matrix() throws(AnswerFault) -> Answer {
    var items: [String: Answer] = [:]
    for item in question.items {
      do throws(AnswerFault) {
        let answer = try question.answer(
          controls: form.all("i.\(id).\(item.code)"), in: language)
        if answer.isGiven { items[item.code] = answer }
      } catch {
        throw AnswerFault(error.code, error.values, part: item.code)
      }
    }
    return items.isEmpty ? .notAnswered : .items(items)
  }
}

extension Answer {
  /// The answer as a form gives it back when nobody touches it.
  var asTyped: Answer {
    switch self {
    case .notAsked: return .notAnswered
    case .text(let text):
      let words = text.trimmed
      return words.isEmpty ? .notAnswered : .text(words)
    case .items(let items):
      let given = items.filter { $0.value.isGiven }
      return given.isEmpty ? .notAnswered : .items(given)
    default: return self
    }
  }
}
