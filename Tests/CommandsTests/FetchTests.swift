import Foundation
import TestSupport
import Testing

/// The command line as a process, against a stand-in for a statistical service on this machine.
@Suite("samstemt fetch and samstemt sources", .serialized)
struct FetchTests {
  /// Statistics Norway's 07459 where the reference data are here, else a table of the same shape.
  private static func largeTable() throws -> StandTable {
    let file = "norway/ssb-api/jsonstat/constructed-07459/large_757k.json"
    guard ReferenceData.has(file) else { return .largeCounting() }
    return try StandTable(jsonStat: ReferenceData.bytes(file))
  }

  private static let all = ["Region", "Kjonn", "Alder", "ContentsCode", "Tid"]
    .flatMap { ["--select", "\($0)=*"] }

  private func wait(within seconds: Double, until isDone: () -> Bool) {
    var left = seconds
    while !isDone(), left > 0 {
      Thread.sleep(forTimeInterval: 0.01)
      left -= 0.01
    }
  }

  /// How many rows of a file differ from a table's cells in their order, and how many rows there are.
  private func differences(_ file: String, from table: StandTable) throws -> (rows: Int, wrong: Int)
  {
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
    var rows = 0
    var wrong = 0
    var indices = [Int](repeating: 0, count: table.dimensions.count)
    for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard rows < table.numbers.count, fields.count > indices.count + 1 else { return (rows, -1) }
      let isOfCell = zip(zip(table.dimensions, indices), fields).allSatisfy { place, field in
        place.0.values[place.1].utf8.elementsEqual(field)
      }
      let number = Double(String(decoding: fields[indices.count], as: UTF8.self))
      let status = String(decoding: fields[indices.count + 1], as: UTF8.self)
      if !isOfCell || number != table.numbers[rows] || status != table.statuses[rows] ?? "" {
        wrong += 1
      }
      rows += 1
      for index in indices.indices.reversed() {
        indices[index] += 1
        if indices[index] < table.dimensions[index].values.count { break }
        indices[index] = 0
      }
    }
    return (rows, wrong)
  }

  @Test func `a large fetch that is killed twice and run again loses and doubles nothing`() throws {
    let table = try Self.largeTable()
    #expect(table.numbers.count == 756_840)
    let stand = try PxWebStand(["07459": table], mostCells: 25_000)
    stand.slowDown(0.02)
    try TemporaryFolder.use { folder in
      let file = folder.path + "/07459.csv"
      let arguments =
        ["fetch", "pxweb", stand.address, "07459", "-o", file, "--cache", folder.path + "/cache"]
        + Self.all
      for served in [6, 14] {
        let process = try SamstemtProcess(arguments, in: folder)
        wait(within: 120) { stand.served >= served || !process.process.isRunning }
        kill(process.process.processIdentifier, SIGKILL)
        process.process.waitUntilExit()
        #expect(process.process.terminationReason == .uncaughtSignal)
        #expect(!FileManager.default.fileExists(atPath: file))
      }
      let before = stand.served
      let outcome = try SamstemtProcess(arguments, in: folder).outcome(within: 300)
      #expect(outcome.code == 0)
      #expect(outcome.complaints.contains("756,840 of 756,840 fetched"))
      // 11 regions fit into a part, so there are 33; those on disk were not asked for again.
      #expect(outcome.complaints.contains("756,840 cells in 33 parts"))
      #expect(before >= 14)
      #expect(stand.served - before <= 33 - (before - 2))
      let found = try differences(file, from: table)
      #expect(found.rows == 756_840)
      #expect(found.wrong == 0)
      let record = try folder.read("07459.source.yaml")
      #expect(record.contains("table: \"07459\"\n"))
      #expect(record.contains("updated: \"2026-02-25T07:00:00Z\"\n"))
      #expect(record.contains("licence: \"https://example.org/licence\"\n"))
      #expect(record.contains("\\\"variableCode\\\": \\\"Tid\\\""))
    }
  }

  @Test func `figures come as JSON-stat too, and what was left out is told`() throws {
    let stand = try PxWebStand([
      "t": .counting([
        .init("Region", ["a", "b"], isEliminable: true), .init("Tid", ["2023", "2024"]),
      ])
    ])
    try TemporaryFolder.use { folder in
      let outcome = try SamstemtProcess.run([
        "fetch", "pxweb", stand.address, "t", "--select", "Tid=top(1)", "-o",
        folder.path + "/x.json", "--cache", folder.path + "/cache", "--language", "nb",
      ])
      #expect(outcome.code == 0)
      #expect(outcome.complaints.contains("Utelatt, så tallene gjelder alle samlet: Region"))
      #expect(outcome.output == "\(folder.path)/x.json\n\(folder.path)/x.source.yaml\n")
      let json =
        try JSONSerialization.jsonObject(with: Data(folder.read("x.json").utf8)) as? [String: Any]
      #expect(json?["value"] as? [Double] == [4], "1 and 3 together")
      #expect(try folder.read("x.source.yaml").contains("left-out: \"Region\"\n"))
    }
  }

  @Test func `what is wrong is told with what to do, and nothing is written`() throws {
    let stand = try PxWebStand([
      "t": .counting([.init("Region", ["a", "b"]), .init("Tid", ["2024"])])
    ])
    try TemporaryFolder.use { folder in
      func complaints(_ words: [String]) throws -> String {
        let outcome = try SamstemtProcess.run(
          ["fetch"] + words + ["-o", folder.path + "/x.csv", "--cache", folder.path + "/cache"])
        #expect(outcome.code == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.csv"))
        return outcome.complaints
      }
      let wrong = try complaints([
        "pxweb", stand.address, "t", "--select", "Regoin=a", "--select", "Tid=2042",
      ])
      #expect(wrong.contains("t: error: The table has no variable “Regoin”."))
      #expect(wrong.contains("Did you mean “Region”?"))
      #expect(wrong.contains("does not have the code “2042”"))
      #expect(try complaints(["pxweb", stand.address, "u"]).contains("Non-existent table"))
      #expect(try complaints(["sbb", "07459"]).contains("There is no service “sbb”."))
      let dead = try complaints(["pxweb", "http://does-not-exist.invalid/v2", "t"])
      #expect(dead.contains("There is no host named does-not-exist.invalid."))
    }
  }

  @Test func `the proxy of the environment is used`() throws {
    let stand = try PxWebStand(["t": .counting([.init("Tid", ["2024"])])])
    let proxy = try LocalServer { call in .text(418, [:], "{\"title\":\"proxy saw \(call.path)\"}")
    }
    try TemporaryFolder.use { folder in
      let arguments = [
        "fetch", "pxweb", stand.address, "t", "--select", "Tid=*", "-o", folder.path + "/x.csv",
        "--cache", folder.path + "/cache",
      ]
      let own = ["http_proxy": proxy.address]
      let outcome = try SamstemtProcess(arguments, in: folder, environment: own).outcome(within: 60)
      #expect(outcome.code == 1)
      #expect(outcome.complaints.contains("proxy saw \(stand.address)/config"))
      let direct = own.merging(["no_proxy": "127.0.0.1"]) { $1 }
      #expect(
        try SamstemtProcess(arguments, in: folder, environment: direct).outcome(within: 60).code
          == 0)
    }
  }

  @Test func `tables are found and described`() throws {
    let stand = try PxWebStand([
      "t": .counting([
        .init("Region", ["a", "b"], isEliminable: true), .init("Tid", ["2023", "2024"]),
      ])
    ])
    try TemporaryFolder.use { folder throws in
      func lines(_ words: [String]) throws -> [String] {
        let outcome = try SamstemtProcess.run(
          ["sources"] + words + ["--service", "pxweb \(stand.address)", "--cache", folder.path])
        #expect(outcome.code == 0)
        return outcome.output.split(separator: "\n").map(String.init)
      }
      #expect(
        try lines(["search", "counting"]) == [
          "t  2026-02-25  2017–2026  Counting", "One table. Page 1 of 1.",
        ])
      #expect(
        try lines(["show", "t"]) == [
          "Counting", "Updated 2026-02-25T07:00:00Z",
          "Region  region  2 values  a … b        may be left out",
          "Tid     tid     2 values  2023 … 2024",
        ])
      #expect(try lines(["show", "t", "tid"]) == ["2023  2023", "2024  2024"])
    }
    #expect(
      try SamstemtProcess.run(["sources"]).output.contains("https://data.ssb.no/api/pxwebapi/v2"))
    #expect(try SamstemtProcess.run(["sources", "find"]).code == 2)
  }
}
