public import Problems

/// Markdown divided into what stands as written and the live references in it.
public struct LiveText: Hashable, Sendable {
  /// The parts in order.
  public let parts: [Part]

  /// A part of a text.
  public enum Part: Hashable, Sendable {
    /// Markdown as written.
    case text(String)
    /// A reference.
    case reference(LiveReference)
  }

  /// Divides a text.
  ///
  /// Braces in code (between backticks, or in a fenced block) are left as written, so that a text
  /// can show how references look.
  ///
  /// - Parameters:
  ///   - text: the Markdown.
  ///   - file: its file, for problems.
  ///   - firstLine: the line in the file where the text begins.
  ///   - log: takes what cannot be read; such a reference is left out.
  public init(_ text: String, file: String, firstLine: Int, log: inout ProblemLog) {
    var parts: [Part] = []
    var written = ""
    var line = firstLine
    var code = CodeSpan()
    var rest = Substring(text)
    while !rest.isEmpty {
      if !code.isOpen, rest.hasPrefix("{{") {
        let place = Place(file, line: line)
        guard let end = rest.firstRange(of: "}}") else {
          log.error("reference.open-braces", at: place)
          break
        }
        let inside = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound])
        do {
          let reference = try LiveReference(inside, at: place)
          if !written.isEmpty { parts.append(.text(written)) }
          written = ""
          parts.append(.reference(reference))
        } catch {
          log.add(contentsOf: error.problems)
        }
        line += inside.count { $0.isNewline }
        rest = rest[end.upperBound...]
      } else {
        let character = rest.removeFirst()
        code.read(character)
        if character.isNewline { line += 1 }
        written.append(character)
      }
    }
    if !written.isEmpty { parts.append(.text(written)) }
    self.parts = parts
  }

  /// The references in order.
  public var references: [LiveReference] {
    parts.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }
}

extension LiveReference {
  /// A text without what stands in double braces.
  static func strippingReferences(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstRange(of: "{{") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { return result }
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}

/// Follows backticks: a run of them opens code, a run of the same length closes it.
private struct CodeSpan {
  private var opening = 0
  private var run = 0

  var isOpen: Bool { opening > 0 || run > 0 }

  mutating func read(_ character: Character) {
    if character == "`" {
      run += 1
      return
    }
    if run > 0 {
      if opening == 0 {
        opening = run
      } else if opening == run {
        opening = 0
      }
      run = 0
    }
    // A single or double backtick that is never closed is a sign, not code, beyond its paragraph.
    if character.isNewline && opening > 0 && opening < 3 { opening = 0 }
  }
}
