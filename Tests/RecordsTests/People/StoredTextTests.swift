import Testing

@testable import Records

/// Names and addresses are taken out of a row, and nothing else of it is touched.
struct StoredTextTests {
  @Test func `a person's name goes, whatever signs it has`() {
    let text =
      #"{"at":1,"by":{"id":"a","name":"Kari \"K\" \\ Nordmann"},"what":"x, \"name\":\"y\""}"#
    let blank = #"{"at":1,"by":{"id":"a"},"what":"x, \"name\":\"y\""}"#
    #expect(StoredText(text).withoutNames { $0 == "a" } == blank)
    #expect(StoredText(text).withoutNames { $0 == "b" } == text)
    #expect(StoredText(blank).withoutNames { _ in true } == blank)
  }

  @Test func `what only looks like a person stays`() {
    for text in [
      #"{"file":{"id":"a","name":"plan.pdf","size":3}}"#, #"{"code":"a","id":"a","name":"b"}"#,
      #"["{\"id\":\"a\",\"name\":\"b\"}"]"#, #"{"id":"a","names":"b"}"#, "", "{", #"{"id":"#,
    ] {
      #expect(StoredText(text).withoutNames { _ in true } == text)
    }
  }

  @Test func `addresses are replaced, and a member is taken out`() {
    let text = #"{"address":"kari@ks.example","contact":"Kari, 12345678","year":2026}"#
    #expect(
      StoredText(text).replacing("address") { $0.hasPrefix("kari") ? "x@y.invalid" : nil }
        == #"{"address":"x@y.invalid","contact":"Kari, 12345678","year":2026}"#)
    #expect(
      StoredText(text).without("contact") { $0.contains("Kari") }
        == #"{"address":"kari@ks.example","year":2026}"#)
    #expect(StoredText(text).without("year") { _ in true } == text)
  }
}
