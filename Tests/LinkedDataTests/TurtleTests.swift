import LinkedData
import Problems
import Testing

@Suite("Turtle")
struct TurtleTests {
  static func read(_ text: String, limits: Turtle.Limits = Turtle.Limits()) throws(InputRefused)
    -> [Statement]
  {
    try Turtle.read(Array(text.utf8), file: "a.ttl", limits: limits)
  }

  static func problems(_ text: String, limits: Turtle.Limits = Turtle.Limits()) -> [String] {
    do {
      _ = try read(text, limits: limits)
      return []
    } catch {
      return error.problems.map { "\($0.place.line ?? 0) \($0.code)" }
    }
  }

  @Test func `names, texts and blank nodes are read with their lines`() throws {
    let found = try Self.read(
      """
      @prefix a: <http://a.example/#> .
      @prefix : <http://b.example/> .
      # nothing: here <
      a:s a :Thing ;
          a:title "Høyde \\"over\\" havet"@no,
              "Height"@en ;
          a:height 3.5 ;

          a:note \"\"\"two
      lines\"\"\"^^a:text ;
          :see <http://c.example/x#y> .

      _:b a:of a:s .
      """)
    let name = Term.iri("http://a.example/#s")
    let xsd = "http://www.w3.org/2001/XMLSchema#"
    #expect(
      found == [
        Statement(
          subject: name, predicate: "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
          object: .iri("http://b.example/Thing"), line: 4),
        Statement(
          subject: name, predicate: "http://a.example/#title",
          object: .literal("Høyde \"over\" havet", language: "no"), line: 5),
        Statement(
          subject: name, predicate: "http://a.example/#title",
          object: .literal("Height", language: "en"), line: 6),
        Statement(
          subject: name, predicate: "http://a.example/#height",
          object: .literal("3.5", datatype: xsd + "decimal"), line: 7),
        Statement(
          subject: name, predicate: "http://a.example/#note",
          object: .literal("two\nlines", datatype: "http://a.example/#text"), line: 9),
        Statement(
          subject: name, predicate: "http://b.example/see", object: .iri("http://c.example/x#y"),
          line: 11),
        Statement(
          subject: .blank("b"), predicate: "http://a.example/#of", object: name, line: 13),
      ])
  }

  @Test func `what stands in brackets has the line of its block`() throws {
    let found = try Self.read(
      """
      @prefix a: <http://a.example/> .
      a:s a:first 1 ;
        a:box [ a:inside "x" ;
                a:list (1 2) ] ;
        a:last 9 .
      [ a:p 1 ] a:q 2 ,
        3 .
      a:t a:p a:s .
      """)
    let outer = found.filter { $0.subject == .iri("http://a.example/s") }
    #expect(outer.map(\.line) == [2, 3, 5])
    let inner = try #require(found.first { $0.predicate == "http://a.example/inside" })
    #expect(inner.line == 2)
    #expect(inner.subject == outer[1].object)
    #expect(found.filter { $0.predicate == "http://a.example/q" }.map(\.line) == [6, 6])
    #expect(found.last?.line == 8)
    #expect(found.count == 3 + 2 + 4 + 3 + 1)
  }

  @Test func `a prefix that is not declared is told with its line, each once`() {
    #expect(
      Self.problems(
        """
        @prefix a: <http://a.example/> .
        a:s a:p "b:c <d:e>" .
        # x:y
        a:s dct:title "x" ;
          dct:date "y" ; my:own a:s .
        """) == ["4 turtle.prefix", "5 turtle.prefix"])
  }

  @Test(arguments: [
    ("<http://a> <http://b> .", "1 turtle.syntax"),
    ("<http://a> <http://b> \"x\" .\n<http://a> \"b\" <http://c> .", "2 turtle.syntax"),
    ("\n\n<http://a> <http://b> \"never ends .\n", "3 turtle.syntax"),
    ("<http://a> <http://b> \"x\"", "1 turtle.syntax"),
    ("@base <http://a/b/../..> .", "1 turtle.dots"),
    ("\n<http://a> <b> <../../c> .", "2 turtle.dots"),
  ])
  func `a fault has its line`(text: String, expected: String) {
    #expect(Self.problems(text).first == expected)
  }

  @Test func `bytes that are no text are refused`() {
    #expect(throws: InputRefused.self) { try Turtle.read([0x3C, 0xFF, 0x3E], file: "a.ttl") }
    #expect(Self.problems("<http://a> <http://b> \"x\u{0}\" .") == ["1 file.nul"])
  }

  @Test func `a byte order mark, and nothing at all, are no faults`() throws {
    #expect(try Self.read("\u{FEFF}<http://a> <http://b> 1 .").count == 1)
    #expect(try Self.read("").isEmpty)
    #expect(try Self.read("# only a comment").isEmpty)
  }

  @Test func `limits are kept`() {
    let deep = "<http://a> <http://b> " + String(repeating: "( ", count: 70)
    #expect(Self.problems(deep) == ["1 turtle.too-deep"])
    let many = "<http://a> <http://b> 1, 2, 3, 4 ."
    #expect(Self.problems(many, limits: .init(statements: 3)) == ["0 turtle.too-many"])
    #expect(Self.problems(many, limits: .init(statements: 4)) == [])
    #expect(Self.problems(many, limits: .init(bytes: 10)) == ["0 file.too-large"])
  }

  @Test func `addresses are names and nothing is fetched`() throws {
    let found = try Self.read(
      "@prefix o: <http://127.0.0.1:1/> . <file:///etc/passwd> o:imports <http://127.0.0.1:1/x> .")
    #expect(found.count == 1)
  }
}
