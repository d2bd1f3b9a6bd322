/// The BCP 47 tag of a language, such as `nb`, `nn` or `en`.
public struct LanguageTag: RawRepresentable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  public let rawValue: String

  /// Takes a tag as it is written; nothing is looked up.
  ///
  /// - Parameter rawValue: the tag, in lower case.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Norwegian bokmål.
  public static let nb = LanguageTag(rawValue: "nb")
  /// Norwegian nynorsk.
  public static let nn = LanguageTag(rawValue: "nn")
  /// English.
  public static let en = LanguageTag(rawValue: "en")

  public var description: String { rawValue }

  public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
    left.rawValue < right.rawValue
  }
}
