/// A value of a settings or metadata file, as it is written: numbers and dates stay text.
public indirect enum MetadataValue: Hashable, Sendable {
  /// A text, a number or a date.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// Several values.
  case list([MetadataValue])
  /// Values by name, in the file's order.
  case map([Entry])
  /// Nothing.
  case empty

  /// One value with its name.
  public struct Entry: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: MetadataValue
    /// The line it stands on, from 1.
    public let line: Int?
  }

  /// The entries of a map; none of anything else.
  public var entries: [Entry] {
    if case .map(let entries) = self { entries } else { [] }
  }

  /// The items of a list; a single value is a list of itself.
  public var items: [MetadataValue] {
    switch self {
    case .list(let items): items
    case .empty: []
    default: [self]
    }
  }

  /// The value with a name in a map.
  ///
  /// - Parameter name: the name.
  /// - Returns: nil where it is no map, or has no such name.
  public subscript(name: String) -> MetadataValue? {
    entries.last { $0.name == name }?.value
  }

  /// The text, where it is one that is not blank.
  public var filled: String? {
    guard case .text(let text) = self else { return nil }
    let trimmed = text.withoutBlanksAround
    return trimmed.isEmpty ? nil : trimmed
  }

  /// Whether it is said to be so.
  public var isTrue: Bool { self == .flag(true) }

  /// The value in one line, for lists of fields; empty where nothing stands there.
  public var oneLine: String {
    switch self {
    case .text(let text): text.withoutBlanksAround
    case .flag(let flag): flag ? "true" : "false"
    case .empty: ""
    case .list(let items): items.map(\.oneLine).joined(separator: "; ")
    case .map(let entries):
      "{" + entries.map { "\($0.name): \($0.value.oneLine)" }.joined(separator: ", ") + "}"
    }
  }

  /// This value with another laid over it: maps are joined name by name, all else is replaced.
  func overlaid(by other: MetadataValue) -> MetadataValue {
    guard case .map(var entries) = self, case .map(let more) = other else { return other }
    for entry in more {
      if let index = entries.firstIndex(where: { $0.name == entry.name }) {
        entries[index] = Entry(
          name: entry.name, value: entries[index].value.overlaid(by: entry.value), line: entry.line)
      } else {
        entries.append(entry)
      }
    }
    return .map(entries)
  }
}

extension String {
  /// The text without blanks and line breaks at its ends.
  var withoutBlanksAround: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
