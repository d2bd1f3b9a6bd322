import StatisticalTables
import TestSupport
import Testing

/// The format of a file is recognised by its content.
struct CubeFormatTests {
  @Test(arguments: [
    (#"{"version": "2.0", "class": "dataset"}"#, "a", CubeFormat.jsonStat),
    ("\u{FEFF}\n {\"dataset\": {}}", "a", .jsonStat),
    (#"{"title": "T", "variables": []}"#, "a", .jsonStat),
    (#"{"$schema": "x", "meta": {"id": "m"}, "data": {}}"#, "a", .sdmx),
    (#"{"header": {}, "dataSets": []}"#, "a", .sdmx),
    ("{\"broken", "a", .jsonStat),
    ("", "a.json", .jsonStat),
    ("", "a.PX", .px),
    ("CHARSET=\"ANSI\";\n", "a", .px),
    ("TITLE[en]=\"x\";", "a", .px),
    ("VALUES(\"x\")=\"y\";", "a.txt", .px),
    ("whatever", "a.px", .px),
    ("<?xml version=\"1.0\"?><a/>", "a", .sdmx),
    ("DATAFLOW,FREQ,OBS_VALUE\n", "a.csv", .sdmx),
    ("STRUCTURE,STRUCTURE_ID,ACTION\n", "a.csv", .sdmx),
  ])
  func `a format is recognised`(content: String, file: String, format: CubeFormat) {
    #expect(CubeFormat.recognised(Array(content.utf8), file: file) == format)
  }

  @Test(arguments: ["", "a;b;c\n1;2;3\n", "PK\u{3}\u{4}", "Region,Tid,value\n"])
  func `what is none of them is not`(content: String) {
    #expect(CubeFormat.recognised(Array(content.utf8), file: "a.csv") == nil)
  }

  @Test(
    .needsReferenceData("norway/ssb-api"),
    arguments: [
      ("vtl-connectors/1106.json", CubeFormat.jsonStat), ("fhi/fhi-query-flags.json", .jsonStat),
      ("pxwebpy/TAB6471_metadata.json", .jsonStat), ("vtl-connectors/metadata.json", .jsonStat),
      ("sdmx-json/agri.json", .sdmx), ("sdmx-json/exr-flat.json", .sdmx),
      ("sdmx/SDMXGenericDataExample_2.0.xml", .sdmx), ("PxWebApi/TAB004.px", .px),
      ("px/pyaxis/14001.px", .px),
    ])
  func `files of statistical offices are recognised whatever they are called`(
    file: String, format: CubeFormat
  ) throws {
    let bytes = try ReferenceData.bytes("norway/ssb-api/\(file)")
    #expect(CubeFormat.recognised(bytes, file: "data") == format)
    if file != "vtl-connectors/metadata.json" {
      let cubes = try format.read(bytes, file: file).cubes
      #expect(!cubes.isEmpty)
      for cube in cubes {
        // Every format is written as JSON-stat that is read as the same numbers.
        let again = try JSONStat.read(JSONStat.bytes(of: [cube]), file: file).cubes
        #expect(again.map(\.cells) == [cube.cells])
        #expect(again.first?.dimensions.map(\.categories) == cube.dimensions.map(\.categories))
      }
    }
  }
}
