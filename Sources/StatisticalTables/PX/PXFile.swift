public import Problems

/// A PX file (PC-Axis): keywords about a table, in one or several languages, and its cells.
///
/// Read is the format of Statistics Sweden's "PX-file format" (AXIS-VERSION 2013) and what older files
/// do differently: texts broken over lines, cells between commas or semicolons, a code page that the
/// file names wrongly where its bytes are UTF-8.
public struct PXFile: Sendable {
  /// The file's name, as problems name it.
  public let file: String
  /// The languages of its texts, the main one first; empty where the file names none.
  public let languages: [String]

  let statements: [PXStatement]
  let bytes: [UInt8]
  /// Where the cells begin, and on which line.
  let data: (position: Int, line: Int)
  let encoding: PXEncoding
  private let places: [PXStatement.Name: Int]

  /// Reads the keywords of a file; the cells are read by ``cube(in:)``.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` for what is no keyword with values, a quote that never ends, a code page
  ///   that is not known, a keyword of the structure that stands twice, or no cells.
  public init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    encoding = try PXEncoding(of: bytes, file: file)
    var scanner = PXScanner(bytes: bytes, encoding: encoding, file: file)
    var statements: [PXStatement] = []
    var places: [PXStatement.Name: Int] = [:]
    var log = ProblemLog()
    while let statement = try scanner.next() {
      if places[statement.name] == nil {
        places[statement.name] = statements.count
      } else if PXFile.structure.contains(statement.name.keyword) {
        log.error(
          "px.duplicate-keyword", at: Place(file, line: statement.line),
          ["keyword": statement.name.description])
      }
      statements.append(statement)
    }
    try log.throwErrors()
    guard let data = scanner.data else {
      throw InputRefused([
        Problem(
          statements.isEmpty ? "px.empty" : "px.missing-keyword", at: Place(file, line: 1),
          ["keyword": "DATA"])
      ])
    }
    self.file = file
    self.bytes = bytes
    self.data = data
    self.statements = statements
    self.places = places
    let main = places[PXStatement.Name("LANGUAGE")].map { statements[$0].values.first ?? "" } ?? ""
    let all = places[PXStatement.Name("LANGUAGES")].map { statements[$0].values } ?? []
    languages = main.isEmpty ? all : [main] + all.filter { $0 != main }
  }

  /// Keywords of which a second could mean another table.
  private static let structure: Set<String> = [
    "STUB", "HEADING", "VALUES", "CODES", "TIMEVAL", "CONTVARIABLE", "VARIABLECODE", "KEYS",
    "LANGUAGE", "LANGUAGES", "CODEPAGE", "CHARSET",
  ]

  /// The statement of a keyword.
  ///
  /// - Parameters:
  ///   - keyword: in capitals.
  ///   - language: nil for the main one.
  ///   - subkeys: what stands in parentheses.
  /// - Returns: the first statement, or nil where there is none.
  func statement(
    _ keyword: String, language: String? = nil, _ subkeys: [String] = []
  ) -> PXStatement? {
    places[PXStatement.Name(keyword, language: language, subkeys: subkeys)].map { statements[$0] }
  }
}
