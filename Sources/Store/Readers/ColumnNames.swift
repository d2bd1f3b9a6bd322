public import Problems
import Yams

/// Reads a file that says what the columns of collected answers hold: a line for each, `"Column": question`.
public enum ColumnNames {
  /// What each column holds, by its name.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, YAML.
  ///   - file: its name, for problems.
  /// - Throws: `InputRefused` where it is no list of names.
  public static func read(_ bytes: [UInt8], file: String) throws(InputRefused) -> [String: String] {
    let yaml = try YAMLFile(bytes, file: file)
    guard let mapping = yaml.root.mapping else {
      throw InputRefused([Problem("collected.bad-mapping", at: Place(file))])
    }
    var names: [String: String] = [:]
    for (key, value) in mapping {
      guard let column = key.scalar?.string, let name = value.scalar?.string else {
        throw InputRefused([Problem("collected.bad-mapping", at: Place(file))])
      }
      names[column] = name
    }
    return names
  }
}
