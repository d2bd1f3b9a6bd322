import Problems
import StatisticalTables
import TestSupport
import Testing

/// Messages of SDMX as offices send them; counted and summed by lxml 6.1 over their elements, and by
/// sdmx1 2.28 where it reads them.
@Suite("SDMX messages of statistical offices")
struct SDMXSampleTests {
  static let folder = "norway/ssb-api"

  static func message(_ path: String) throws -> SDMXMessage {
    try SDMXMessage(try ReferenceData.bytes("\(folder)/\(path)"), file: path)
  }

  struct Expected: Sendable, CustomTestStringConvertible {
    let path: String
    let dimensions: [String]
    let sizes: [Int]
    let numbers: Int
    let sum: Double
    var warnings: [String] = []
    var testDescription: String { path }
  }

  static let series = ["UNIT", "Y_GRAD", "FOS07", "GEO", "FREQ", "TIME_PERIOD"]
  static let compact = ["VAR1", "VAR2", "VAR3", "VAR5", "VAR4", "YEA", "OBS_VALUE"]
  static let rates = [
    "FREQ", "CURRENCY", "CURRENCY_DENOM", "EXR_TYPE", "EXR_SUFFIX", "TIME_PERIOD",
  ]

  static let expected = [
    Expected(
      path: "sdmx/Example_Eurostat_2.1.xml", dimensions: series, sizes: [1, 2, 1, 1, 1, 2],
      numbers: 1, sum: 43.75),
    Expected(
      path: "sdmx/SDMXGenericDataExample_2.1.xml", dimensions: series, sizes: [1, 2, 1, 1, 1, 2],
      numbers: 1, sum: 43.75),
    // Its two series have one key: nine of the 18 observations stand, with the sum 5166.
    Expected(
      path: "sdmx/SDMXGenericDataExample_2.0.xml",
      dimensions: ["C1", "C2", "C3", "C4", "C5", "TIME_PERIOD", "OBS_VALUE"],
      sizes: [1, 1, 1, 1, 1, 9, 1], numbers: 9, sum: 5166,
      warnings: ["sdmx.duplicate-observation"]),
    Expected(
      path: "sdmx/SDMXCompactDataExample_2.0.xml", dimensions: compact,
      sizes: [1, 1, 1, 3, 2, 22, 1], numbers: 66, sum: 2107.923),
    Expected(
      path: "sdmx/SDMX_SOAP_Example.xml", dimensions: compact, sizes: [1, 1, 1, 3, 2, 22, 1],
      numbers: 66, sum: 2107.923),
    Expected(
      path: "sdmx/SDMXMessageGroupExample_CompactData_2.0.xml",
      dimensions: [
        "FREQ", "REF_AREA", "DD_ECON_CONCEPT", "DD_TRANSF", "DD_SUFFIX", "TIME_PERIOD", "OBS_VALUE",
      ], sizes: [1, 1, 1, 1, 1, 112, 1], numbers: 112, sum: 94.98),
    Expected(
      path: "sdmx/SDMXMessageGroupExample_GenericData_2.0.xml",
      dimensions: ["CO2", "VAR", "GEN", "COU", "TIME_PERIOD"], sizes: [1, 6, 2, 1, 1], numbers: 7,
      sum: 192_074.362),
    Expected(
      path: "sdmx/SDMXStructureSpecificDataExample_2.1.xml",
      dimensions: [
        "DATA_DOMAIN", "REF_AREA", "INDICATOR", "COUNTERPART_AREA", "FREQ", "TIME_PERIOD",
      ], sizes: [1, 1, 2, 1, 1, 53], numbers: 106, sum: 190_959.02),
    Expected(
      path: "sdmx/SDMXCrossSectionalDataExample_1.0.xml",
      dimensions: ["groupVar1", "groupVar2", "groupVar3", "sectionVar", "MEASURE"],
      sizes: [1, 1, 1, 2, 3], numbers: 6, sum: 10.2),
    Expected(
      path: "sdmx-json/exr-time-series.json", dimensions: rates, sizes: [1, 2, 1, 1, 1, 2],
      numbers: 4, sum: 83.8282),
    Expected(
      path: "sdmx-json/exr-flat.json", dimensions: rates, sizes: [1, 2, 1, 1, 1, 2],
      numbers: 4, sum: 83.8282),
    Expected(
      path: "sdmx-json/exr-cross-section.json", dimensions: rates, sizes: [1, 2, 1, 1, 1, 2],
      numbers: 4, sum: 83.8282),
    Expected(
      path: "sdmx-json/exr-action-delete.json", dimensions: rates, sizes: [1, 1, 1, 1, 1, 2],
      numbers: 2, sum: 80.6426,
      warnings: ["sdmx.deletes", "sdmx.unknown-value", "sdmx.unknown-value"]),
    Expected(
      path: "sdmx-json/agri.json",
      dimensions: ["REF_AREA", "FREQ", "TIME_PERIOD", "OBS_VALUE"], sizes: [3, 1, 4, 1],
      numbers: 12, sum: 24_599.946),
  ]

  @Test(.needsReferenceData(folder), arguments: expected)
  func `dimensions and numbers are those of the message`(expected: Expected) throws {
    let read = try Self.message(expected.path).cubes()
    #expect(read.warnings.map(\.code) == expected.warnings)
    try #require(read.cubes.count == 1)
    let cube = read.cubes[0]
    #expect(cube.dimensions.map(\.id) == expected.dimensions)
    #expect(cube.dimensions.map(\.categories.count) == expected.sizes)
    let numbers = cube.cells.known.map(\.number)
    #expect(numbers.count == expected.numbers)
    let sum = numbers.reduce(0, +)
    #expect(abs(sum - expected.sum) <= 1e-9 * abs(expected.sum), "\(sum)")
  }

  @Test(.needsReferenceData(folder))
  func `a status stands for a number that is not there`() throws {
    let cube = try Self.message("sdmx/Example_Eurostat_2.1.xml").cubes().cubes[0]
    #expect(cube.dimensions[5].categories.map(\.code) == ["2006", "2009"])
    #expect(cube.cells[cube.offset(of: [0, 1, 0, 0, 0, 1])] == 43.75)
    #expect(cube.cells.statuses == [0: "na", 1: "na", 2: "na"])
    #expect(cube.dimensions[5].role == .time)
    #expect(cube.dimensions[3].role == .geo)
    #expect(cube.source == "Eurostat")
    #expect(cube.id == "DSD_cdh_e_fos")
  }

  @Test(.needsReferenceData(folder))
  func `attributes of a group go to its series`() throws {
    let cube = try Self.message("sdmx/SDMXMessageGroupExample_CompactData_2.0.xml").cubes().cubes[0]
    #expect(
      cube.dimensions.last?.categories[0].unit
        == Cube.Unit(label: "PC", decimals: 2, multiplier: 0))
    #expect(cube.properties["COLLECTION"] == "E")
    #expect(cube.properties["TITLE_COMPL"]?.hasPrefix("Sweden, Share of central bank") == true)
    #expect(cube.cells.statuses.isEmpty)
    #expect(cube.cells[0] == 0.26)
    #expect(cube.cells[9] == 0)
  }

  @Test(.needsReferenceData(folder))
  func `units go by the indicator where they differ`() throws {
    let cube = try Self.message("sdmx/SDMXStructureSpecificDataExample_2.1.xml").cubes().cubes[0]
    #expect(cube.dimensions[2].role == .metric)
    #expect(cube.dimensions[2].categories.map(\.code) == ["LU_PE_NUM", "LUR_PE_NUM"])
    #expect(cube.dimensions[2].categories.map(\.unit?.multiplier) == [3, 0])
    #expect(cube.cells[0] == 2152.8)
  }

  @Test(.needsReferenceData(folder))
  func `agriculture in Cambodia has names, a tree, units and sources`() throws {
    let cube = try Self.message("sdmx-json/agri.json").cubes().cubes[0]
    #expect(cube.label == "Milled rice")
    #expect(
      cube.dimensions[0].categories.map(\.label) == ["Banteay Meanchey", "Battambang", "Cambodia"])
    #expect(cube.dimensions[0].categories.map(\.parent) == ["ASIKHM", "ASIKHM", nil])
    #expect(
      cube.dimensions[3].categories[0].unit
        == Cube.Unit(label: "Tones", decimals: 1, multiplier: 3))
    #expect(cube.cells[0] == 350.154)
    #expect(
      cube.cells.attributes["SOURCE"]?[1] == "MAFF_Agricultural Statistics_2015; Other sources")
    #expect(
      cube.cells.attributes["SERIES_COMMENT"]?[4] == "Comment for Annual data for Battambang")
    #expect(cube.cells.attributes["EMBARGO_TIME"]?[11] == "2021-03-18T11:00:00")
    #expect(cube.properties["PREF_SCALE"] == "-3")
  }

  @Test(.needsReferenceData(folder))
  func `all details that a service can leave out are understood`() throws {
    let read = try Self.message("sdmx-json/constructed-sample-full.json").cubes()
    #expect(
      read.cubes.map { $0.cells.known.map(\.number) } == [
        [1.5931, 1.5925, 40.3426, 40.3], [1.5931, 1.5925, 40.3426, 40.3], [],
        [1.5931, 1.5925, 40.3426, 40.3], [],
      ])
    #expect(read.cubes[4].cells.attributes["EMBARGO_TIME"]?.count == 4)
    #expect(read.cubes[0].properties["DESCRIPTION"] == "Description value 1; Description value 2")
  }

  @Test(
    .needsReferenceData(folder),
    arguments: [
      ("sdmx/SDMXCodelists_Example_2.0.xml", "CL_THE_CODELIST", 6, 0),
      ("sdmx/SDMXCodelists_Example_2.1.xml", "CL_FAO_MAJOR_AREA", 29, 0),
      ("sdmx/SDMXCodelists_Example_hierarchical_2.1.xml", "CL_COM_GEO_PICT", 219, 213),
      ("sdmx/SDMXDataStructureDefinition_Example_2.0.xml", "CL_DOMAIN", 53, 0),
      ("sdmx/SDMXDataStructureDefinition_Example_2.1.xml", "CL_ORGANISATION", 893, 0),
      ("sdmx/SDMXDataStructureDefinition_Example_2.1.xml", "CL_CURRENCY", 348, 0),
    ])
  func `code lists have their codes and trees`(
    path: String, id: String, codes: Int, withParent: Int
  ) throws {
    let list = try #require(try Self.message(path).structure.codelist(id))
    #expect(list.codes.count == codes)
    #expect(list.codes.count { $0.parent != nil } == withParent)
    #expect(list.codes.allSatisfy { $0.names.text(in: "en")?.isEmpty == false })
  }

  @Test(
    .needsReferenceData(folder),
    arguments: [
      ("sdmx/SDMXDataStructures_Example_2.0.xml", [4, 2, 0]),
      ("sdmx/SDMXDataStructures_Example_2.1.xml", [6, 22, 0]),
      ("sdmx/SDMXDataStructureDefinition_Example_2.1.xml", [6, 22, 330]),
      ("sdmx/SDMXConceptSchemes_Example_2.0.xml", [0, 0, 15]),
      ("sdmx/SDMXConceptSchemes_Example_2.1.xml", [0, 0, 15]),
      ("sdmx/SDMXConcepts_Example_2.0.xml", [0, 0, 15]),
      ("sdmx/SDMXMessageExample_2.0.xml", [0, 0, 0]),
      ("sdmx/SDMXMessageExample_2.1.xml", [0, 0, 0]),
      ("sdmx/SDMXOrganisationSchemes_Example_2.1.xml", [0, 0, 0]),
      ("sdmx-json/constructed-sample.json", [6, 2, 8]),
    ])
  func `data structures and concepts are counted`(path: String, counts: [Int]) throws {
    let structure = try Self.message(path).structure
    let components = structure.dataStructures.first?.components ?? []
    let attributes = components.count { $0.kind == .attribute }
    let dimensions = components.count {
      [.dimension, .time, .measureDimension].contains($0.kind)
    }
    #expect([dimensions, attributes, structure.concepts.count] == counts)
  }

  @Test(.needsReferenceData(folder))
  func `names come from the structure in another message`() throws {
    let structure = try Self.message("sdmx/SDMXDataStructureDefinition_Example_2.1.xml").structure
    let text = """
      <m:StructureSpecificData xmlns:m="m"><m:Header><m:Structure structureID="S" \
      dimensionAtObservation="TIME_PERIOD"><Ref id="ECB_EXR1"/></m:Structure></m:Header>
      <m:DataSet structureRef="S" action="Append"><Series FREQ="M" CURRENCY="NOK" \
      CURRENCY_DENOM="EUR" EXR_TYPE="SP00" EXR_SUFFIX="A" UNIT="NOK" UNIT_MULT="0" DECIMALS="4">
      <Obs TIME_PERIOD="2024-02" OBS_VALUE="11.3" OBS_STATUS="A"/>
      <Obs TIME_PERIOD="2024-01" OBS_VALUE="11.4" OBS_STATUS="P"/></Series></m:DataSet>
      </m:StructureSpecificData>
      """
    let message = try SDMXMessage(Array(text.utf8), file: "a.xml")
    let cube = try message.cubes(with: structure).cubes[0]
    #expect(cube.label == "Exchange Rates")
    #expect(cube.dimensions[1].label == "Currency")
    #expect(cube.dimensions[1].categories == [Cube.Category(code: "NOK", label: "Norwegian krone")])
    #expect(cube.dimensions[5].categories.map(\.code) == ["2024-01", "2024-02"])
    #expect(cube.cells == Cube.Cells([11.4, 11.3], statuses: [0: "P"]))
    #expect(cube.statusLabels == ["P": "Provisional value"])
    #expect(
      cube.dimensions[6].categories[0].unit
        == Cube.Unit(label: "Norwegian krone", decimals: 4, multiplier: 0))
  }

  @Test(.needsReferenceData(folder))
  func `five data flows have names`() throws {
    let flows = try Self.message("sdmx/SDMXDataFlows_Example_2.1.xml").structure.dataflows
    #expect(flows.count == 5)
    #expect(flows.allSatisfy { $0.names.text(in: nil) != nil && $0.dataStructure != nil })
    #expect(try Self.message("sdmx/SDMXMessageExample_2.1.xml").footer.count == 5)
  }
}
