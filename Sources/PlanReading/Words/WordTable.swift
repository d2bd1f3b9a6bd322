/// A tab-separated list of words that is part of the module: comment lines, a heading, then rows.
///
/// The files are part of the program, so a malformed one is a programmer's error and stops it.
struct WordTable {
  let rows: [[String]]

  init(_ file: String) {
    guard let text = EmbeddedData.files[file] else {
      preconditionFailure("\(file): the file is not part of the module")
    }
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let split = lines.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    rows = Array(split.dropFirst())
    for row in rows where row.count != split[0].count {
      preconditionFailure("\(file): \(split[0].count) fields are expected in \(row)")
    }
  }
}
