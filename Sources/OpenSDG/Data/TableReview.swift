import Problems

/// Looks at what stands in a table for what Open SDG publishes otherwise than it is written.
struct TableReview {
  private let table: RepositoryTable
  private let columns: SpecialColumns
  private let dividing: [Int]

  init(_ table: RepositoryTable, columns: SpecialColumns) {
    self.table = table
    self.columns = columns
    dividing = table.columns.indices.filter { columns.divides(table.columns[$0]) }
  }

  func tell(_ log: inout ProblemLog) {
    for index in table.columns.indices
    where table.columns[index] != "Value" && table.columns[index] != "Year" {
      tellOfWords(index, &log)
    }
    // A row is the headline in Open SDG where every dividing column is empty or read as empty.
    let hasHeadline = table.rows.contains { row in
      dividing.allSatisfy { row.fields[$0].isEmpty || MissingWord.contains(row.fields[$0]) }
    }
    if !hasHeadline, !table.rows.isEmpty {
      log.warning("open-sdg.no-headline", at: Place(table.files[0]))
    }
    if let index = table.index(of: "Progress"),
      table.rows.contains(where: { !$0.fields[index].isEmpty })
    {
      log.warning("open-sdg.progress-column", at: Place(table.files[0], cell: "Progress"))
    }
  }

  private func tellOfWords(_ index: Int, _ log: inout ProblemLog) {
    let name = table.columns[index]
    var lines: [String: (place: Place, count: Int)] = [:]
    var order: [String] = []
    for row in table.rows where !row.fields[index].isEmpty {
      let word = row.fields[index]
      if lines[word] == nil {
        order.append(word)
        lines[word] = (Place(row.file, line: row.line, cell: name), 0)
      }
      lines[word]?.count += 1
    }
    for word in order where MissingWord.contains(word) {
      guard let found = lines[word] else { continue }
      log.warning(
        "open-sdg.missing-word", at: found.place,
        ["found": word, "column": name, "count": String(found.count)])
    }
    let words = order.filter { !MissingWord.contains($0) }
    let isNumeric = !words.isEmpty && words.allSatisfy { RepositoryTable.number($0) != nil }
    if isNumeric,
      let word = words.first(where: { $0.hasPrefix("0") && $0.count > 1 && !$0.contains(".") }),
      let found = lines[word]
    {
      log.warning("open-sdg.leading-zero", at: found.place, ["found": word, "column": name])
    }
    for alike in Alike.groups(words) {
      guard let found = lines[alike[1]] else { continue }
      log.warning("open-sdg.names-alike", at: found.place, ["names": Quoted.list(alike)])
    }
  }
}

/// Finds words that differ only in capitals and blanks: two spellings of one.
enum Alike {
  /// Groups of two or more such words, in the order they were met.
  static func groups(_ words: [String]) -> [[String]] {
    var order: [String] = []
    var groups: [String: [String]] = [:]
    for word in words {
      let bare = word.lowercased().filter { !$0.isWhitespace }
      if groups[bare] == nil { order.append(bare) }
      if groups[bare]?.contains(word) != true { groups[bare, default: []].append(word) }
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }
  }
}
