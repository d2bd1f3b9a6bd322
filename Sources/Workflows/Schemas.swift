public import Problems
import Store

/// The JSON Schemas of the files of a review folder.
public enum Schemas {
  /// The names of the schemas.
  public static var names: [String] { FolderSchemas.names }

  /// A schema as JSON text.
  ///
  /// - Parameter name: one of ``names``.
  /// - Returns: the schema; nil where there is none of that name.
  public static func text(_ name: String) -> String? { FolderSchemas.text(name) }

  /// Writes every schema as `<name>.schema.json`.
  ///
  /// - Parameter path: the folder.
  /// - Returns: the paths written.
  /// - Throws: ``InputRefused`` where the folder cannot be written.
  public static func write(to path: String) throws(InputRefused) -> [String] {
    let folder = FolderFiles(path)
    for name in names {
      if let text = text(name) { try folder.write(text, to: "\(name).schema.json") }
    }
    return names.map { "\(path)/\($0).schema.json" }
  }
}
