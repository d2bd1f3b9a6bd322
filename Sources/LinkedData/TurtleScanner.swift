import Problems

/// Walks over the words of a Turtle file to know where things stand, which the library does not tell.
///
/// It finds the lines of blocks and values, prefixes that are used but not declared, brackets that
/// stand too deep, and relative addresses with dot segments; all else is left to the library.
struct TurtleScanner {
  private var words: TurtleWords
  private let file: String
  private let limits: Turtle.Limits
  private var prefixes: Set<String> = []
  private var missing: Set<String> = []
  /// What is expected next in a block.
  private var part = Part.subject
  private var depth = 0
  private var block: TurtleLayout.Block?
  private var layout = TurtleLayout()
  /// What was found wrong.
  private(set) var log = ProblemLog()

  private enum Part {
    case subject, predicate, value, end
  }

  init(_ bytes: [UInt8], file: String, limits: Turtle.Limits) {
    words = TurtleWords(bytes)
    self.file = file
    self.limits = limits
  }

  /// Where the blocks stand.
  mutating func scan() -> TurtleLayout {
    while let word = words.next() {
      switch word.kind {
      case .sign(let sign): take(sign, at: word.line)
      case .keyword where block == nil: readDirective(word)
      case .keyword: continue
      case .name:
        check(word)
        advance(word.line, isNamed: true)
      case .address:
        checkDots(word)
        advance(word.line, isNamed: true)
      case .text: advance(word.line, isNamed: false)
      }
      if depth > limits.depth {
        log.error(
          "turtle.too-deep", at: Place(file, line: word.line), ["limit": String(limits.depth)])
        break
      }
    }
    endBlock()
    return layout
  }

  private mutating func take(_ sign: UInt8, at line: Int) {
    switch sign {
    case UInt8(ascii: "."): if depth == 0 { endBlock() }
    case UInt8(ascii: ";"): if depth == 0, block != nil { part = .predicate }
    case UInt8(ascii: ","): if depth == 0, block != nil { part = .value }
    case UInt8(ascii: "]"), UInt8(ascii: ")"): depth = max(0, depth - 1)
    default:
      advance(line, isNamed: false)
      depth += 1
    }
  }

  /// Takes a word that stands for a subject, a property or a value.
  private mutating func advance(_ line: Int, isNamed: Bool) {
    guard depth == 0 else { return }
    switch part {
    case .subject:
      block = TurtleLayout.Block(line: line, end: line, hasNamedSubject: isNamed)
      part = .predicate
    case .predicate: part = .value
    case .value:
      block?.values.append(line)
      part = .end
    case .end: break
    }
  }

  private mutating func endBlock() {
    if var done = block {
      done.end = words.line
      layout.blocks.append(done)
    }
    block = nil
    part = .subject
  }

  /// Reads what follows `@prefix`, `PREFIX`, `@base` or `BASE`.
  private mutating func readDirective(_ word: TurtleWords.Word) {
    let name = words.text(of: word).lowercased()
    if name.hasSuffix("prefix"), let label = words.next(), case .name = label.kind {
      prefixes.insert(TurtleScanner.prefix(of: words.text(of: label)) ?? "")
    }
    if let address = words.next(), case .address = address.kind { checkDots(address) }
  }

  private mutating func check(_ word: TurtleWords.Word) {
    let name = words.text(of: word)
    guard let prefix = TurtleScanner.prefix(of: name), prefix != "_", !prefixes.contains(prefix),
      missing.insert(prefix).inserted
    else { return }
    log.error(
      "turtle.prefix", at: Place(file, line: word.line), ["prefix": prefix, "name": name])
  }

  private static func prefix(of name: String) -> String? {
    name.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(name[..<$0]) }
  }

  /// Refuses what older builds of the library cannot resolve safely (CVE-2024-57823).
  private mutating func checkDots(_ word: TurtleWords.Word) {
    let address = words.text(of: word)
    guard address.utf8.contains(UInt8(ascii: ".")) || address.utf8.contains(UInt8(ascii: "\\"))
    else { return }
    let segments = address.split(separator: "/", omittingEmptySubsequences: false)
    if segments.contains("..") || segments.contains(".") || address.contains("\\") {
      log.error("turtle.dots", at: Place(file, line: word.line), ["address": address])
    }
  }
}
