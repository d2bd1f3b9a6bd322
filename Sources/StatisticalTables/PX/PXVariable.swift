import Problems

/// A variable of a PX file in one language: what its values are called and which codes they have.
struct PXVariable {
  /// The name in the file's main language, by which statements without a language speak of it.
  let main: String
  /// The name in the language that is read.
  let name: String
  /// The texts of the values in the main language.
  let mainTexts: [String]
  /// The texts of the values in the language that is read.
  let texts: [String]
  /// The codes; each once.
  let codes: [String]
  /// The scale of time, such as `A1` or `Q1`, where it is one.
  let timeScale: String?
  /// The positions of the values that a statement names, by text or by code.
  let positions: [String: Int]

  /// Reads a variable's values.
  ///
  /// - Parameters:
  ///   - main: its name in the main language.
  ///   - name: its name in the language that is read.
  ///   - language: the language that is read; nil for the main one.
  ///   - source: the file.
  init(
    _ main: String, name: String, language: String?, in source: PXFile
  ) throws(InputRefused) {
    self.main = main
    self.name = name
    let time = source.statement("TIMEVAL", [main]).map(PXTime.init)
    let values = source.statement("VALUES", [main])
    let coded = source.statement("CODES", [main])
    guard let base = values?.values ?? coded?.values ?? time?.points, !base.isEmpty else {
      throw InputRefused([
        Problem("px.no-values", at: Place(source.file, line: 1), ["variable": main])
      ])
    }
    mainTexts = base
    let translated = language.flatMap { source.statement("VALUES", language: $0, [name]) }
    texts = translated?.values ?? base
    timeScale = time?.scale
    var log = ProblemLog()
    for (statement, found) in [
      (translated, texts.count), (coded, coded?.values.count ?? base.count),
    ]
    where found != base.count {
      log.error(
        "px.count", at: Place(source.file, line: statement?.line),
        [
          "keyword": statement?.name.description ?? "", "found": String(found),
          "expected": String(base.count),
        ])
    }
    if let coded {
      codes = coded.values
      var seen: Set<String> = []
      for code in codes where !seen.insert(code).inserted {
        log.error(
          "px.duplicate-code", at: Place(source.file, line: coded.line),
          ["code": code, "variable": main])
      }
    } else if let time, time.points.count == base.count, Set(time.points).count == base.count {
      codes = time.points
    } else {
      codes = PXVariable.distinct(base)
    }
    try log.throwErrors()
    var positions: [String: Int] = [:]
    for list in [texts, mainTexts, codes] {
      for (position, text) in list.enumerated() where positions[text] == nil {
        positions[text] = position
      }
    }
    self.positions = positions
  }

  /// The texts as codes: a text that is met again takes its number.
  private static func distinct(_ texts: [String]) -> [String] {
    var met: [String: Int] = [:]
    var taken = Set(texts)
    return texts.map { text in
      var count = met[text, default: 0] + 1
      defer { met[text] = count }
      guard count > 1 else { return text }
      while !taken.insert("\(text) (\(count))").inserted { count += 1 }
      return "\(text) (\(count))"
    }
  }
}

/// The points of time that `TIMEVAL` tells.
struct PXTime {
  /// `A1` years, `H1` half-years, `Q1` quarters, `M1` months, `W1` weeks, `D1` days.
  let scale: String
  /// The points, such as `2024`, `20241` or `202401`; none where only their scale is told.
  let points: [String]

  /// The most points that a range is taken to mean.
  private static let longest = 10_000

  /// Reads `TLIST(A1),"1994","1995"` or `TLIST(A1,"1994"-"1996")`.
  init(_ statement: PXStatement) {
    var texts: [String] = []
    var isRange = false
    for token in statement.tokens {
      switch token {
      case .text(let text): texts.append(text)
      case .sign(let sign): if sign == UInt8(ascii: "-") { isRange = true }
      }
    }
    if texts.first?.uppercased() == "TLIST" { texts.removeFirst() }
    scale = texts.isEmpty ? "" : texts.removeFirst()
    points =
      isRange && texts.count == 2
      ? PXTime.range(from: texts[0], to: texts[1], scale: scale) : texts
  }

  private static func range(from first: String, to last: String, scale: String) -> [String] {
    guard let year = Int(first.prefix(4)), let lastYear = Int(last.prefix(4)), year <= lastYear,
      lastYear - year < longest
    else { return [] }
    let parts: (count: Int, digits: Int)
    switch scale.prefix(1) {
    case "H": parts = (2, 1)
    case "Q": parts = (4, 1)
    case "M": parts = (12, 2)
    default: return scale.hasPrefix("A") ? (year...lastYear).map(String.init) : []
    }
    var points: [String] = []
    for year in year...lastYear {
      for part in 1...parts.count {
        let text = String(part)
        let point = "\(year)" + (text.utf8.count < parts.digits ? "0" : "") + text
        if point.count == first.count, point >= first, point <= last { points.append(point) }
      }
    }
    return points.count < longest ? points : []
  }
}
