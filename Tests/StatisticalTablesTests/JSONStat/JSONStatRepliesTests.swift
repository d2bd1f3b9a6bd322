import Problems
import StatisticalTables
import TestSupport
import Testing

/// Replies of statistical offices come out with the numbers that other readers find in them.
///
/// Counts, sums and cells were made with pyjstat 2.4.0 and with Python's own `json`.
struct JSONStatRepliesTests {
  struct Reply: CustomTestStringConvertible, Sendable {
    let file: String
    let ids: [String]
    let sizes: [Int]
    /// How many cells have a number.
    let known: Int
    let sum: Double
    /// The first cell, those at a third and a half, and the last.
    let cells: [Double?]
    let statuses: [String: Int]
    let roles: [String: Cube.Dimension.Role]

    var testDescription: String { file }
  }

  private static let folder = "norway/ssb-api"
  private static let px = ["Tid": Cube.Dimension.Role.time, "ContentsCode": .metric]
  private static let pxGeo = px.merging(["Region": .geo]) { first, _ in first }
  private static let population = ["Region", "Kjonn", "Alder", "ContentsCode", "Tid"]

  static let replies = [
    Reply(
      file: "fhi/fhi-query-flags.json", ids: ["GEO", "AAR", "MEASURE_TYPE"], sizes: [3, 1, 1],
      known: 1, sum: 81.4, cells: [81.4, nil, nil, nil], statuses: [":": 1],
      roles: ["GEO": .geo, "MEASURE_TYPE": .metric, "AAR": .time]),
    Reply(
      file: "jsonstat/constructed-07459/large_757k.json", ids: population,
      sizes: [357, 2, 106, 1, 10], known: 753_872, sum: 53_864_244, cells: [4666, 127, 57, 0],
      statuses: [".": 2968], roles: pxGeo),
    Reply(
      file: "jsonstat/constructed-07459/medium_75k.json", ids: population,
      sizes: [357, 2, 106, 1, 1], known: 75_684, sum: 5_627_400, cells: [4355, 118, 61, 0],
      statuses: [:], roles: pxGeo),
    Reply(
      file: "jsonstat/constructed-07459/tiny_160.json", ids: population, sizes: [4, 2, 4, 1, 5],
      known: 128, sum: 157_806, cells: [4557, 1367, nil, 0], statuses: [".": 32], roles: pxGeo),
    Reply(
      file: "jsonstat/constructed-07459/tiny_160_sparse.json", ids: population,
      sizes: [4, 2, 4, 1, 5], known: 128, sum: 157_806, cells: [4557, 1367, nil, 0],
      statuses: [".": 32], roles: pxGeo),
    Reply(
      file: "pxwebpy/TAB6471_data.json", ids: ["Region", "Alder", "Kon", "ContentsCode", "Tid"],
      sizes: [21, 11, 3, 1, 4], known: 2772, sum: 84_837_753, cells: [245_284, 4897, 22_151, 54],
      statuses: [:], roles: pxGeo),
    Reply(
      file: "pxwebpy/v1_response_fi.json", ids: ["Vuosi", "Sukupuoli", "Ikä", "Tiedot"],
      sizes: [3, 3, 10, 1], known: 90, sum: 20_825_432,
      cells: [308_410, 305_266, 166_795, 181_956], statuses: [:],
      roles: ["Vuosi": .time, "Tiedot": .metric]),
    Reply(
      file: "pxwebpy/v1_response_gl.json", ids: ["HFU", "alder", "registrering", "aar"],
      sizes: [2, 6, 3, 3], known: 97, sum: 6327, cells: [2, nil, 53, 302], statuses: ["-": 11],
      roles: ["aar": .time]),
    Reply(
      file: "pxwebpy/v1_response_no.json", ids: ["Region", "Boligtype", "ContentsCode", "Tid"],
      sizes: [12, 3, 1, 8], known: 264, sum: 36_298.9, cells: [136.2, 142.4, 149.1, 134.6],
      statuses: ["..": 24], roles: pxGeo),
    Reply(
      file: "pxwebpy/v1_response_se.json", ids: ["Kon", "Alder", "ContentsCode", "Tid"],
      sizes: [3, 1, 1, 3], known: 9, sum: 2741.5, cells: [332.8, 254.6, 263, 316.6], statuses: [:],
      roles: px),
    Reply(
      file: "ssb-real/dapla_fixture_2_05300_Avstand_til_nærmeste_lokale_sted_p.json",
      ids: ["Avstand1", "Kulturtilbud", "ContentsCode", "Tid"], sizes: [6, 8, 1, 9], known: 404,
      sum: 6667, cells: [16, 21, 18, nil], statuses: [".": 20, "..": 8], roles: px),
    Reply(
      file: "vtl-connectors/09220.json", ids: ["Region", "Eierskap", "ContentsCode", "Tid"],
      sizes: [3, 3, 1, 3], known: 27, sum: 12_609, cells: [2195, 83, 1, 11], statuses: [:],
      roles: pxGeo),
    Reply(
      file: "vtl-connectors/1106.json", ids: ["Region", "ContentsCode", "Tid"],
      sizes: [430, 10, 9],
      known: 38_520, sum: 48_644_896, cells: [72, 51, 9, 10_188], statuses: [".": 180],
      roles: pxGeo),
  ]

  @Test(.needsReferenceData(folder), arguments: replies)
  func `a reply has the numbers that other readers find in it`(reply: Reply) throws {
    let cube = try read(reply.file)
    let count = reply.sizes.reduce(1, *)
    #expect(cube.dimensions.map(\.id) == reply.ids)
    #expect(cube.dimensions.map(\.categories.count) == reply.sizes)
    #expect(cube.cells.count == count)
    var known = 0
    var sum = 0.0
    if case .dense(let numbers) = cube.cells.storage {
      for number in numbers where !number.isNaN {
        known += 1
        sum += number
      }
    }
    #expect(known == reply.known)
    #expect(abs(sum - reply.sum) < 1e-9 * reply.sum)
    #expect([0, count / 3, count / 2, count - 1].map { cube.cells[$0] } == reply.cells)
    let statuses = Dictionary(grouping: cube.cells.statuses.values, by: { $0 }).mapValues(\.count)
    #expect(statuses == reply.statuses)
    #expect(
      Dictionary(
        uniqueKeysWithValues: cube.dimensions.compactMap { d in d.role.map { (d.id, $0) } })
        == reply.roles)
  }

  @Test(
    .needsReferenceData(folder),
    arguments: [
      ("PxWebApi/MetadataById_tab001_js2.json", [30, 3, 22, 1, 3]),
      ("PxWebApi/MetadataById_tab003_js2.json", [9, 34, 2, 4]),
      ("PxWebApi/MetadataById_tab004_js2.json", [14, 11, 1, 28]),
      ("pxwebpy/TAB6471_metadata.json", [312, 134, 3, 1, 16]),
    ])
  func `a table that is only described has dimensions and no numbers`(
    file: String, sizes: [Int]
  ) throws {
    let cube = try read(file)
    #expect(cube.dimensions.map(\.categories.count) == sizes)
    #expect(cube.cells.isEmpty)
    #expect(cube.cells.count == sizes.reduce(1, *))
  }

  /// The documentation's examples show a few of the categories whose number they tell.
  @Test(
    .needsReferenceData(folder),
    arguments: [
      ("PxApiSpecs/dataset-meta.json", 6),
      ("PxApiSpecs/table-metadata-example-jsonstat-nocomments.json", 6),
    ])
  func `examples that leave categories out are refused`(file: String, most: Int) throws {
    let found = try problems(file)
    #expect(!found.isEmpty && found.count <= most)
    #expect(found.allSatisfy { $0.code == "jsonstat.size" && $0.place.cell == "size" })
  }

  @Test(
    .needsReferenceData(folder),
    arguments: [
      ("PxApiSpecs/03024_metadata-jsonstat.json", 9, 7),
      ("PxApiSpecs/response-scb-all-region.json", 10, 7),
      ("PxApiSpecs/table-metadata-example-jsonstat.json", 28, 17),
    ])
  func `a reply with comments is refused with line and column`(
    file: String, line: Int, column: Int
  ) throws {
    let found = try #require(problems(file).first)
    #expect(found.code == "json.comment")
    #expect(found.place == Place(file, line: line, column: column))
  }

  @Test(
    .needsReferenceData(folder),
    arguments: [
      ("ssb-real/dapla_fixture_3_.json", "jsonstat.service-error"),
      ("ssb-real/dapla_fixture_5_.json", "jsonstat.service-error"),
      ("vtl-connectors/metadata.json", "jsonstat.pxweb-variables"),
      ("vtl-connectors/codes131_from2013.json", "jsonstat.not-recognised"),
      ("pxwebpy/tables.json", "jsonstat.not-recognised"),
      ("sdmx-json/exr-flat.json", "jsonstat.not-recognised"),
    ])
  func `what is no data set is told`(file: String, code: String) throws {
    #expect(try problems(file).map(\.code) == [code])
  }

  @Test(.needsReferenceData(folder))
  func `units, notes and what else is told of a table are kept`() throws {
    let norway = try read("pxwebpy/v1_response_no.json")
    #expect(norway.id == "07221")
    #expect(norway.language == "no")
    #expect(norway.source == "Statistisk sentralbyrå")
    #expect(norway.updated == "2024-01-12T07:00:00Z")
    #expect(norway.notes.count { $0.dimension == nil } == 2)
    #expect(norway.notes.count { $0.dimension == "Region" } == 1)
    #expect(norway.properties["px.aggregallowed"] == "false")
    #expect(norway.dimensions[0].eliminationCode == "TOTAL")
    #expect(norway.dimensions[2].categories[0].unit == Cube.Unit(label: "indeks", decimals: 1))
    #expect(norway.dimensions[2].categories[0].properties["refperiod"] == "Slutten av kvartalet")

    let greenland = try read("pxwebpy/v1_response_gl.json")
    #expect(greenland.unit == Cube.Unit(label: "Persons", decimals: 0))

    let sweden = try read("pxwebpy/TAB6471_metadata.json")
    #expect(sweden.notes.count { $0.isMandatory } == 5)
    #expect(sweden.dimensions.map(\.isEliminable) == [true, false, true, false, false])
    #expect(sweden.dimensions[0].codelists.first?.id == "vs_CKM01Riket")
    #expect(sweden.dimensions[3].categories[0].properties["measuringType"] == "Stock")

    let health = try read("fhi/fhi-query-flags.json")
    #expect(health.statusLabels[".."] == "Manglende data")
    #expect(health.statusLabels.count == 3)
  }

  private func bytes(_ file: String) -> [UInt8] {
    (try? ReferenceData.bytes("\(Self.folder)/\(file)")) ?? []
  }

  private func read(_ file: String) throws -> Cube {
    try #require(try JSONStat.read(bytes(file), file: file).cubes.first)
  }

  private func problems(_ file: String) throws -> [Problem] {
    do throws(InputRefused) {
      _ = try JSONStat.read(bytes(file), file: file)
      return []
    } catch {
      return error.problems
    }
  }
}
