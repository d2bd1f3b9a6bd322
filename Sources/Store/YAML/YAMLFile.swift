import Languages
import Problems
import StatisticalTables
import Yams

/// A YAML file that has been parsed, with the place of everything in it.
struct YAMLFile {
  let file: String
  let root: Node
  /// How many lines stand before the YAML in its file: the front matter of a case begins on line 2.
  let lineOffset: Int

  /// Parses text.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - file: the file's name, for problems.
  ///   - lineOffset: how many lines stand before it in the file.
  /// - Throws: `InputRefused` where it is no YAML, or nothing at all.
  init(_ text: String, file: String, lineOffset: Int = 0) throws(InputRefused) {
    self.file = file
    self.lineOffset = lineOffset
    if let line = AliasedKey.line(in: text) {
      throw InputRefused([Problem("yaml.alias-in-key", at: Place(file, line: line + lineOffset))])
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw InputRefused([Problem("yaml.empty", at: Place(file, line: lineOffset + 1))])
      }
      root = node
    } catch let refused as InputRefused {
      throw refused
    } catch {
      throw InputRefused([YAMLFile.problem(error, file: file, lineOffset: lineOffset)])
    }
  }

  /// Reads the bytes of a file as YAML.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: the file's name, for problems.
  /// - Throws: `InputRefused` where it is not UTF-8 or no YAML.
  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    try self.init(TextFile.decode(bytes, file: file), file: file)
  }

  func place(_ node: Node, _ path: String) -> Place {
    Place(
      file, line: node.mark.map { $0.line + lineOffset }, column: node.mark?.column,
      cell: path.isEmpty ? nil : path)
  }

  private static func problem(_ error: any Error, file: String, lineOffset: Int) -> Problem {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      Problem(
        "yaml.syntax",
        at: Place(file, line: mark.line + lineOffset, column: mark.column), ["detail": problem])
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      Problem(
        "yaml.duplicate-key",
        at: Place(file, line: context.mark.line + lineOffset, column: context.mark.column),
        ["key": keys.map(\.description).sorted().joined(separator: ", ")])
    default:
      Problem("yaml.syntax", at: Place(file), ["detail": "\(error)"])
    }
  }
}
