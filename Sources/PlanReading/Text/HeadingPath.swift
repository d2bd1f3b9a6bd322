/// The headings above what is being read.
struct HeadingPath {
  private var open: [(level: Int, text: String)] = []

  var texts: [String] { open.map(\.text) }
  /// The level of the innermost heading; 0 where there is none.
  var level: Int { open.last?.level ?? 0 }
  /// The level of the innermost heading that has a number.
  private(set) var numberedLevel = 0

  /// Adds a heading, which ends those of its level and below.
  mutating func enter(_ text: String, level: Int, isNumbered: Bool = false) {
    while let last = open.last, last.level >= level { open.removeLast() }
    open.append((level, text))
    if isNumbered { numberedLevel = level }
  }
}
