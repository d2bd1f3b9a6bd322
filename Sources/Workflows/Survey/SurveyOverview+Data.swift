import Languages
import Measures
public import Problems
import StatisticalTables
import Store
import SurveyEstimates
import VoluntaryReview

extension SurveyOverview {
  private var isSynthetic: Bool { analysis.stored.review.syntheticNotice != nil }

  /// The tables that the text shows.
  private var shown: [PublishedTable] {
    let addresses = sections.flatMap { $0.tables.map(\.address) }
    return addresses.compactMap { analysis.tables[$0] }
  }

  /// All cells of the tables shown, one in a row, named by its address.
  func delimitedText(in language: Language) -> String {
    var writer = DelimitedWriter()
    writer.row(
      ["table", "cell", "label"] + TableColumns.ofCell + ["measure", "period"]
        + (isSynthetic ? ["synthetic"] : []))
    for table in shown.map(\.table) {
      for (offset, cell) in table.cells.enumerated() {
        let categories = table.categories(at: offset)
        let address = CellAddress(
          table: table.address,
          coordinates: zip(table.dimensions, categories).map {
            CellAddress.Coordinate(dimension: $0.id, category: $1.code)
          })
        let labels = categories.map { $0.label.text(in: language.tag) }.joined(separator: "; ")
        writer.row(
          [table.address.description, address.description, labels]
            + TableColumns.fields(of: cell) + [table.unit.code, table.period.description]
            + (isSynthetic ? ["true"] : []))
      }
    }
    return writer.text
  }

  /// The tables shown, and what is said of who has come furthest, in all languages of the review.
  var json: String {
    let review = analysis.stored.review
    func words(_ text: LocalizedText) -> JSONText {
      .object(review.languages.map { ($0.rawValue, .string(text.text(in: $0))) })
    }
    return JSONText.object([
      ("review", .string(review.id)), ("title", words(review.title)),
      ("synthetic", .bool(isSynthetic)),
      (
        "tables",
        .array(shown.map { $0.json(in: review.languages, isSynthetic: isSynthetic) })
      ),
      (
        "readings",
        .array(
          analysis.readings.map { reading in
            .object([
              ("question", .string(reading.question)), ("title", words(reading.title)),
              ("sentences", .array(reading.sentences.map(words))),
            ])
          })
      ),
    ]).text
  }

  /// Writes every table of the survey, also those by attribute, as CSV and JSON.
  ///
  /// The CSV files are those of a report's data, with its code book and descriptor; `index.csv` lists
  /// address, title and file of each. The folder is replaced as a whole.
  ///
  /// - Parameter output: the path of the folder to write.
  /// - Returns: how many tables were written.
  /// - Throws: ``InputRefused`` where the folder holds something else, or cannot be written.
  public func write(to output: String) throws(InputRefused) -> Int {
    let target = OutputFolder(output)
    try target.checkHoldsTablesOnly()
    let review = analysis.stored.review
    let participation = analysis.tables[TableAddress(["participation"])]
    let tables = (analysis.surveyTables + [participation].compactMap { $0 })
      .sorted { $0.table.address < $1.table.address }
    let package = DataPackage(
      name: review.id, title: review.title, licence: review.licence,
      version: String(review.edition.number), date: review.edition.date,
      syntheticNotice: review.syntheticNotice, languages: review.languages, tables: tables)
    var files = package.files.map { (path: $0.name, content: $0.content) }
    files += tables.map {
      (
        path: TableIndex.json(of: $0.table.address),
        content: $0.json(in: review.languages, isSynthetic: isSynthetic).text
      )
    }
    let index = TableIndex.text(tables.map(\.table), in: review.languages.first ?? .nb)
    files.append((path: TableIndex.name, content: index))
    try target.replace(with: files)
    return tables.count
  }
}

extension Table {
  /// The category in each dimension at a place among the cells.
  fileprivate func categories(at offset: Int) -> [Category] {
    var rest = offset
    var categories: [Category] = []
    for dimension in dimensions.reversed() {
      categories.append(dimension.categories[rest % dimension.categories.count])
      rest /= dimension.categories.count
    }
    return categories.reversed()
  }
}
