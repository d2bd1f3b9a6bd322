import StatisticalTables
import TestSupport
import Testing

/// What is written as JSON-stat is read as the same cube.
struct JSONStatWriterTests {
  private var full: Cube {
    var sex = Cube.Dimension(
      id: "sex", label: "Sex \"quoted\"",
      categories: [
        Cube.Category(code: "t", label: "Total"),
        Cube.Category(code: "m", label: "Mænd\n", parent: "t"),
      ], isEliminable: true)
    sex.eliminationCode = "t"
    sex.codelists = [.init(id: "agg", label: "Groups", isAggregation: true)]
    sex.classifications = ["urn:ssb:classification:klass:2", "urn:b"]
    sex.properties = ["show": "code", "map.name": "x"]
    var contents = Cube.Dimension(
      id: "c", label: "Contents", role: .metric,
      categories: [
        Cube.Category(
          code: "a", label: "A", unit: Cube.Unit(label: "kr", decimals: 1, multiplier: 3)),
        Cube.Category(code: "b", label: "B"),
      ])
    contents.categories[1].properties = ["measuringType": "Flow", "basePeriod": "2015"]
    var cells = Cube.Cells([1, .nan, -2.5, 1e-7], statuses: [1: "..", 3: "e"])
    cells.attributes = ["comment": [2: "revised"]]
    var cube = Cube(id: "07459", label: "Title", dimensions: [sex, contents], cells: cells)
    cube.source = "S"
    cube.updated = "2026-01-01"
    cube.language = "no"
    cube.unit = Cube.Unit(label: "persons")
    cube.statusLabels = ["..": "not available"]
    cube.notes = [
      Cube.Note("one"), Cube.Note("two", isMandatory: true),
      Cube.Note("three", isMandatory: true, dimension: "sex"),
      Cube.Note("four", dimension: "sex", category: "m"),
      Cube.Note("five", isMandatory: true, dimension: "sex", category: "m"),
    ]
    cube.properties = [
      "px.aggregallowed": "false", "px.decimals": "0", "px.subject-code": "01",
      "contact.0.name": "N", "href": "https://example.org", "contact": "plain",
    ]
    return cube
  }

  @Test func `a cube comes back with everything that it said`() throws {
    // The unit of all numbers stands beside the units of categories here, which no source has.
    let bytes = JSONStat.bytes(of: [full])
    let again = try #require(try JSONStat.read(bytes, file: "a.json").cubes.first)
    #expect(again.dimensions == full.dimensions)
    #expect(again.cells == full.cells)
    #expect(again.notes == full.notes)
    #expect(again.properties == full.properties)
    #expect(again == full)
    #expect(JSONStat.bytes(of: [again]) == bytes)
  }

  @Test func `few numbers are written under their positions`() throws {
    let dimensions = ["a", "b"].map { id in
      Cube.Dimension(
        id: id, label: id, categories: (0..<9).map { Cube.Category(code: "\($0)", label: "\($0)") })
    }
    let cube = Cube(
      label: "", dimensions: dimensions,
      cells: Cube.Cells(count: 81, positions: [3, 80], numbers: [4, 5]))
    let bytes = JSONStat.bytes(of: [cube])
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""value": {"3": 4, "80": 5}"#))
    #expect(try JSONStat.read(bytes, file: "a.json").cubes == [cube])
  }

  @Test func `a path of any depth comes back`() throws {
    var cube = full
    let deep = [String](repeating: "a", count: 50_000).joined(separator: ".")
    cube.properties = [deep: "1", "a.a": "2", "": "3", ".": "4", "px..": "5"]
    let again = try JSONStat.read(JSONStat.bytes(of: [cube]), file: "a.json").cubes
    #expect(again.first?.properties == cube.properties)
  }

  @Test func `several cubes are written as a collection`() throws {
    let bytes = JSONStat.bytes(of: [full, full])
    #expect(try JSONStat.read(bytes, file: "a.json").cubes == [full, full])
    #expect(try JSONStat.read(JSONStat.bytes(of: []), file: "a.json").cubes == [])
  }

  @Test(
    .needsReferenceData("norway/ssb-api"),
    arguments: JSONStatRepliesTests.replies.map(\.file) + [
      "pxwebpy/TAB6471_metadata.json", "PxWebApi/MetadataById_tab004_js2.json",
    ])
  func `replies come back the same`(file: String) throws {
    let cubes = try JSONStat.read(ReferenceData.bytes("norway/ssb-api/\(file)"), file: file).cubes
    #expect(try JSONStat.read(JSONStat.bytes(of: cubes), file: file).cubes == cubes)
  }
}
