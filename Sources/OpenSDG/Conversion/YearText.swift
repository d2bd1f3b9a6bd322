import Measures

/// Reads what stands in the column `Year`: years, and all else that live repositories write there.
struct YearText {
  /// Whether `2009-10` in this column is the year from 2009 to 2010, not October 2009.
  private let hyphenIsSpan: Bool

  /// Looks at all texts of a column first: one of them can settle what the others mean.
  init(_ texts: [String]) {
    let pairs = texts.compactMap { text -> (Int, Int)? in
      let parts = YearText.parts(text)
      guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
        let year = Int(parts[0]), let end = Int(parts[1])
      else { return nil }
      return (year, end)
    }
    // Moving windows are all of one length; a single one is known only where it ends in the next year.
    let lengths = Set(pairs.map { ($1 - $0 % 100 + 100) % 100 })
    hyphenIsSpan =
      lengths == [1] || lengths.count == 1 && lengths != [0] && Set(pairs.map(\.0)).count > 1
  }

  private static func parts(_ text: String) -> [Substring] {
    text.split { "-–—_".contains($0) }.map { part in
      var part = part
      while part.first == " " { part.removeFirst() }
      while part.last == " " { part.removeLast() }
      return part
    }
  }

  /// The period that a text means.
  ///
  /// A financial or school year such as `2009/10` lies in two calendar years, and is written as the two:
  /// 2009-2010. It is never taken for one of them.
  ///
  /// - Parameter text: the field.
  /// - Returns: nil where it cannot be read.
  func period(_ text: String) -> Period? {
    if let period = Period(text) { return period }
    let scalars = text.split(whereSeparator: { $0 == " " }).map { String($0) }
    if scalars.count == 2 {
      for (year, part) in [(scalars[0], scalars[1]), (scalars[1], scalars[0])] {
        if let period = YearText.part(part, of: year) { return period }
      }
    }
    if text.hasSuffix(".0"), let period = Period(String(text.dropLast(2))) { return period }
    if let slash = text.firstIndex(of: "/") {
      return span(text[..<slash], text[text.index(after: slash)...])
    }
    let parts = YearText.parts(text)
    guard parts.count == 2, parts[0].count == 4 else { return nil }
    if parts[1].count == 2, !hyphenIsSpan, let year = Int(parts[0]), let month = Int(parts[1]),
      (1...12).contains(month), year > 0
    {
      return .month(year, month)
    }
    return span(parts[0], parts[1])
  }

  /// From a year to a later one, the second in two digits or four.
  private func span(_ first: Substring, _ last: Substring) -> Period? {
    guard first.count == 4, let start = Int(first), start > 0, let end = Int(last), end >= 0 else {
      return nil
    }
    let whole: Int
    switch last.count {
    case 4: whole = end
    case 2: whole = start / 100 * 100 + end + (start % 100 == 99 && end == 0 ? 100 : 0)
    default: return nil
    }
    return whole > start ? .years(start, whole) : nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// A quarter (`Q2`) or a month (`M06`, `Jun`, `June`) of a year.
  private static func part(_ part: String, of year: String) -> Period? {
    let word = part.lowercased()
    guard year.count == 4, let number = Int(year), number > 0 else { return nil }
    if let first = word.first, "qm".contains(first), let value = Int(word.dropFirst()) {
      if first == "q", (1...4).contains(value) { return .quarter(number, value) }
      if first == "m", (1...12).contains(value) { return .month(number, value) }
      return nil
    }
    guard word.count >= 3, word.allSatisfy(\.isLetter) else { return nil }
    return months.firstIndex { word.hasPrefix($0) }.map { .month(number, $0 + 1) }
  }
}
