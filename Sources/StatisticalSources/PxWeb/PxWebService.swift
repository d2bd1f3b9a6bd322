public import Problems
public import StatisticalTables

/// A service that speaks PxWebApi v2 (the interface of Statistics Norway from 2025, Statistics Sweden and others).
///
/// Source: the specification PxAPI-2 of the PxTools project.
public struct PxWebService: TableService {
  /// The base address, such as `https://data.ssb.no/api/pxwebapi/v2`.
  public let base: String
  /// The language of texts at the service, such as `no` or `en`; the service's own choice where nil.
  public let language: String?
  /// The most cells of one request, where the service does not say.
  public let usualLimit: Int

  /// How long what a service says of itself is taken without asking, in seconds.
  static let dayLong = SourceClient.Keeping.seconds(86400)

  /// A service.
  ///
  /// - Parameters:
  ///   - base: its base address.
  ///   - language: the language of texts at the service.
  ///   - usualLimit: the most cells of one request, where the service does not say.
  public init(base: String, language: String? = nil, usualLimit: Int = 100_000) {
    self.base = AddressText.base(base)
    self.language = language
    self.usualLimit = usualLimit
  }

  /// The base address and the language.
  public var address: String { "\(base) \(language ?? "")" }

  /// What the service says of itself.
  public struct Configuration: Hashable, Sendable {
    /// The most cells of one request.
    public let mostCells: Int?
    /// How many calls it takes in ``seconds``; 0 where it does not count.
    public let calls: Int
    /// The span of time that calls are counted in.
    public let seconds: Int
    /// The address of the licence.
    public let licence: String?
    /// How it wants to be named as the source, by language.
    public let sourceTexts: [String: String]
    /// The languages of its texts.
    public let languages: [String]
  }

  /// Asks what the service says of itself.
  ///
  /// - Parameter client: asks.
  /// - Returns: its limits, licence and languages.
  /// - Throws: `InputRefused` where it does not answer.
  public func configuration(by client: SourceClient) throws(InputRefused) -> Configuration {
    let request = Request.get("\(base)/config")
    let reply = try json(request, by: client, keeping: PxWebService.dayLong)
    let references = (reply["sourceReferences"]?.elements ?? []).compactMap { item in
      item["language"]?.string.flatMap { tag in item["text"]?.string.map { (tag, $0) } }
    }
    let configuration = Configuration(
      mostCells: reply["maxDataCells"]?.int, calls: reply["maxCallsPerTimeWindow"]?.int ?? 0,
      seconds: reply["timeWindow"]?.int ?? 0, licence: reply["license"]?.string,
      sourceTexts: Dictionary(references, uniquingKeysWith: { first, _ in first }),
      languages: (reply["languages"]?.elements ?? []).compactMap { $0["id"]?.string })
    if configuration.calls > 0, configuration.seconds > 0 {
      client.limit(configuration.calls, in: Double(configuration.seconds), of: request.host)
    }
    return configuration
  }

  /// The most cells of one request, as the service tells.
  public func largestRequest(by client: SourceClient) throws(InputRefused) -> Int {
    let told = try configuration(by: client).mostCells ?? 0
    return told > 0 ? told : usualLimit
  }

  /// The description of a table, asked for each time and sent anew where it has changed.
  public func metadata(
    of table: String, codelists: [String: String], by client: SourceClient
  ) throws(InputRefused) -> TableMetadata {
    let plain = try metadata(of: table, named: [:], by: client)
    if codelists.isEmpty { return plain }
    // The names of variables stand with small or capital letters; those of lists must be exact.
    let codes = CodeList(plain.variables.map(\.code))
    var named: [String: String] = [:]
    var log = ProblemLog()
    for (variable, list) in codelists {
      guard let position = codes.position(of: variable) else { continue }
      let known = plain.variables[position]
      named[known.code] = list
      if !known.codelists.contains(where: { $0.id == list }) {
        log.add(TableQuery.unknownList(list, of: known, in: table))
      }
    }
    try log.throwErrors()
    return try metadata(of: table, named: named, by: client)
  }

  private func metadata(
    of table: String, named codelists: [String: String], by client: SourceClient
  ) throws(InputRefused) -> TableMetadata {
    let lists = codelists.sorted { $0.key < $1.key }
      .map { (name: "codelist[\($0.key)]", value: Optional($0.value)) }
    let request = Request.get(path("tables/\(AddressText.escape(table))/metadata", lists))
    // Always asked for, but sent anew only where it has changed.
    let reply = try json(request, by: client, keeping: .seconds(0))
    return try PxWebMetadata.read(reply, table: table, at: request.address)
  }

  /// What the service shows of a table where nothing is chosen.
  public func defaultSelection(
    of metadata: TableMetadata, by client: SourceClient
  ) throws(InputRefused) -> TableSelection? {
    let request = Request.get(
      path("tables/\(AddressText.escape(metadata.id))/defaultselection", []))
    let reply = try json(request, by: client, keeping: .never)
    return PxWebService.selection(reply)
  }

  /// The request for the cells of a query, by POST.
  public func request(_ query: TableQuery) -> Request {
    let address = path(
      "tables/\(AddressText.escape(query.table))/data", [("outputFormat", "json-stat2")])
    return .post(json: PxWebService.body(query), to: address)
  }

  /// The cells in a reply.
  public func cube(_ bytes: [UInt8], at place: String) throws(InputRefused) -> Cube {
    try DataReply.jsonStat(bytes, at: place)
  }

  /// What is sent for a query.
  static func body(_ query: TableQuery) -> JSONText {
    .object([
      (
        "selection",
        .array(
          query.parts.map { part in
            var members: [(key: String, value: JSONText)] = [
              ("variableCode", .string(part.variable))
            ]
            if let list = part.codelist { members.append(("codelist", .string(list))) }
            members.append(("valueCodes", .array(part.codes.map(JSONText.string))))
            return .object(members)
          })
      )
    ])
  }

  /// A selection as the service writes it: of a default or of a saved query.
  static func selection(_ reply: JSONNode) -> TableSelection? {
    guard let list = reply["selection"]?.elements else { return nil }
    return TableSelection(
      list.compactMap { item in
        guard let code = item["variableCode"]?.string else { return nil }
        let values = (item["valueCodes"]?.elements ?? []).compactMap(\.string)
        // A variable with no value is left out.
        guard !values.isEmpty else { return nil }
        return TableSelection.Choice(
          code, values.compactMap { ValueExpression($0) }, codelist: item["codelist"]?.string)
      })
  }

  func path(_ path: String, _ values: [(name: String, value: String?)]) -> String {
    AddressText.with("\(base)/\(path)", [("lang", language)] + values)
  }

  func json(
    _ request: Request, by client: SourceClient, keeping: SourceClient.Keeping
  ) throws(InputRefused) -> JSONNode {
    try JSONNode.read(client.bytes(request, keeping: keeping), file: request.address)
  }
}
