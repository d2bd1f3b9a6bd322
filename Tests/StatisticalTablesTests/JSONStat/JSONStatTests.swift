import Problems
import StatisticalTables
import Testing

/// JSON-stat is read in all its ways of writing, and what contradicts itself is refused.
struct JSONStatTests {
  /// A data set of two dimensions, with room for other members.
  private func dataset(
    value: String = "[1, 2, 3, 4, 5, 6]", size: String = "[2, 3]", id: String = #"["sex", "year"]"#,
    sex: String = #"{"index": ["m", "f"], "label": {"m": "Men", "f": "Women"}}"#,
    year: String = #"{"index": {"2022": 2, "2020": 0, "2021": 1}}"#, more: String = ""
  ) -> String {
    """
    {"version": "2.0", "class": "dataset", "label": "T",\(more)
     "id": \(id), "size": \(size),
     "dimension": {"sex": {"label": "Sex", "category": \(sex)},
                   "year": {"category": \(year)}},
     "value": \(value)}
    """
  }

  private func read(_ text: String) throws -> JSONStat {
    try JSONStat.read(Array(text.utf8), file: "a.json")
  }

  private func cube(_ text: String) throws -> Cube { try #require(try read(text).cubes.first) }

  private func problems(_ text: String) -> [Problem] {
    do throws(InputRefused) {
      _ = try JSONStat.read(Array(text.utf8), file: "a.json")
      return []
    } catch {
      return error.problems
    }
  }

  @Test func `categories stand in the order of their index`() throws {
    let cube = try cube(dataset())
    #expect(cube.dimensions[0].categories.map(\.code) == ["m", "f"])
    #expect(cube.dimensions[0].categories.map(\.label) == ["Men", "Women"])
    #expect(cube.dimensions[1].categories.map(\.code) == ["2020", "2021", "2022"])
    #expect(cube.dimensions[1].categories.map(\.label) == ["2020", "2021", "2022"])
    #expect(cube.dimensions[1].role == .time)
    #expect(cube.cells[cube.offset(of: [1, 0])] == 4)
  }

  @Test func `a dimension with one category need not number it`() throws {
    let cube = try cube(
      dataset(value: "[1, 2, 3]", size: "[1, 3]", sex: #"{"label": {"t": "Total"}}"#))
    #expect(cube.dimensions[0].categories == [Cube.Category(code: "t", label: "Total")])
  }

  @Test(arguments: [
    "[1.5, null, -3e2, null, 5, 6]", #"{"0": 1.5, "2": -300, "4": 5, "5": 6}"#,
    #"{"5": 6, "4": 5, "2": -3e2, "0": 1.5, "1": null}"#, #"["1.5",null, -300,"", 5,"6"]"#,
    "\n[\t1.5 ,null ,\r\n-300 , null,5 ,6 ]",
  ])
  func `numbers are listed or stand under their positions`(value: String) throws {
    let cells = try cube(dataset(value: value)).cells
    #expect(cells == Cube.Cells([1.5, .nan, -300, .nan, 5, 6]))
  }

  @Test(arguments: [
    #"{"1": ":", "3": ".."}"#, #"[null, ":", "", "..", null, null]"#,
  ])
  func `a status is listed or stands under its position`(status: String) throws {
    let cells = try cube(
      dataset(value: "[1, null, 3, null, 5, 6]", more: "\"status\": \(status),")
    ).cells
    #expect(cells.statuses == [1: ":", 3: ".."])
  }

  @Test(arguments: [#""p""#, #"["p"]"#])
  func `one status is that of every cell`(status: String) throws {
    let cells = try cube(dataset(more: "\"status\": \(status),")).cells
    #expect(cells.statuses == Dictionary(uniqueKeysWithValues: (0..<6).map { ($0, "p") }))
  }

  @Test func `an empty status says nothing`() throws {
    #expect(try cube(dataset(more: #""status": "","#)).cells.statuses == [:])
    #expect(try cube(dataset(more: #""status": null,"#)).cells.statuses == [:])
  }

  @Test func `a text among the numbers is a status`() throws {
    let cells = try cube(
      dataset(
        value: #"[1, ":", 3, "7", 5, "x"]"#,
        more: #""extension": {"flags": {"label": {"7": "Seven"}}}, "status": {"5": "y"},"#)
    ).cells
    #expect(cells.statuses == [1: ":", 3: "7", 5: "y"])
    #expect(cells == Cube.Cells([1, .nan, 3, .nan, 5, .nan], statuses: cells.statuses))
  }

  @Test func `few numbers among very many combinations stay few`() throws {
    let codes = (0..<1000).map { "\"c\($0)\"" }.joined(separator: ",")
    let dimensions = ["a", "b", "c", "d"].map { "\"\($0)\":{\"category\":{\"index\":[\(codes)]}}" }
      .joined(separator: ",")
    let cube = try cube(
      #"{"class":"dataset","id":["a","b","c","d"],"size":[1000,1000,1000,1000],"dimension":{"#
        + dimensions + #"},"value":{"999999999999":7,"0":1},"status":"e"}"#)
    #expect(cube.cells.count == 1_000_000_000_000)
    #expect(cube.cells[999_999_999_999] == 7)
    #expect(cube.cells[5] == nil)
    #expect(cube.cells.statuses == [0: "e", 999_999_999_999: "e"])
  }

  @Test(arguments: ["null", "[]", "{}"])
  func `a description without numbers has no numbers`(value: String) throws {
    let cube = try cube(
      dataset(value: value).replacing(
        #""label": "Sex","#, with: #""label": "Sex", "extension": {"elimination": false},"#))
    #expect(cube.cells.isEmpty)
    #expect(cube.cells.count == 6)
    #expect(cube.dimensions[0].isEliminable == false)
  }

  @Test func `the members may stand in any order`() throws {
    let cube = try cube(
      #"{"status":{"0":"."},"value":[null,2],"dimension":{"y":{"category":{"index":["a","b"]}}},"#
        + #""size":[2],"id":["y"],"label":"T"}"#)
    #expect(cube.cells == Cube.Cells([.nan, 2], statuses: [0: "."]))
  }

  @Test func `a bundle of version 1 holds data sets`() throws {
    let one =
      #"{"label": "One", "value": [1, 2], "dimension": {"id": ["t"], "size": [2], "role": {"time": ["t"]}, "t": {"category": {"index": {"b": 1, "a": 0}}}}}"#
    #expect(try cube("{\"dataset\": \(one)}").id == nil)
    let cubes = try read("{\"pop\": \(one), \"gdp\": \(one)}").cubes
    #expect(cubes.map(\.id) == ["pop", "gdp"])
    #expect(cubes[1].dimensions[0].role == .time)
    #expect(cubes[1].dimensions[0].categories.map(\.code) == ["a", "b"])
  }

  @Test func `a collection holds data sets and links`() throws {
    let found = try read(
      """
      {"version": "2.0", "class": "collection", "label": "C", "link": {"other": 1, "item": [
        \(dataset()),
        {"class": "dataset", "href": "https://example.org/a", "label": "A"},
        {"class": "collection", "href": "https://example.org/b"}]}}
      """)
    #expect(found.cubes.map(\.label) == ["T"])
    #expect(
      found.links == [
        JSONStat.Link(address: "https://example.org/a", kind: "dataset", label: "A"),
        JSONStat.Link(address: "https://example.org/b", kind: "collection"),
      ])
  }

  @Test func `a dimension may stand alone`() throws {
    let found = try read(
      #"{"class": "dimension", "label": "Sex", "category": {"index": ["m", "f"]}}"#)
    #expect(found.cubes.isEmpty)
    #expect(found.dimension?.label == "Sex")
    #expect(found.dimension?.categories.map(\.code) == ["m", "f"])
  }

  @Test func `a tree of categories is kept`() throws {
    let cube = try cube(
      dataset(
        size: "[3, 2]",
        sex: #"{"index": ["t", "m", "f"], "child": {"t": ["m", "f", "x"], "y": ["m"]}}"#,
        year: #"{"index": ["a", "b"], "coordinates": {"a": [10.5, 60]}}"#))
    #expect(cube.dimensions[0].categories.map(\.parent) == [nil, "t", "t"])
    #expect(cube.dimensions[1].categories[0].properties == ["coordinates": "10.5 60"])
  }

  @Test func `what is said of dimensions and categories is kept`() throws {
    let cube = try cube(
      #"""
      {"class": "dataset", "id": ["c"], "size": [2], "value": [1, 2],
       "note": ["all", "must"], "extension": {"noteMandatory": {"1": true},
         "contact": [{"name": "N", "mail": ""}], "px": {"tableid": "1", "decimals": 0}},
       "dimension": {"c": {"label": "C", "note": ["dim"],
         "category": {"index": ["a", "b"], "note": {"b": ["cat", "cat must"]},
           "unit": {"a": {"base": "persons", "decimals": 1}, "b": {"label": "%", "multiplier": 3}}},
         "extension": {"elimination": true, "eliminationValueCode": "a", "show": "code",
           "measuringType": {"a": "Stock", "b": "Flow"},
           "categoryNoteMandatory": {"b": {"1": true}},
           "codelists": [{"id": "agg_x", "label": "X", "type": "Aggregation"},
             {"id": "vs_y", "type": "Valueset"}]},
         "link": {"describedby": [{"extension":
           {"c": "urn:ssb:classification:klass:104urn:ssb:classification:klass:131 urn:z"}}]}}}}
      """#)
    #expect(
      cube.notes == [
        Cube.Note("all"), Cube.Note("must", isMandatory: true), Cube.Note("dim", dimension: "c"),
        Cube.Note("cat", dimension: "c", category: "b"),
        Cube.Note("cat must", isMandatory: true, dimension: "c", category: "b"),
      ])
    #expect(cube.id == "1")
    #expect(cube.properties == ["contact.0.name": "N", "px.decimals": "0"])
    let dimension = cube.dimensions[0]
    #expect(dimension.isEliminable == true)
    #expect(dimension.eliminationCode == "a")
    #expect(dimension.properties == ["show": "code"])
    #expect(
      dimension.categories.map(\.properties) == [
        ["measuringType": "Stock"], ["measuringType": "Flow"],
      ])
    #expect(
      dimension.categories.map(\.unit) == [
        Cube.Unit(label: "persons", decimals: 1), Cube.Unit(label: "%", multiplier: 3),
      ])
    #expect(
      dimension.codelists == [
        Cube.Dimension.Codelist(id: "agg_x", label: "X", isAggregation: true),
        Cube.Dimension.Codelist(id: "vs_y", label: "vs_y", isAggregation: false),
      ])
    #expect(
      dimension.classifications == [
        "urn:ssb:classification:klass:104", "urn:ssb:classification:klass:131", "urn:z",
      ])
  }

  @Test func `in a reply with numbers only a true elimination is told`() throws {
    let text = dataset().replacing(
      #""label": "Sex","#, with: #""label": "Sex", "extension": {"elimination": false},"#)
    #expect(try cube(text).dimensions[0].isEliminable == nil)
  }

  @Test func `what does not fit together is refused`() {
    let wrong: [(String, String, Int?)] = [
      (dataset(value: "[1, 2, 3, 4, 5]"), "jsonstat.value-count", 5),
      (dataset(value: "[1, 2, 3, 4, 5, 6, 7]"), "jsonstat.value-count", 5),
      (dataset(value: #"[1, 2, 3, 4, 5, 6, "x"]"#), "jsonstat.value-count", 5),
      (dataset(value: "[1, 2, 3, 4, 5, NaN]"), "json.number", 5),
      (dataset(value: "[1, 2, 3, 4, 5, -Infinity]"), "json.number", 5),
      (dataset(value: "[1, 2, 3, 4, 5, true]"), "json.unexpected", 5),
      (dataset(value: "[1, 2, 3, 4, 5, [6]]"), "json.unexpected", 5),
      (dataset(value: "[1, 2, 3, 4, 5, 06]"), "json.number", 5),
      (dataset(value: "[1, 2, 3, 4, 5, 6,]"), "json.trailing-comma", 5),
      (dataset(value: "[1, 2, 3 4, 5, 6]"), "json.unexpected", 5),
      (dataset(value: "[1, 2, 3, /*a*/4, 5, 6]"), "json.comment", 5),
      (dataset(value: "[1, 2, 3,, 5, 6]"), "json.unexpected", 5),
      (dataset(value: "[,1, 2, 3, 5, 6]"), "json.unexpected", 5),
      (dataset(value: "[1, 2, 3, nul, 5, 6]"), "json.unexpected", 5),
      (dataset(value: "[1, 2, 3, 4, 5, 1e400]"), "json.number-range", 5),
      (dataset(value: "7"), "jsonstat.values", 5),
      (dataset(value: #"{"6": 1}"#), "jsonstat.position", 5),
      (dataset(value: #"{"-1": 1}"#), "jsonstat.position-key", 5),
      (dataset(value: #"{"01": 1}"#), "jsonstat.position-key", 5),
      (dataset(value: #"{"1": 1, "1": 2}"#), "json.duplicate-key", 5),
      (dataset(more: #""status": {"9": "."},"#), "jsonstat.position", 1),
      (dataset(more: #""status": [".", "."],"#), "jsonstat.status-count", 1),
      (dataset(more: #""status": {"x": "."},"#), "jsonstat.position-key", 1),
      (dataset(size: "[2, 4]"), "jsonstat.size", 2),
      (dataset(size: "[2, 2.5]"), "jsonstat.size", 2),
      (dataset(size: "[2]"), "jsonstat.ids-and-sizes", 2),
      (dataset(id: #"["sex", "sex"]"#), "jsonstat.duplicate-id", 2),
      (dataset(id: #"["sex", "age"]"#), "jsonstat.unknown-dimension", 2),
      (dataset(id: #"["sex", 2]"#), "jsonstat.wrong-kind", 2),
      (dataset(sex: #"{"index": ["m", "m"]}"#), "jsonstat.duplicate-code", 3),
      (dataset(sex: #"{"index": [1, 2]}"#), "jsonstat.wrong-kind", 3),
      (dataset(sex: #"{"index": 2}"#), "jsonstat.wrong-kind", 3),
      (dataset(sex: #"{"index": {"m": 0, "f": 2}}"#), "jsonstat.index", 3),
      (dataset(sex: #"{"index": {"m": 1, "f": 1}}"#), "jsonstat.index", 3),
      (dataset(sex: #"{"index": {"m": 0, "m": 1}}"#), "json.duplicate-key", 3),
      (dataset(sex: #"{"label": {"m": "M", "f": "F"}}"#), "jsonstat.missing", 3),
      (dataset(sex: "{}"), "jsonstat.missing", 3),
      (dataset(sex: "null"), "jsonstat.missing", 3),
      (
        dataset(sex: #"{"index": ["m", "f"], "child": {"m": ["f"], "f": ["m"]}}"#),
        "jsonstat.circle", 3
      ),
      (#"{"class": "dataset"}"#, "jsonstat.missing", 1),
      (#"{"class": "dataset", "dimension": {}}"#, "jsonstat.missing", 1),
      (#"{"error": {"a": 1}}"#, "jsonstat.not-recognised", 1),
      (#"{"class": "error", "label": "No"}"#, "jsonstat.service-error", 1),
      (#"{"error": [{"status": 404, "label": "No"}]}"#, "jsonstat.service-error", 1),
      ("[]", "jsonstat.not-recognised", 1),
      ("{}", "jsonstat.not-recognised", 1),
      (String(dataset().dropLast(4)), "json.ends-early", 5),
    ]
    for (text, code, line) in wrong {
      let found = problems(text).first
      #expect(found?.code == code, "\(text)")
      #expect(found?.place.line == line, "\(text)")
      #expect(found?.place.column != nil)
    }
  }

  @Test func `sizes beyond all bounds are refused`() {
    let codes = (0..<100).map { "\"\($0)\"" }.joined(separator: ",")
    let names = (0..<12).map { "d\($0)" }
    let text =
      #"{"class":"dataset","id":["# + names.map { "\"\($0)\"" }.joined(separator: ",")
      + #"],"size":["# + names.map { _ in "100" }.joined(separator: ",") + #"],"dimension":{"#
      + names.map { "\"\($0)\":{\"category\":{\"index\":[\(codes)]}}" }.joined(separator: ",")
      + #"},"value":{"1":1}}"#
    #expect(problems(text).map(\.code) == ["jsonstat.too-many-cells"])
  }

  @Test func `the place of what is wrong is told with its path`() {
    let found = problems(dataset(sex: #"{"index": {"m": 0, "f": 2}}"#)).first
    #expect(found?.place.description == "a.json:3:76 [dimension.sex.category.index]")
    #expect(found?.values["code"] == "f")
  }
}
