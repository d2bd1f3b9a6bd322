import StatisticalTables

/// The JSON Schemas of the files of a review folder, made from what the reader itself checks.
public enum FolderSchemas {
  /// The names of the schemas.
  public static let names = Shape.files.map(\.name)

  /// A schema as JSON text.
  ///
  /// - Parameter name: one of ``names``.
  /// - Returns: the schema; nil where there is none of that name.
  public static func text(_ name: String) -> String? {
    Shape.files.first { $0.name == name }.map { Shape.schema(named: $0.name, $0.shape).text }
  }
}
