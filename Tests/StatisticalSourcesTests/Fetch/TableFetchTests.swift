import Problems
import StatisticalTables
import TestSupport
import Testing

@testable import StatisticalSources

/// Fetches from a stand-in for a service, by libcurl over a real connection.
@Suite("Fetching a table")
struct TableFetchTests {
  private static let small = StandTable.counting([
    .init("Region", (0..<30).map { "r\($0)" }, isEliminable: true),
    .init("Kjonn", ["1", "2"], isEliminable: true), .init("ContentsCode", ["a", "b"]),
    .init("Tid", (2015...2024).map(String.init)),
  ])
  private static let all = ["Region=*", "Kjonn=*", "ContentsCode=*", "Tid=*"]

  private func client(
    _ folder: TemporaryFolder, time: TestTime = TestTime(), isRefreshing: Bool = false,
    notice: @escaping (SourceClient.Notice) -> Void = { _ in }
  ) -> SourceClient {
    let settings = NetworkSettings(environment: [:], folder: folder.path)
    return SourceClient(
      CurlTransport(settings), cache: ReplyCache(folder: folder.path), time: time,
      isRefreshing: isRefreshing, notice: notice)
  }

  private func same(_ cube: Cube, as table: StandTable) -> Bool {
    let numbers = (0..<cube.cells.count).map { cube.cells[$0] }
    return numbers == table.numbers && cube.cells.statuses == table.statuses
      && cube.dimensions.map(\.id) == table.dimensions.map(\.code)
      && cube.dimensions.map { $0.categories.map(\.code) } == table.dimensions.map(\.values)
  }

  private func refusal(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return (error as? InputRefused)?.problems.first?.code ?? "\(error)"
    }
  }

  @Test(arguments: [1, 7, 100, 599, 600, 1200])
  func `whatever the limit, the parts give the whole table`(limit: Int) throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: limit == 1 ? 20 : limit)
    try TemporaryFolder.use { folder in
      let service = PxWebService(base: stand.address, language: "no")
      let result = try TableFetch(service, by: client(folder)).fetch("t", .read(Self.all))
      #expect(same(result.cube, as: Self.small))
      #expect(stand.largest <= limit || limit == 1)
      #expect(result.parts == stand.served)
      #expect(result.eliminated == [])
      #expect(result.cube.updated == "2026-02-25T07:00:00Z")
    }
  }

  @Test func `the older interface gives the same table`() throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 250)
    try TemporaryFolder.use { folder in
      let service = OlderPxWebService(base: stand.olderAddress)
      let result = try TableFetch(service, by: client(folder)).fetch("t", .read(Self.all))
      #expect(same(result.cube, as: Self.small))
      #expect(result.parts == 5)
    }
  }

  @Test func `what may be left out is left out, and that is told`() throws {
    let stand = try PxWebStand(["t": Self.small])
    try TemporaryFolder.use { folder in
      let result = try TableFetch(PxWebService(base: stand.address), by: client(folder))
        .fetch("t", .read(["Tid=top(2)", "ContentsCode=b"]))
      #expect(result.eliminated == ["Region", "Kjonn"])
      #expect(result.cube.dimensions.map(\.id) == ["ContentsCode", "Tid"])
      #expect(result.cube.dimensions[1].categories.map(\.code) == ["2023", "2024"])
    }
  }

  @Test func `with no choice it is what the service shows first`() throws {
    let stand = try PxWebStand(["t": Self.small])
    try TemporaryFolder.use { folder in
      let result = try TableFetch(PxWebService(base: stand.address), by: client(folder))
        .fetch("t", TableSelection([]))
      #expect(result.query.parts.map(\.codes) == [["a"], ["2024"]])
    }
  }

  @Test func `everything that services do wrong on the way is lived through`() throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 200)
    stand.fail([.busy(3), .busy(nil), .down, .cut, .silence, .late(0.2), .cut])
    try TemporaryFolder.use { folder in
      let time = TestTime()
      let result = try TableFetch(PxWebService(base: stand.address), by: client(folder, time: time))
        .fetch("t", .read(Self.all))
      #expect(same(result.cube, as: Self.small))
      #expect(time.waits.count == 6, "six of the seven faults ask for another try")
      #expect(time.waits.first == 3)
    }
  }

  @Test func `a limit that is lower than the service says is found out`() throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 130, saysMostCells: 1000)
    try TemporaryFolder.use { folder in
      let result = try TableFetch(PxWebService(base: stand.address), by: client(folder))
        .fetch("t", .read(Self.all))
      #expect(same(result.cube, as: Self.small))
      #expect(stand.largest <= 130)
    }
  }

  @Test func `a fetch that stopped goes on where it was`() throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 100)
    try TemporaryFolder.use { folder in
      let service = PxWebService(base: stand.address)
      // Five parts come, and then the service does not answer any more.
      stand.fail([.late(0), .late(0), .late(0), .late(0), .late(0)] + (0..<6).map { _ in .down })
      let code = refusal {
        _ = try TableFetch(service, by: client(folder)).fetch("t", .read(Self.all))
      }
      #expect(code == "source.down")
      #expect(stand.served == 5)
      var notices: [SourceClient.Notice] = []
      let result = try TableFetch(service, by: client(folder) { notices.append($0) })
        .fetch("t", .read(Self.all))
      #expect(same(result.cube, as: Self.small))
      #expect(result.partsOnDisk == 5)
      #expect(stand.served == result.parts)
      #expect(notices.last == .cells(done: 1200, of: 1200))
      // And once more: nothing is asked for but the description.
      let again = try TableFetch(service, by: client(folder)).fetch("t", .read(Self.all))
      #expect(stand.served == result.parts)
      #expect(again.cube == result.cube)
      // Unless it is to be fresh.
      _ = try TableFetch(service, by: client(folder, isRefreshing: true))
        .fetch("t", .read(Self.all))
      #expect(stand.served == 2 * result.parts)
    }
  }

  @Test func `parts of an older state are not mixed with those of a newer`() throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 100)
    try TemporaryFolder.use { folder in
      let service = PxWebService(base: stand.address)
      stand.fail([.late(0), .late(0), .late(0)] + (0..<6).map { _ in .down })
      _ = refusal { _ = try TableFetch(service, by: client(folder)).fetch("t", .read(Self.all)) }
      stand.change("t") { table in
        table.updated = "2026-03-15T07:00:00Z"
        table.numbers = table.numbers.map { $0.map { $0 + 0.5 } }
      }
      let result = try TableFetch(service, by: client(folder)).fetch("t", .read(Self.all))
      #expect(result.partsOnDisk == 0)
      #expect(result.cube.updated == "2026-03-15T07:00:00Z")
      #expect(result.cube.cells[1] == 1.5)
    }
  }

  @Test(arguments: [false, true])
  func `a table that changes on the way is begun anew`(isOlder: Bool) throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 100)
    try TemporaryFolder.use { folder in
      let service: any TableService =
        isOlder ? OlderPxWebService(base: stand.olderAddress) : PxWebService(base: stand.address)
      var changes = 0
      var hasChanged = false
      let client = client(folder) { notice in
        if notice == .changed { changes += 1 }
        if case .cells(let done, _) = notice, done > 300, !hasChanged {
          hasChanged = true
          stand.change("t") { table in
            table.updated = "2026-03-15T07:00:00Z"
            table.numbers = table.numbers.map { $0.map { $0 + 0.5 } }
          }
        }
      }
      let result = try TableFetch(service, by: client).fetch("t", .read(Self.all))
      #expect(changes == 1)
      #expect(result.cube.cells[1] == 1.5)
      #expect((0..<1200).allSatisfy { result.cube.cells[$0].map { $0 != $0.rounded() } ?? true })
    }
  }

  @Test func `contents that were changed at different times are no change on the way`() throws {
    var table = StandTable.counting([
      .init("ContentsCode", (0..<9).map { "c\($0)" }), .init("Tid", ["2023", "2024"]),
    ])
    for number in 0..<9 { table.contentUpdated["c\(number)"] = "2026-02-0\(number + 1)T07:00:00Z" }
    let stand = try PxWebStand(["t": table], mostCells: 4)
    try TemporaryFolder.use { folder in
      let result = try TableFetch(PxWebService(base: stand.address), by: client(folder))
        .fetch("t", .read(["ContentsCode=*", "Tid=*"]))
      #expect(same(result.cube, as: table))
      #expect(result.parts == 5)
    }
  }

  @Test func `a table that changes all the time is refused`() throws {
    let stand = try PxWebStand(["t": Self.small], mostCells: 100)
    try TemporaryFolder.use { folder in
      var number = 0
      let client = client(folder) { notice in
        guard case .cells = notice else { return }
        number += 1
        stand.change("t") { $0.updated = "2026-03-15T07:00:\(10 + number)Z" }
      }
      let code = refusal {
        _ = try TableFetch(PxWebService(base: stand.address), by: client)
          .fetch("t", .read(Self.all))
      }
      #expect(code == "source.table-changed")
    }
  }

  @Test func `a table that is not there is told as the service says it`() throws {
    let stand = try PxWebStand(["t": Self.small])
    try TemporaryFolder.use { folder in
      for service in [
        PxWebService(base: stand.address), OlderPxWebService(base: stand.olderAddress),
      ] as [any TableService] {
        let code = refusal {
          _ = try TableFetch(service, by: client(folder)).fetch("x", .read(Self.all))
        }
        #expect(code == "source.not-found")
      }
    }
  }

  @Test func `more cells than memory holds are refused before anything is fetched`() throws {
    let wide = StandTable(
      label: "wide",
      dimensions: ["a", "b", "c"].map { name in .init(name, (0..<500).map(String.init)) },
      numbers: [])
    let stand = try PxWebStand(["t": wide])
    try TemporaryFolder.use { folder in
      let code = refusal {
        _ = try TableFetch(PxWebService(base: stand.address), by: client(folder))
          .fetch("t", .read(["a=*", "b=*", "c=*"]))
      }
      #expect(code == "source.table-too-large")
      #expect(stand.served == 0)
    }
  }

  @Test func `tables are looked for page by page`() throws {
    let tables = (0..<7).map {
      ("t\($0)", StandTable(label: "Barnehage \($0)", dimensions: [], numbers: [1]))
    }
    let stand = try PxWebStand(Dictionary(uniqueKeysWithValues: tables))
    try TemporaryFolder.use { folder in
      let service = PxWebService(base: stand.address)
      let page = try service.search("barnehage", page: 2, size: 3, by: client(folder))
      #expect(page.tables.map(\.id) == ["t3", "t4", "t5"])
      #expect([page.number, page.of, page.total] == [2, 3, 7])
      #expect(page.tables[0].periods == "2017–2026")
    }
  }
}
