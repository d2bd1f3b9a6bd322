import TestSupport
import Testing

@testable import Web

/// What a form sends, as browsers write it.
struct FormFieldsTests {
  private func urlEncoded(_ text: String) throws -> FormFields {
    try FormFields(urlEncoded: Array(text.utf8))
  }

  private func refusal(_ work: () throws -> FormFields) -> FormFields.Refusal? {
    do {
      _ = try work()
      return nil
    } catch { return error as? FormFields.Refusal }
  }

  @Test func `fields are decoded in order, also those that stand several times`() throws {
    let form = try urlEncoded("q1=a+b&q2=%C3%A6%26&q1=c&empty=&bare")
    #expect(
      form.fields == [
        .init(name: "q1", value: "a b"), .init(name: "q2", value: "æ&"),
        .init(name: "q1", value: "c"), .init(name: "empty", value: ""),
        .init(name: "bare", value: ""),
      ])
    #expect(form["q1"] == "a b")
    #expect(form.all("q1") == ["a b", "c"])
    #expect(form["q3"] == nil)
  }

  @Test func `line ends are kept as one sign`() throws {
    #expect(try urlEncoded("t=a%0D%0Ab")["t"] == "a\nb")
  }

  @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%ff", "a=%00", "%C3=1"])
  func `what no browser sends is refused`(_ body: String) {
    #expect(refusal { try urlEncoded(body) } == .malformed)
  }

  @Test func `more than the limits is refused`() {
    var limits = FormFields.Limits()
    limits.bytes = 10
    #expect(
      refusal { try FormFields(urlEncoded: Array("a=0123456789".utf8), limits: limits) }
        == .tooLarge)
    limits.fields = 2
    #expect(
      refusal { try FormFields(urlEncoded: Array("a&b&c".utf8), limits: limits) }
        == .tooManyFields)
  }

  private func multipart(_ text: String, limits: FormFields.Limits = .init()) throws -> FormFields {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return try FormFields(
      multipart: Array(lines.joined(separator: "\r\n").utf8), boundary: "xyz", limits: limits)
  }

  @Test func `a form with a file`() throws {
    let form = try multipart(
      """
      --xyz
      Content-Disposition: form-data; name="title"

      To linjer
      her
      --xyz
      Content-Disposition: form-data; name="plan"; filename="plan %22ny%22; v2.pdf"
      Content-Type: application/PDF

      %PDF--xyz is not the end
      --xyz
      Content-Disposition: form-data; name="none"; filename=""
      Content-Type: application/octet-stream


      --xyz--
      """)
    #expect(form.fields == [.init(name: "title", value: "To linjer\nher")])
    #expect(
      form.files == [
        FormFile(
          field: "plan", name: "plan \"ny\"; v2.pdf", type: "application/pdf",
          bytes: Array("%PDF--xyz is not the end".utf8))
      ])
  }

  @Test(
    arguments: [
      "", "--xyz", "--xyz\n", "--abc\n\n--abc--",
      "--xyz\nContent-Disposition: form-data; name=\"a\"\n\ncut off",
      "--xyz\nContent-Disposition: form-data\n\nno name\n--xyz--",
      "--xyz\nno colon\n\nx\n--xyz--",
      "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nx\n--xyzq",
    ])
  func `a body that is cut off or wrong is refused`(_ body: String) {
    #expect(refusal { try multipart(body) } == .malformed)
  }

  @Test func `an empty value is an empty value`() throws {
    let form = try multipart("--xyz\nContent-Disposition: form-data; name=\"a\"\n\n\n--xyz--")
    #expect(form.fields == [.init(name: "a", value: "")])
  }

  @Test(
    arguments: [
      ("multipart/form-data; boundary=xyz", "xyz"),
      ("Multipart/Form-Data;charset=utf-8; Boundary=\"a b\"", "a b"),
      ("application/json; boundary=xyz", nil), ("multipart/form-data", nil),
    ] as [(String, String?)])
  func `the boundary stands in the content type`(_ type: String, _ boundary: String?) {
    #expect(FormFields.boundary(of: type) == boundary)
  }

  /// Bytes of all kinds end in a form or a refusal, never in anything else.
  @Test func `no body stops the server`() {
    var random = SeededGenerator(seed: 5)
    let pieces = [
      "--xyz", "\r\n", "--", "Content-Disposition: form-data; name=\"", "\"", "; filename=", "a",
      "%",
      "=", "&", "\0", "é",
    ]
    for _ in 0..<5000 {
      let body = Array(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined().utf8)
      _ = try? FormFields(multipart: body, boundary: "xyz")
      _ = try? FormFields(urlEncoded: body)
    }
  }
}
