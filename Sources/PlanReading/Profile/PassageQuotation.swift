/// A few words of a passage round what a finding rests on: enough to judge it by, short enough to quote.
struct PassageQuotation {
  /// How many words are quoted at most.
  static let mostWords = 40

  /// The words that the finding rests on, as they are written, each once.
  let words: [String]
  /// The quotation; "…" where words are left out.
  let text: String

  /// A quotation.
  ///
  /// - Parameters:
  ///   - passage: the passage's text.
  ///   - evidence: the bytes of the text that the finding rests on.
  init(_ passage: String, evidence: [Range<Int>]) {
    let bytes = Array(passage.utf8)
    let ranges = evidence.filter { $0.lowerBound >= 0 && $0.upperBound <= bytes.count }
      .sorted { $0.lowerBound < $1.lowerBound }
    var words: [String] = []
    for range in ranges {
      let word = String(decoding: bytes[range], as: UTF8.self)
      if !words.contains(word) { words.append(word) }
    }
    self.words = words
    let spans = PassageQuotation.spans(bytes)
    guard spans.count > PassageQuotation.mostWords else {
      text = passage
      return
    }
    let window = PassageQuotation.window(spans, ranges)
    let quoted = String(
      decoding: bytes[
        spans[window.lowerBound].lowerBound..<spans[window.upperBound - 1].upperBound],
      as: UTF8.self)
    text =
      (window.lowerBound > 0 ? "… " : "") + quoted + (window.upperBound < spans.count ? " …" : "")
  }

  /// The words of a text as ranges of bytes.
  private static func spans(_ bytes: [UInt8]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      if byte <= 0x20 {
        if let first = start { spans.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { spans.append(first..<bytes.count) }
    return spans
  }

  /// The words that hold most of the evidence; some stand before it, so that it can be understood.
  private static func window(_ spans: [Range<Int>], _ evidence: [Range<Int>]) -> Range<Int> {
    let places = evidence.compactMap { range in
      spans.firstIndex { $0.upperBound > range.lowerBound }
    }
    var best = (first: 0, held: -1)
    for place in places {
      let first = max(0, min(place - 8, spans.count - mostWords))
      let held = places.count { (first..<first + mostWords).contains($0) }
      if held > best.held { best = (first, held) }
    }
    return best.first..<min(spans.count, best.first + mostWords)
  }
}
