/// All that is written about one indicator, whatever files it stands in.
public struct Metadata: Hashable, Sendable {
  /// The fields by name, in the order they were met.
  public internal(set) var fields: MetadataValue = .map([])
  /// Fields that stand instead in one language, from its subfolder.
  public internal(set) var languages: [String: MetadataValue] = [:]
  /// The files, in the order they were read.
  public internal(set) var files: [String] = []

  /// The value of a field.
  ///
  /// - Parameters:
  ///   - name: the field.
  ///   - language: the language that may have a value of its own.
  /// - Returns: nil where nothing is written.
  public func value(_ name: String, in language: String? = nil) -> MetadataValue? {
    language.flatMap { languages[$0]?[name] } ?? fields[name]
  }

  /// The text of a field, where one is written.
  func filled(_ name: String, in language: String? = nil) -> String? {
    if let language, let own = languages[language]?[name]?.filled { return own }
    return fields[name]?.filled
  }
}
