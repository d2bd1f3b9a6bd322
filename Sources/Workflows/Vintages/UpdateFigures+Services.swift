import Indicators
import Languages
import Measures
public import Problems
import StatisticalSources
import StatisticalTables

extension UpdateFigures {
  /// An update of a folder from the services themselves.
  ///
  /// - Parameters:
  ///   - folder: the path of the review folder.
  ///   - access: how services are asked.
  /// - Throws: `InputRefused` where the machine's clock tells no day.
  public init(_ folder: String, by access: SourceAccess) throws(InputRefused) {
    guard let today = access.client.today else {
      throw InputRefused([Problem("update.no-day", at: Place(""))])
    }
    self.init(folder, today: today) { source throws(InputRefused) in
      try ServiceReply(source, access, today).reply()
    }
  }
}

/// What a service answers to a query of a review.
private struct ServiceReply {
  let source: FigureSource
  let access: SourceAccess
  let today: Day

  init(_ source: FigureSource, _ access: SourceAccess, _ today: Day) {
    self.source = source
    self.access = access
    self.today = today
  }

  func reply() throws(InputRefused) -> UpdateFigures.Reply {
    let named = try NamedService(source.service.split(separator: " ").map(String.init))
    let service = named.service
    let language = service.language(for: access.reader.tag)
    guard named.rest.isEmpty, let tables = service.tables(in: language) else {
      throw InputRefused([
        Problem(
          "update.service-without-tables", at: source.place, ["service": source.service])
      ])
    }
    let client = access.client
    let result = try TableFetch(tables, by: client).fetch(source.table, try selection())
    let request = tables.request(result.query)
    let question = String(decoding: request.body ?? [], as: UTF8.self)
    var licence = source.licence ?? service.licence
    if licence.isEmpty, let pxWeb = tables as? PxWebService {
      licence = try pxWeb.configuration(by: client).licence ?? ""
    }
    let maker = result.cube.source ?? service.source
    return UpdateFigures.Reply(
      cube: result.cube,
      record: ObservationSource.Record(
        service: service.id, table: source.table, address: request.address,
        query: question.isEmpty ? nil : question, retrieved: today,
        updated: result.cube.updated ?? result.metadata.updated,
        licence: licence.isEmpty ? nil : licence,
        source: source.source ?? (maker.isEmpty ? nil : LocalizedText(same: maker))))
  }

  private func selection() throws(InputRefused) -> TableSelection {
    var log = ProblemLog()
    var choices: [TableSelection.Choice] = []
    for asked in source.selection {
      var values: [ValueExpression] = []
      for code in asked.codes {
        if let value = ValueExpression(code) {
          values.append(value)
        } else {
          log.error("source.expression-unreadable", at: source.place, ["text": code])
        }
      }
      choices.append(.init(asked.dimension, values, codelist: asked.codelist))
    }
    try log.throwErrors()
    return TableSelection(choices)
  }
}
