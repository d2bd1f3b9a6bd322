import CSodium

/// What stood in a form when somebody began to change it: the page carries a mark of each field, so that what
/// others store meanwhile is noticed and not overwritten.
public struct Basis: Hashable, Sendable {
  /// The marks of the fields that are not empty.
  private let marks: [String: String]

  /// What stands in a form.
  ///
  /// - Parameter fields: the fields by their names; how lines end and blanks around a value do not count.
  public init(_ fields: [String: String]) {
    marks = fields.compactMapValues(Self.mark)
  }

  /// What a page sent back.
  ///
  /// - Parameter text: see ``text``; what is none means that nothing was seen.
  public init(text: String) {
    var marks: [String: String] = [:]
    for part in text.prefix(10_000).split(separator: " ") {
      let words = part.split(separator: "=")
      if words.count == 2 { marks[String(words[0])] = String(words[1]) }
    }
    self.marks = marks
  }

  /// The basis as a page carries it.
  public var text: String {
    marks.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  /// Sees that nothing was stored meanwhile that would be lost.
  ///
  /// - Parameters:
  ///   - typed: what was typed, by field.
  ///   - stored: what is stored now, by field.
  /// - Throws: ``ChangedMeanwhile`` where others have stored something else than what was seen or typed.
  public func check(
    _ typed: [String: String], against stored: [String: String]
  ) throws(ChangedMeanwhile) {
    let now = Basis(stored)
    let wanted = Basis(typed)
    let names = Set(now.marks.keys).union(marks.keys).filter {
      now.marks[$0] != marks[$0] && now.marks[$0] != wanted.marks[$0]
    }
    guard !names.isEmpty else { return }
    let untouched = names.filter { wanted.marks[$0] == marks[$0] }
    var fields = typed
    for name in untouched { fields[name] = stored[name] ?? "" }
    throw ChangedMeanwhile(
      fields: fields, stored: stored, changed: names, taken: untouched, basis: now)
  }

  private static func mark(_ value: String) -> String? {
    // Browsers send the ends of lines as two signs, which Swift counts as one.
    let lines = value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let plain = lines.joined(separator: "\n").withoutBlanks
    guard !plain.isEmpty else { return nil }
    let bytes = Array(plain.utf8)
    var hash = [UInt8](repeating: 0, count: 16)
    crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
    let digits = Array("0123456789abcdef")
    return String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

/// Somebody else has stored a change since the page was shown: nothing of what was typed is stored yet.
public struct ChangedMeanwhile: Error, Hashable, Sendable {
  /// What the form is to show: what was typed, and what is stored where only others changed a field.
  public let fields: [String: String]
  /// What is stored now.
  public let stored: [String: String]
  /// The fields that others changed.
  public let changed: Set<String>
  /// Those of them that had not been touched here, so that the form shows what is stored.
  public let taken: Set<String>
  /// What the form is based on from now on.
  public let basis: Basis
}

extension String {
  /// Without blanks at both ends.
  fileprivate var withoutBlanks: Substring {
    let rest = drop(while: \.isWhitespace)
    return rest.lastIndex { !$0.isWhitespace }.map { rest[...$0] } ?? ""
  }
}
