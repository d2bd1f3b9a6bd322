import Agenda
public import Problems
import StatisticalTables

/// A file of texts with what readers said of them: CSV or tab-separated.
///
/// Columns are found by name: `text` (or one text in several languages as `nb`, `nn`, `en`), `goals`, `goal` or
/// `sdg` ("3", "3;11"), `label` (true or false: was this goal asked about?), `labels_positive` and
/// `labels_negative` (votes of a crowd on the goal), `targets`, `indicator`, `language`, and `doi`,
/// `group`, `document`, `text_id` (what a text is taken from). Others are left unread.
public enum LabelFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for problems.
  /// - Returns: the texts in the order of the file; rows without a text are left out.
  /// - Throws: ``InputRefused`` with all that is wrong, by line and column.
  public static func read(_ bytes: [UInt8], file: String) throws(InputRefused) -> [LabelledText] {
    let table = try DelimitedFile(bytes, file: file)
    let columns = LabelColumns(table.header)
    var log = ProblemLog()
    let head = Place(file, line: 1)
    if columns.text == nil, columns.parallels.isEmpty { log.error("labels.no-text", at: head) }
    if columns.goals == nil, columns.targets == nil, columns.indicator == nil {
      log.error("labels.no-goals", at: head)
    }
    if columns.positive == nil || columns.negative == nil, columns.positive != columns.negative {
      log.error("labels.one-vote", at: head)
    }
    try log.throwErrors()
    var texts: [LabelledText] = []
    for (number, row) in table.rows.enumerated() {
      var reading = LabelRow(columns: columns, row: row, table: table)
      texts += reading.texts(number)
      log.add(contentsOf: reading.log.problems)
    }
    try log.throwErrors()
    if texts.isEmpty { throw InputRefused([Problem("labels.empty", at: head)]) }
    return texts
  }
}

/// Reads one row.
private struct LabelRow {
  let columns: LabelColumns
  let row: DelimitedFile.Row
  let table: DelimitedFile
  var log = ProblemLog()

  init(columns: LabelColumns, row: DelimitedFile.Row, table: DelimitedFile) {
    self.columns = columns
    self.row = row
    self.table = table
  }

  mutating func texts(_ number: Int) -> [LabelledText] {
    let targets = targets()
    guard let answer = answer(targets) else { return [] }
    let origins = columns.origins.filter { !row.fields[$0].isEmpty }
      .map { row.fields[$0] }
    let language = language()
    let own = columns.text.map { [(language, row.fields[$0])] } ?? []
    let parallels = columns.parallels.map { (Optional($0.language), row.fields[$0.column]) }
    return (own + parallels).filter { !$0.1.isEmpty }.map { language, text in
      LabelledText(
        text: text, answer: answer, targets: targets, language: language, origins: origins,
        row: number)
    }
  }

  private mutating func answer(_ targets: [TargetID]) -> LabelledText.Answer? {
    guard let column = columns.goals else {
      return .all(distinct(targets.map(\.goal)))
    }
    let parts = parts(column)
    let goals = distinct(
      parts.compactMap { part in
        let goal = GoalID(number(part)) ?? TargetID(rawValue: part)?.goal
        if goal == nil { refuse("labels.goal", column, part) }
        return goal
      })
    if let label = columns.label {
      guard let goal = goals.first, goals.count == 1 else {
        refuse("labels.one-goal", column, row.fields[column])
        return nil
      }
      switch row.fields[label].lowercased() {
      case "true", "1", "yes", "ja", "y": return .asked(goal, isTrue: true)
      case "false", "0", "no", "nei", "n": return .asked(goal, isTrue: false)
      default:
        refuse("labels.label", label, row.fields[label])
        return nil
      }
    }
    guard let positive = columns.positive, let negative = columns.negative else {
      return .all(goals)
    }
    guard let goal = goals.first, goals.count == 1 else {
      refuse("labels.one-goal", column, row.fields[column])
      return nil
    }
    guard let yes = Double(row.fields[positive]), let no = Double(row.fields[negative]) else {
      refuse("labels.votes", positive, "\(row.fields[positive]), \(row.fields[negative])")
      return nil
    }
    return yes > no ? .main(goal) : .rejected(goal)
  }

  private mutating func targets() -> [TargetID] {
    var found: [TargetID] = []
    for column in [columns.targets, columns.indicator].compactMap({ $0 }) {
      for part in parts(column) {
        // An indicator is its target and a number more: "1.2.1", or "1-2-1-title".
        let codes = part.split { $0 == "." || $0 == "-" }.prefix(2)
        if let target = TargetID(rawValue: codes.joined(separator: ".").lowercased()) {
          found.append(target)
        } else {
          refuse("labels.target", column, part)
        }
      }
    }
    return distinct(found)
  }

  private mutating func language() -> PassageLanguage? {
    guard let column = columns.language, !row.fields[column].isEmpty else { return nil }
    let language = PassageLanguage(rawValue: row.fields[column].lowercased())
    if language == nil { refuse("labels.language", column, row.fields[column]) }
    return language
  }

  /// The parts of a field, parted by semicolons, commas, bars or blanks.
  private func parts(_ column: Int) -> [String] {
    row.fields[column].split { ";,| ".contains($0) }.map(String.init)
      .filter { !["sdg", "goal", "-"].contains($0.lowercased()) }
  }

  /// A goal's number without what stands before it, and without ".0": "SDG3", "3.0".
  private func number(_ part: String) -> String {
    var digits = part.drop { $0.isLetter }
    if digits.hasSuffix(".0") { digits = digits.dropLast(2) }
    return String(digits.drop { $0 == "0" })
  }

  private func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  private mutating func refuse(_ code: String, _ column: Int, _ value: String) {
    log.error(code, at: table.place(row, table.header[column]), ["value": value])
  }
}
