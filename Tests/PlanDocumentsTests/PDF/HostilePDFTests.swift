import Languages
import PlanDocuments
import PlanReading
import Problems
import Testing

@Suite("PDFs that cannot be read", .needsPoppler)
struct HostilePDFTests {
  private func code(
    _ bytes: [UInt8], scans: ScannedPages = .refuse, limits: DocumentLimits = DocumentLimits()
  ) -> String? {
    do throws(InputRefused) {
      _ = try PlanDocument(bytes, name: "plan.pdf", scans: scans, limits: limits)
      return nil
    } catch {
      #expect(!error.problems.isEmpty)
      for problem in error.problems { #expect(problem.report(in: .standard).contains("plan.pdf")) }
      return error.problems.first?.code
    }
  }

  private static let page = SmallPDF.page(["Kommunen skal arbeide for bærekraft i hele perioden."])

  @Test func `what is cut short or only begins as a PDF is damaged`() {
    #expect(code(Array("%PDF-1.7\nnothing\n".utf8)) == "document.damaged")
    #expect(
      code(Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x41, count: 100_000))
        == "document.damaged")
  }

  @Test func `a password is told of`() {
    let key = String(repeating: "41", count: 32)
    let file = SmallPDF(
      pages: [Self.page],
      trailer: "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<\(key)>/U<\(key)>/P -4>>")
    #expect(code(file.bytes) == "document.encrypted")
  }

  @Test func `scanned pages are refused, a few of them told of`() throws {
    let scanned = SmallPDF(pages: Array(repeating: .picture, count: 4))
    #expect(code(scanned.bytes) == "document.scanned")
    let some = SmallPDF(
      pages: Array(repeating: Self.page, count: 7) + [.picture, .picture, Self.page, .picture])
    let document = try PlanDocument(some.bytes, name: "plan.pdf")
    #expect(document.notes.map(\.code) == ["document.some-scanned"])
    #expect(document.notes.first?.values["pages"] == "8–9, 11")
    #expect(document.notes.first?.severity == .warning)
    #expect(document.text.passages.count == 8)
  }

  @Test func `pages without anything have no text`() {
    #expect(code(SmallPDF(pages: [.texts([]), .texts([])]).bytes) == "document.no-text")
  }

  @Test func `pages, time, memory and output have limits`() {
    let file = SmallPDF(pages: Array(repeating: Self.page, count: 40)).bytes
    #expect(code(file, limits: DocumentLimits(pages: 39)) == "document.too-many-pages")
    #expect(code(file, limits: DocumentLimits(pages: 40)) == nil)
    #expect(code(file, limits: DocumentLimits(unpackedBytes: 2000)) == "document.too-much-inside")
    #expect(code(file, limits: DocumentLimits(bytes: 1000)) == "document.too-large")
    #expect(code(file, limits: DocumentLimits(seconds: 0)) == "document.too-slow")
    #expect(
      ["document.too-demanding", "document.damaged"].contains(
        code(file, limits: DocumentLimits(memory: 1 << 23))))
  }

  @Test func `a form that draws itself many times over ends at the limit`() {
    // Each form draws the next one ten times, the last one draws a text: 10^9 texts.
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
      "<</Length 5>>stream\n/X Do\nendstream",
    ]
    for level in 0..<9 {
      let draw = String(repeating: "/X Do ", count: 10)
      objects.append(
        "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X \(6 + level) 0 R>>>>"
          + "/Length \(draw.utf8.count)>>stream\n\(draw)\nendstream")
    }
    let text = "BT /F 9 Tf 60 700 Td (tekst) Tj ET"
    objects.append(
      "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F<</Type/Font/Subtype/Type1"
        + "/BaseFont/Helvetica>>>>>>/Length \(text.utf8.count)>>stream\n\(text)\nendstream")
    var file = "%PDF-1.4\n"
    for (index, object) in objects.enumerated() {
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    file += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\n%%EOF\n"
    let code = code(Array(file.utf8), limits: DocumentLimits(seconds: 2, memory: 1 << 28))
    #expect(["document.too-slow", "document.too-demanding"].contains(code))
  }
}
