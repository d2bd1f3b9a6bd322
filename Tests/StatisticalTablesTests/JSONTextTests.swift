import Foundation
import StatisticalTables
import Testing

@Suite("Writing JSON")
struct JSONTextTests {
  func decoded(_ value: JSONText) throws -> NSObject {
    let json = try JSONSerialization.jsonObject(
      with: Data(value.text.utf8), options: .fragmentsAllowed)
    return try #require(json as? NSObject)
  }

  @Test func `keys stand as given and the same content is the same bytes`() {
    let value = JSONText.object([
      ("z", .int(1)), ("a", .array([.number(0.5), .null, .bool(true)])), ("empty", .object([])),
      ("none", .array([])),
    ])
    #expect(
      value.text == """
        {
          "z": 1,
          "a": [
            0.5,
            null,
            true
          ],
          "empty": {},
          "none": []
        }

        """)
  }

  @Test(arguments: [
    "", "\"quoted\" \\ and / back", "tab\tline\nreturn\r", "\u{0}\u{1}\u{1F}\u{7F}",
    "Bø 😀 \u{2028}",
  ])
  func `every text is read back as it was`(text: String) throws {
    #expect(try decoded(.string(text)) == text as NSObject)
  }

  @Test(arguments: [
    0, 1, -1, 0.1, 1.0 / 3, 1e21, 2.5e-300, 1.7976931348623157e308, 9_007_199_254_740_992,
  ])
  func `every number is read back as it was`(number: Double) throws {
    let read = try #require(decoded(.number(number)) as? NSNumber)
    #expect(read.doubleValue == number)
  }

  @Test func `whole numbers have no decimals`() {
    #expect(JSONText.number(12).text == "12\n")
    #expect(JSONText.int(Int.max).text == "9223372036854775807\n")
  }

  @Test func `an infinite number is never written`() async {
    await #expect(processExitsWith: .failure) { _ = JSONText.number(.infinity).text }
  }
}
