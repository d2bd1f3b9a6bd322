import Languages
public import Problems
import StatisticalSources
import StatisticalTables

/// Fetches figures from a statistical service into a file, and writes beside it where they came from.
public struct FetchFigures {
  /// How figures are written.
  public enum Format: String, CaseIterable, Sendable {
    /// A row for each cell.
    case csv
    /// JSON-stat 2.0.
    case jsonStat = "json-stat"
  }

  /// What was written.
  public struct Outcome: Sendable {
    /// The file of figures and its record.
    public let files: [String]
    /// What there is to say, in the reader's language.
    public let words: [String]
  }

  private let words: [String]
  private let access: SourceAccess
  /// What is chosen, such as `Region=0301` and `Tid=top(5)`.
  public var select: [String] = []
  /// Lists of codes, such as `Region=agg_KommSummer`.
  public var codelists: [String] = []
  /// The file to write.
  public var output = ""
  /// How figures are written; as the file's name says where nil.
  public var format: Format?
  /// Whether the words of codes stand beside them in CSV.
  public var hasLabels = false
  /// The language of texts at the service, as it names it.
  public var textLanguage: String?
  /// The most cells of one request, where it shall be fewer than the service takes.
  public var cells: Int?

  /// A fetch.
  ///
  /// - Parameters:
  ///   - words: the service and the table, such as `ssb` and `07459`.
  ///   - access: how services are asked.
  public init(_ words: [String], by access: SourceAccess) {
    self.words = words
    self.access = access
  }

  /// Fetches and writes.
  ///
  /// - Returns: what was written.
  /// - Throws: `InputRefused` saying what stands in the way; nothing is written then.
  public func run() throws(InputRefused) -> Outcome {
    let named = try NamedService(words)
    guard let table = named.rest.first, named.rest.count == 1 else {
      throw InputRefused([
        Problem("source.table-unnamed", at: Place(""), ["service": named.service.id])
      ])
    }
    let selection = try TableSelection.read(select, codelists: codelists)
    let language = named.service.language(for: access.reader.tag, wish: textLanguage)
    if named.service.kind == .klass {
      return try KlassFetch(named.service, language, access).run(table, selection, to: output)
    }
    if let tables = named.service.tables(in: language) {
      return try fetch(table, selection, from: tables, of: named.service)
    }
    return try RecordFetch(named.service, access).run(table, selection, self)
  }

  private func fetch(
    _ table: String, _ selection: TableSelection, from tables: any TableService,
    of service: KnownService
  ) throws(InputRefused) -> Outcome {
    let client = access.client
    let result = try TableFetch(tables, by: client).fetch(table, selection, largest: cells)
    let request = tables.request(result.query)
    let bytes = file(of: result.cube)
    var record = SourceRecord(
      service: service.id, table: table, title: result.cube.label, address: request.address,
      query: String(decoding: request.body ?? [], as: UTF8.self), retrieved: result.retrieved,
      product: access.product, file: bytes)
    record.updated = result.cube.updated ?? result.metadata.updated
    record.codelists = result.query.parts.compactMap { part in
      part.codelist.map { "\(part.variable)=\($0)" }
    }
    record.leftOut = result.eliminated
    record.source = result.cube.source ?? (service.source.isEmpty ? nil : service.source)
    record.licence = service.licence
    if let pxWeb = tables as? PxWebService, service.licence.isEmpty {
      record.licence = try pxWeb.configuration(by: client).licence
    }
    var said = [
      access.reader.text(
        "command.fetch.done", count: result.cube.cells.count,
        [
          "parts": access.reader.text("command.fetch.parts", count: result.parts),
          "kept": String(result.partsOnDisk), "file": output,
        ])
    ]
    if !result.eliminated.isEmpty {
      said.append(
        access.reader.text(
          "command.fetch.left-out", ["variables": access.reader.list(result.eliminated)]))
    }
    for note in result.cube.notes where note.isMandatory {
      said.append(access.reader.text("command.fetch.note", ["note": note.text]))
    }
    return try write(bytes, record, said)
  }

  /// The bytes of a cube in the format that is wanted.
  func file(of cube: Cube) -> [UInt8] {
    let isJSON = output.lowercased().hasSuffix(".json")
    return switch format ?? (isJSON ? .jsonStat : .csv) {
    case .csv: cube.delimited(labels: hasLabels)
    case .jsonStat: JSONStat.bytes(of: [cube])
    }
  }

  /// Writes a file of figures and its record; the file first, so that no record stands without one.
  func write(
    _ bytes: [UInt8], _ record: SourceRecord, _ said: [String]
  ) throws(InputRefused) -> Outcome {
    let beside = SourceRecord.path(beside: output)
    for (path, content) in [(output, bytes), (beside, Array(record.yaml.utf8))] {
      guard AtomicFile.write(content, to: path) else {
        throw InputRefused([Problem("source.file-unwritable", at: Place(path))])
      }
    }
    return Outcome(files: [output, beside], words: said)
  }
}
