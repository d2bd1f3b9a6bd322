public import Problems
public import StatisticalTables

/// Fetches a table whole: in as many parts as the service's limit asks for, going on where it was stopped.
public struct TableFetch {
  private let service: any TableService
  private let client: SourceClient
  /// The most cells that are fetched; what is more does not fit into memory.
  public static let mostCells = 100_000_000
  /// How long the replies of a service that does not say when a table changed are taken, in seconds.
  static let longestWithoutState = 86400.0
  /// How often a table that changes meanwhile is begun anew.
  private static let mostTries = 3

  /// What was fetched, and how.
  public struct Result: Sendable {
    /// The cells.
    public let cube: Cube
    /// What the service says of the table.
    public let metadata: TableMetadata
    /// What was asked for, as it was written; what the service shows first where nothing was chosen.
    public let selection: TableSelection
    /// What was asked for, as codes.
    public let query: TableQuery
    /// The variables that were left out, over which the service added up.
    public let eliminated: [String]
    /// In how many parts the cells came.
    public let parts: Int
    /// How many of them were on disk already.
    public let partsOnDisk: Int
    /// When the last part came, in seconds since 1970.
    public let retrieved: Double
  }

  /// A fetch from a service.
  ///
  /// - Parameters:
  ///   - service: holds the tables.
  ///   - client: asks; its cache holds the journal.
  public init(_ service: any TableService, by client: SourceClient) {
    self.service = service
    self.client = client
  }

  /// Fetches what is selected of a table.
  ///
  /// - Parameters:
  ///   - table: its id.
  ///   - selection: what is wanted; what the service shows first where it holds no choice.
  ///   - largest: the most cells of one request, where it shall be fewer than the service takes.
  /// - Returns: the cube and how it came.
  /// - Throws: `InputRefused` saying what stands in the way.
  public func fetch(
    _ table: String, _ selection: TableSelection, largest: Int? = nil
  ) throws(InputRefused) -> Result {
    let allowed = try service.largestRequest(by: client)
    let limit = max(1, min(largest ?? allowed, allowed))
    for _ in 0..<TableFetch.mostTries {
      let metadata = try service.metadata(
        of: table, codelists: selection.codelists, by: client)
      var chosen = selection
      if chosen.choices.isEmpty {
        chosen = try service.defaultSelection(of: metadata, by: client) ?? chosen
      }
      var run = try Run(
        service: service, client: client, metadata: metadata, selection: chosen, limit: limit)
      if try run.fetchAll() { return try run.result() }
      client.notice(.changed)
    }
    throw InputRefused([Problem("source.table-changed", at: Place(table))])
  }

  /// One try to fetch all parts of a table in one state.
  private struct Run {
    let service: any TableService
    let client: SourceClient
    let metadata: TableMetadata
    let selection: TableSelection
    let query: TableQuery
    let total: Int
    let journal: FetchJournal?
    let oldest: Double
    var boxes: [[Range<Int>]]
    var assembler: CubeAssembler
    /// When the table was changed, as the replies say: by what they measure, as a service gives the time of
    /// the contents that were asked for.
    var states: [[String]: String] = [:]
    var parts = 0
    var partsOnDisk = 0

    init(
      service: any TableService, client: SourceClient, metadata: TableMetadata,
      selection: TableSelection, limit: Int
    ) throws(InputRefused) {
      let query = try TableQuery(selection, in: metadata)
      guard let total = query.cellCount, total <= TableFetch.mostCells else {
        throw InputRefused([
          Problem(
            "source.table-too-large", at: Place(metadata.id),
            ["number": query.cellCount.map(String.init) ?? "∞", "most": String(mostCells)])
        ])
      }
      self.service = service
      self.client = client
      self.metadata = metadata
      self.selection = selection
      self.query = query
      self.total = total
      let request = service.request(query)
      let key =
        [service.address, metadata.updated ?? "", request.address]
        .joined(separator: "\n") + String(decoding: request.body ?? [], as: UTF8.self)
      journal = client.cache.map { FetchJournal(cache: $0.folder, key: key) }
      if client.isRefreshing { journal?.clear() }
      oldest = metadata.updated == nil ? client.time.now - longestWithoutState : 0
      boxes = SplitPlan.boxes(sizes: query.sizes, limit: limit).reversed()
      assembler = CubeAssembler(query)
    }

    /// Fetches every part.
    ///
    /// - Returns: false where the table changed meanwhile: what has come is forgotten.
    mutating func fetchAll() throws(InputRefused) -> Bool {
      client.notice(.cells(done: 0, of: total))
      while let box = boxes.popLast() {
        let part = query.cut(to: box)
        guard let cube = try cube(of: part, box: box) else { continue }
        guard isOfSameState(cube) else {
          journal?.clear()
          return false
        }
        try assembler.add(cube, as: part, from: Place(service.request(part).address))
        parts += 1
        client.notice(.cells(done: assembler.cellsDone, of: total))
      }
      return states.count < 2 ? true : try isDescribedAsBefore()
    }

    /// Whether the description is still the same: parts with other contents cannot be compared themselves.
    private func isDescribedAsBefore() throws(InputRefused) -> Bool {
      let now = try service.metadata(
        of: metadata.id, codelists: selection.codelists, by: client)
      if now == metadata { return true }
      journal?.clear()
      return false
    }

    /// The cells of a part, from disk or fresh; nil where the service found it too large and it was cut.
    private mutating func cube(
      of part: TableQuery, box: [Range<Int>]
    ) throws(InputRefused) -> Cube? {
      let request = service.request(part)
      if let kept = journal?.reply(to: request, since: oldest),
        let cube = try? service.cube(kept, at: request.address)
      {
        partsOnDisk += 1
        return cube
      }
      let reply = try client.answer(request)
      guard reply.isSuccess else {
        let message = ServiceMessage(reply)
        let count = SplitPlan.count(box)
        guard message.isTooManyCells, count > 1 else {
          throw InputRefused([message.problem(of: request)])
        }
        boxes += SplitPlan.boxes(of: box, limit: (count + 1) / 2).reversed()
        return nil
      }
      let bytes = reply.bytes
      // What is no answer to the question is not kept.
      let cube = try service.cube(bytes, at: request.address)
      if let journal, !journal.keep(bytes, for: request, at: client.time.now) {
        throw InputRefused([
          Problem("source.cache-unwritable", at: Place(client.cache?.folder ?? ""))
        ])
      }
      return cube
    }

    /// Whether a reply speaks of the table in the state that the others do.
    ///
    /// The description is not compared: a service may write its time in another way.
    private mutating func isOfSameState(_ cube: Cube) -> Bool {
      guard let updated = cube.updated else { return true }
      let contents = cube.dimensions.first { $0.role == .metric || $0.id == "ContentsCode" }
      let key = contents?.categories.map(\.code) ?? []
      guard let known = states[key] else {
        states[key] = updated
        return true
      }
      return Instant.same(known, updated)
    }

    func result() throws(InputRefused) -> Result {
      let cube = try assembler.cube(at: Place(metadata.id))
      let asked = Set(query.parts.map(\.variable))
      return Result(
        cube: cube, metadata: metadata, selection: selection, query: query,
        eliminated: metadata.variables.map(\.code).filter { !asked.contains($0) },
        parts: parts, partsOnDisk: partsOnDisk, retrieved: client.time.now)
    }
  }
}

/// Times as services write them.
enum Instant {
  /// Whether two texts name the same time: as they stand, or but for parts of seconds and the form of the zone.
  static func same(_ left: String, _ right: String) -> Bool {
    left == right || normal(left) == normal(right)
  }

  private static func normal(_ text: String) -> String {
    var text = text.uppercased()
    if text.hasSuffix("+00:00") { text = text.dropLast(6) + "Z" }
    guard let dot = text.firstIndex(of: ".") else { return text }
    return String(text[..<dot] + text[dot...].drop { $0 == "." || $0.isNumber })
  }
}
