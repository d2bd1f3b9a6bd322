import Problems
import StatisticalTables
import Testing

@Suite("Reading SDMX")
struct SDMXMessageTests {
  static func read(
    _ text: String, language: String? = nil
  ) throws -> (cubes: [Cube], warnings: [Problem]) {
    try SDMXMessage(Array(text.utf8), file: "a").cubes(language: language)
  }

  static func problems(_ text: String) -> [Problem] {
    do {
      _ = try SDMXMessage(Array(text.utf8), file: "a").cubes()
      return []
    } catch {
      return error.problems
    }
  }

  static let generic = """
    <GenericData xmlns:g="g"><Header><ID>1</ID><Prepared>2024-05-01</Prepared><Sender id="NO"/></Header>
    <DataSet>
    <g:Series><g:SeriesKey><g:Value id="REF_AREA" value="0301"/></g:SeriesKey>
    <g:Attributes><g:Value id="UNIT" value="PC"/></g:Attributes>
    <g:Obs><g:ObsDimension value="2023"/><g:ObsValue value="1.5"/></g:Obs>
    <g:Obs><g:ObsDimension value="2024"/><g:ObsValue value="2"/>
    <g:Attributes><g:Value id="OBS_STATUS" value="P"/><g:Value id="COMMENT" value="Low"/></g:Attributes>
    </g:Obs></g:Series>
    </DataSet></GenericData>
    """

  @Test func `generic data is a cube`() throws {
    let cube = try Self.read(Self.generic).cubes[0]
    #expect(cube.dimensions.map(\.id) == ["REF_AREA", "TIME_PERIOD", "OBS_VALUE"])
    #expect(cube.dimensions.map(\.role) == [.geo, .time, .metric])
    #expect(cube.dimensions[2].categories[0].unit == Cube.Unit(label: "PC"))
    var cells = Cube.Cells([1.5, 2], statuses: [1: "P"])
    cells.attributes = ["COMMENT": [1: "Low"]]
    #expect(cube.cells == cells)
    #expect(cube.source == "NO")
    #expect(cube.updated == "2024-05-01")
  }

  @Test func `CSV 1.0 and 2.0 say the same`() throws {
    let first = """
      DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT,OBS_STATUS,COMMENT
      NO:T1(1.0),0301,2024,2,PC,P,Low
      NO:T1(1.0),0301,2023,1.5,PC,A,
      """
    let second = """
      STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,TIME_PERIOD: Year,OBS_VALUE: Value,UNIT: Unit,OBS_STATUS: Status,COMMENT[]: Comment
      dataflow,NO:T1(1.0): Table one,I,0301: Oslo,2024,2,PC: Per cent,P: Provisional,Low
      dataflow,NO:T1(1.0): Table one,I,0301: Oslo,2023,1.5,PC: Per cent,A: Normal,
      """
    let one = try Self.read(first).cubes[0]
    let two = try Self.read(second).cubes[0]
    let generic = try Self.read(Self.generic).cubes[0]
    #expect(one.cells == generic.cells)
    #expect(two.cells == generic.cells)
    #expect(one.id == "T1")
    #expect(two.label == "Table one")
    #expect(one.dimensions.map(\.id) == generic.dimensions.map(\.id))
    #expect(two.dimensions.map(\.label) == ["Area", "Year", "Value"])
    #expect(two.dimensions[0].categories == [Cube.Category(code: "0301", label: "Oslo")])
    #expect(two.dimensions[2].categories[0].unit == Cube.Unit(label: "Per cent"))
    #expect(two.statusLabels == ["P": "Provisional"])
  }

  @Test func `an attribute that tells series apart is a dimension`() throws {
    let cube = try Self.read(
      """
      DATAFLOW,REF_AREA,UNIT,TIME_PERIOD,OBS_VALUE
      NO:T1(1.0),0301,PC,2024,2
      NO:T1(1.0),0301,NUMBER,2024,700
      """
    ).cubes[0]
    #expect(cube.dimensions.map(\.id) == ["REF_AREA", "UNIT", "TIME_PERIOD"])
    #expect(cube.dimensions[1].role == .metric)
    #expect(cube.dimensions[1].categories.map(\.unit?.label) == ["PC", "NUMBER"])
    #expect(cube.cells == Cube.Cells([2, 700]))
  }

  @Test func `few observations among very many combinations stay few`() throws {
    let header = "DATAFLOW," + (0..<12).map { "D\($0)" }.joined(separator: ",") + ",OBS_VALUE\n"
    let rows = (0..<40).map { row in
      "A:B(1.0)," + (0..<12).map { _ in "c\(row)" }.joined(separator: ",") + ",\(row)"
    }
    #expect(
      Self.problems(header + rows.joined(separator: "\n")).map(\.code) == ["sdmx.too-many-cells"])
    let cube = try Self.read(header + rows[..<20].joined(separator: "\n")).cubes[0]
    #expect(cube.cells.count == 4_096_000_000_000_000)
    #expect(cube.cells.known.map(\.number) == (0..<20).map(Double.init))
  }

  @Test func `names come in the language that is asked for`() throws {
    let structure = """
      <Structure xmlns="m"><Structures><Codelists><Codelist id="CL_AREA"><Name>Areas</Name>
      <Code id="0301"><Name xml:lang="en">Oslo (capital)</Name><Name xml:lang="nb">Oslo (hovedstad)</Name>
      <Parent><Ref id="03"/></Parent></Code></Codelist></Codelists>
      <Concepts><ConceptScheme id="C"><Concept id="REF_AREA"><Name xml:lang="nb">Område</Name></Concept>
      </ConceptScheme></Concepts>
      <DataStructures><DataStructure id="D"><Name>Table</Name><DataStructureComponents><DimensionList>
      <Dimension id="REF_AREA"><ConceptIdentity><URN>urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=NO:C(1.0).REF_AREA</URN></ConceptIdentity>
      <LocalRepresentation><Enumeration>urn:sdmx:org.sdmx.infomodel.codelist.Codelist=NO:CL_AREA(1.0)</Enumeration></LocalRepresentation></Dimension>
      <TimeDimension id="TIME_PERIOD"/></DimensionList></DataStructureComponents></DataStructure></DataStructures>
      </Structures></Structure>
      """
    let known = try SDMXMessage(Array(structure.utf8), file: "s").structure
    let data = try SDMXMessage(Array(Self.generic.utf8), file: "a")
    let english = try data.cubes(with: known).cubes[0]
    let norwegian = try data.cubes(with: known, language: "nb").cubes[0]
    #expect(english.dimensions[0].categories[0].label == "Oslo (capital)")
    #expect(norwegian.dimensions[0].categories[0].label == "Oslo (hovedstad)")
    #expect(norwegian.dimensions[0].categories[0].parent == "03")
    #expect(norwegian.dimensions[0].label == "Område")
    #expect(norwegian.label == "Table")
  }

  @Test func `JSON 1.0 has its structure beside the data sets`() throws {
    let cube = try Self.read(
      """
      {"header": {"id": "x", "prepared": "2024-01-01", "sender": {"id": "OECD"}},
       "dataSets": [{"action": "Information", "series": {"0:0": {"attributes": [0],
         "observations": {"0": [1.5, null], "1": [null, 0]}}}}],
       "structure": {"name": "Rates", "dimensions": {"series": [
         {"id": "LOCATION", "name": "Country", "values": [{"id": "NOR", "name": "Norway"}]},
         {"id": "SUBJECT", "name": "Subject", "values": [{"id": "U", "name": "Unemployment"}]}],
         "observation": [{"id": "TIME_PERIOD", "name": "Time", "role": "TIME_PERIOD",
           "values": [{"id": "2023", "name": "2023"}, {"id": "2024", "name": "2024"}]}]},
         "attributes": {"dataSet": [], "series": [{"id": "UNIT", "name": "Unit",
           "values": [{"id": "PC", "name": "Percentage"}]}],
           "observation": [{"id": "OBS_STATUS", "name": "Status",
             "values": [{"id": "M", "name": "Missing"}]}]}}}
      """
    ).cubes[0]
    #expect(cube.label == "Rates")
    #expect(cube.dimensions.map(\.label) == ["Country", "Subject", "Time", ""])
    #expect(cube.cells == Cube.Cells([1.5, .nan], statuses: [1: "M"]))
    #expect(cube.statusLabels == ["M": "Missing"])
    #expect(cube.dimensions[3].categories[0].unit == Cube.Unit(label: "Percentage"))
  }

  @Test func `what a service adds or deletes is told`() throws {
    let footer = Self.generic.replacing(
      "</GenericData>",
      with: "<Footer><Message code=\"413\"><Text>Cut off</Text></Message></Footer></GenericData>")
    #expect(try Self.read(footer).cubes[0].notes == [Cube.Note("Cut off")])
    let deleting = Self.generic.replacing("<DataSet>", with: "<DataSet action=\"Delete\">")
    let read = try Self.read(deleting)
    #expect(read.cubes.isEmpty)
    #expect(read.warnings.map(\.code) == ["sdmx.deletes"])
  }

  @Test func `an observation that is met twice is told with its line`() throws {
    let twice = Self.generic.replacing("value=\"2024\"", with: "value=\"2023\"")
    let read = try Self.read(twice)
    #expect(
      read.warnings == [
        Problem(
          "sdmx.duplicate-observation", .warning, at: Place("a", line: 6), ["count": "1"])
      ])
    #expect(read.cubes[0].cells[0] == 2)
  }

  @Test func `an empty code is no code`() throws {
    let first = Self.generic.replacing("<g:ObsDimension value=\"2023\"/>", with: "")
    let text = first.replacing("value=\"2024\"", with: "value=\"\"")
    let cube = try Self.read(text).cubes[0]
    #expect(cube.dimensions[1].categories == [Cube.Category(code: "", label: "")])
    #expect(cube.cells.known.map(\.number) == [2])
  }

  static let wrong: [(text: String, code: String, line: Int?)] = [
    ("<html><body/></html>", "sdmx.unknown", 1), ("a,b\n1,2\n", "sdmx.unknown", 1),
    ("{\"a\": 1}", "sdmx.unknown", 1), ("", "csv.empty", 1),
    (generic.replacing("\"1.5\"", with: "\"one\""), "sdmx.not-a-number", 5),
    (generic.replacing("</DataSet>", with: ""), "xml.syntax", 9),
    ("DATAFLOW,A,OBS_VALUE\nX,1,2\nX,2,y\n", "sdmx.not-a-number", 3),
    (
      "<m:Error xmlns:m=\"m\"><m:ErrorMessage code=\"100\"><Text>No results</Text></m:ErrorMessage></m:Error>",
      "sdmx.service-error", 1
    ),
    (
      "<Envelope><Body><Fault><faultstring>Down</faultstring></Fault></Body></Envelope>",
      "sdmx.service-error", 1
    ),
    ("{\"errors\": [{\"code\": 404, \"title\": \"No data\"}]}", "sdmx.service-error", 1),
    (
      "{\"data\": {\"dataSets\": [{\"structure\": 3}], \"structures\": []}}", "sdmx.no-structure", 1
    ),
    ("{\"data\": {\"dataSets\": [{\"series\":\n {\"0\": {}}}], \"structure\": {}}}", "sdmx.key", 2),
    (
      "<CompactData><DataSet><Obs OBS_VALUE=\"1\"/></DataSet></CompactData>", "sdmx.no-dimensions",
      1
    ),
  ]

  @Test(arguments: wrong)
  func `what is wrong is told with its line`(example: (text: String, code: String, line: Int?)) {
    let problems = Self.problems(example.text)
    #expect(problems.map(\.code) == [example.code])
    #expect(problems.map(\.place.line) == [example.line])
  }
}
