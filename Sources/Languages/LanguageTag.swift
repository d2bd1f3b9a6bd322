/// The BCP 47 tag of a language, such as `nb`, `nn` or `en`.
public struct LanguageTag: RawRepresentable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  /// The tag as it is written.
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

  /// The tag as it is written.
  public var description: String { rawValue }

  /// Orders as the values are listed.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
    left.rawValue < right.rawValue
  }
}
