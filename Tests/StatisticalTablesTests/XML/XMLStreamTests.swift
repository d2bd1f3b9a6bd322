import Problems
import StatisticalTables
import Testing

@Suite("Reading XML")
struct XMLStreamTests {
  static func events(_ text: String) throws -> [XMLStream.Event] {
    let xml = try XMLStream(Array(text.utf8), file: "a.xml")
    var events: [XMLStream.Event] = []
    while let event = try xml.next() { events.append(event) }
    return events
  }

  static func problems(_ text: String) -> [Problem] {
    do {
      let xml = try XMLStream(Array(text.utf8), file: "a.xml")
      while try xml.next() != nil {}
      return []
    } catch {
      return error.problems
    }
  }

  @Test func `elements begin and end, and names lose their prefix`() throws {
    #expect(
      try Self.events(
        "<?xml version=\"1.0\"?><!-- c --><m:a xmlns:m=\"u\"><b/>x &amp; <![CDATA[<y>]]></m:a>")
        == [.start("a"), .start("b"), .end("b"), .text("x & <y>"), .end("a")])
  }

  @Test func `attributes are asked for by their local name`() throws {
    let xml = try XMLStream(
      Array("<a xmlns:m=\"u\" m:x=\"1\" y=\"&#229;\"/>".utf8), file: "a.xml")
    #expect(try xml.next() == .start("a"))
    #expect(xml["x"] == "1")
    #expect(xml["y"] == "å")
    #expect(xml["z"] == nil)
    #expect(xml.attributes.map(\.name) == ["x", "y"])
  }

  @Test func `lines are those of the file`() throws {
    let xml = try XMLStream(Array("<a>\n<b/>\n\n<c\n/></a>".utf8), file: "a.xml")
    var lines: [String: Int] = [:]
    while let event = try xml.next() {
      if case .start(let name) = event { lines[name] = xml.line }
    }
    #expect(lines["b"] == 2)
    #expect(lines["a"] == 1)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x \"y\">]>\n<a>&x;</a>",
    "\n<!-- c -->\n<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>",
  ])
  func `a document type is refused`(text: String) {
    #expect(Self.problems(text).map(\.code) == ["xml.document-type"])
  }

  @Test func `entities of one's own, files and the network stay out`() {
    #expect(Self.problems("<a>&x;</a>").map(\.code) == ["xml.syntax"])
  }

  @Test(arguments: [
    ("<a>\n<b></a>", 2), ("<a>\n</a>\n<b/>", 3), ("<a>\n\n<b x=1/></a>", 3), ("<a>", 1),
    ("<a>\u{1}</a>", 1),
  ])
  func `what is not well formed is told with its line`(text: String, line: Int) {
    let problems = Self.problems(text)
    #expect(problems.map(\.code) == ["xml.syntax"])
    #expect(problems.map(\.place.line) == [line])
  }

  @Test func `empty, UTF-16 and endlessly nested documents are refused`() {
    #expect(Self.problems("").map(\.code) == ["xml.empty"])
    #expect(Self.problems("<\u{0}a/>").map(\.code) == ["file.utf16"])
    let deep = String(repeating: "<a>", count: 101)
    #expect(Self.problems(deep).map(\.code) == ["xml.too-deep"])
  }
}
