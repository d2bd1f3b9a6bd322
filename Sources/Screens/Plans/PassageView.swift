import Fieldwork
import Languages
import PlanReading

/// A passage as pages show it: where it stands, what it says, and how far it commits somebody.
struct PassageView {
  let passage: FiledPassage

  /// The most bytes of a passage that is shown whole beside others.
  private static let longest = 600

  init(_ passage: FiledPassage) {
    self.passage = passage
  }

  /// Page and headings.
  func place(in language: Language) -> String {
    let page = passage.page.map { language.text("read.page", ["page": String($0)]) }
    let parts = [page].compactMap { $0 } + passage.headings.suffix(3)
    return parts.isEmpty ? language.text("plan-desk.no-place") : parts.joined(separator: " › ")
  }

  /// The whole passage, with the words marked that its findings rest on.
  func whole(in language: Language) -> [String: Any] {
    values(
      MarkedPassage(
        text: passage.text, evidence: passage.findings.flatMap(\.evidence)
      ).html, in: language)
  }

  /// The passage, or a quotation where it is long.
  func short(quoting quotation: String, in language: Language) -> [String: Any] {
    passage.bytes <= Self.longest || quotation.isEmpty
      ? whole(in: language)
      : values(MarkedPassage(text: quotation, evidence: []).html, in: language)
  }

  private func values(_ html: String, in language: Language) -> [String: Any] {
    let tag = passage.language.rawValue
    return [
      "place": place(in: language), "text": html,
      "has-tag": passage.language != .unknown && tag != language.tag.rawValue, "tag": tag,
      "commitment": language.text("passage.commitment.\(passage.commitment.rawValue)"),
    ]
  }
}
