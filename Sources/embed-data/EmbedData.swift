import Foundation

/// Writes the text files of a module's `Data` folder as Swift string literals, so that the program
/// is one file that carries its own words, codes and templates.
///
/// Call: `embed-data DATA-FOLDER OUTPUT.swift`. A raw string literal compiles in a fraction of the
/// time of a byte array of the same size.
@main
struct EmbedData {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("embed-data: DATA-FOLDER OUTPUT.swift\n".utf8))
      exit(2)
    }
    let folder = URL(filePath: arguments[1], directoryHint: .isDirectory)
    var swift = "enum EmbeddedData {\n  static let files: [String: String] = [\n"
    for name in try relativePaths(below: folder) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      swift += "    \"\(name)\": ####\"\"\"\n\(text)\n\"\"\"####,\n"
    }
    swift += "  ]\n}\n"
    try swift.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  }

  private static func relativePaths(below folder: URL) throws -> [String] {
    let found = FileManager.default.enumerator(atPath: folder.path) ?? .init()
    return found.compactMap { $0 as? String }
      .filter { path in
        var isDirectory: ObjCBool = false
        let whole = folder.appending(path: path).path
        return FileManager.default.fileExists(atPath: whole, isDirectory: &isDirectory)
          && !isDirectory.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      .sorted()
  }
}
