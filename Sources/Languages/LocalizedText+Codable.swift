extension LanguageTag: Codable {}

extension LocalizedText: Codable {
  /// Reads an object with the wording under each language's tag.
  public init(from decoder: any Decoder) throws {
    let texts = try decoder.singleValueContainer().decode([String: String].self)
    self.init(
      Dictionary(uniqueKeysWithValues: texts.map { (LanguageTag(rawValue: $0), $1) }))
  }

  /// Writes an object with the wording under each language's tag; `*` where one serves all.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, $0.value) }))
  }
}
