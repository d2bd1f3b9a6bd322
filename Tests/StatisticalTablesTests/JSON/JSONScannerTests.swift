import Problems
import StatisticalTables
import Testing

/// JSON is read strictly, and what is wrong is told with its place.
struct JSONScannerTests {
  private func node(_ text: String) throws -> JSONNode {
    try JSONNode.read(Array(text.utf8), file: "a.json")
  }

  private func problem(_ text: String) -> Problem? { problem(Array(text.utf8)) }

  private func problem(_ bytes: [UInt8]) -> Problem? {
    do throws(InputRefused) {
      _ = try JSONNode.read(bytes, file: "a.json")
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test func `values keep their order and are found by key`() throws {
    let node = try node(#"{"b": [1, -2.5, true, null], "a": {"text": "é\u00e6\ud83d\ude00\n\/"}}"#)
    #expect(node.members?.keys == ["b", "a"])
    #expect(node["b"]?.elements?.first?.int == 1)
    #expect(node["b"]?.elements?[1].number == -2.5)
    #expect(node["b"]?.elements?[2].bool == true)
    #expect(node["b"]?.elements?[3].isNull == true)
    #expect(node["a"]?["text"]?.string == "éæ😀\n/")
    #expect(node["c"] == nil)
  }

  @Test func `a byte order mark is passed over`() throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("[1,]".utf8)
    #expect(problem(bytes)?.place == Place("a.json", line: 1, column: 3))
    let read = try JSONNode.read([0xEF, 0xBB, 0xBF] + Array(" 3 ".utf8), file: "a.json")
    #expect(read.int == 3)
  }

  @Test(arguments: [
    ("", "json.empty", 1, 1),
    (" \n", "json.empty", 1, 1),
    ("{\n  \"a\": 1, // note\n}", "json.comment", 2, 11),
    ("[1, /* two */ 2]", "json.comment", 1, 5),
    ("# x\n1", "json.comment", 1, 1),
    ("{\"é\": 1,\n}", "json.trailing-comma", 1, 8),
    ("[1,]", "json.trailing-comma", 1, 3),
    ("[1 2]", "json.unexpected", 1, 4),
    ("[,1]", "json.unexpected", 1, 2),
    ("{\"a\" 1}", "json.unexpected", 1, 6),
    ("{a: 1}", "json.unexpected", 1, 2),
    ("{'a': 1}", "json.unexpected", 1, 2),
    ("[NaN]", "json.number", 1, 2),
    ("[-Infinity]", "json.number", 1, 2),
    ("[Infinity]", "json.number", 1, 2),
    ("[01]", "json.number", 1, 2),
    ("[1.]", "json.number", 1, 2),
    ("[.5]", "json.unexpected", 1, 2),
    ("[+5]", "json.unexpected", 1, 2),
    ("[1e]", "json.number", 1, 2),
    ("[1e999]", "json.number-range", 1, 2),
    ("[12x]", "json.number", 1, 2),
    ("[nul]", "json.unexpected", 1, 2),
    ("[nullx]", "json.unexpected", 1, 2),
    ("[True]", "json.unexpected", 1, 2),
    ("\"a\tb\"", "json.control-character", 1, 3),
    ("\"\\x\"", "json.escape", 1, 2),
    ("\"\\u12G4\"", "json.escape", 1, 2),
    ("\"abc", "json.ends-early", 1, 5),
    ("\"abc\\", "json.ends-early", 1, 6),
    ("[1, [2", "json.ends-early", 1, 7),
    ("{\"a\":", "json.ends-early", 1, 6),
    ("{\"a\":1,\n \"a\":2}", "json.duplicate-key", 2, 2),
    ("1 2", "json.after-end", 1, 3),
    ("]", "json.unexpected", 1, 1),
  ])
  func `what is not JSON is refused with line and column`(
    text: String, code: String, line: Int, column: Int
  ) {
    let found = problem(text)
    #expect(found?.code == code)
    #expect(found?.place == Place("a.json", line: line, column: column))
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(problem([0x22, 0xE6, 0x22])?.code == "file.not-utf8")
    #expect(problem([0xFF, 0xFE, 0x22, 0])?.code == "file.utf16")
  }

  @Test func `nesting has a limit`() throws {
    let most = JSONScanner.mostNested
    let deep = String(repeating: "[", count: most) + String(repeating: "]", count: most)
    #expect(problem(deep) == nil)
    #expect(problem("[" + deep + "]")?.code == "json.too-deep")
    #expect(problem(String(repeating: "{\"a\":", count: 100_000))?.code == "json.too-deep")
  }

  @Test(arguments: [
    "0", "-0", "7", "-12.50", "123456789012345", "1234567890123456", "9007199254740993",
    "12345678901234567890123", "0.1", "1e22", "1e23", "1.7976931348623157e308", "5e-324",
    "2.2250738585072011e-308", "0.30000000000000004", "123456.789e-25", "1E+2", "4.35", "1e-999",
    "179769313486231580793728971405301e270", "100000000000000000000000000000e-28",
  ])
  func `numbers are the nearest ones`(text: String) throws {
    // The standard library rounds correctly.
    #expect(try node(text).number?.bitPattern == Double(text)?.bitPattern)
    #expect(try node("[\(text)]").elements?.first?.number == Double(text))
  }

  @Test func `a reader takes what it wants and skips the rest`() throws {
    var json = try JSONScanner(
      Array(#"{"skip": [{"a": []}, 1, "x", false, null], "list": [1, 2, 3], "s": "t"}"#.utf8),
      file: "a.json")
    var sum = 0.0
    var text = ""
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "list":
        try json.beginArray()
        while try json.nextElement() { sum += try json.number() }
      case "s": text = try json.string()
      default: try json.skip()
      }
    }
    try json.end()
    #expect(sum == 6)
    #expect(text == "t")
  }
}
