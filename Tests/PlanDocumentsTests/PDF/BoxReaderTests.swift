import PlanDocuments
import PlanReading
import TestSupport
import Testing

@Suite("What the programs behind PDFs write")
struct BoxReaderTests {
  private static let output = """
    <doc>
      <page width="595.0" height="842.0">
        <flow>
          <block xMin="60.0" yMin="100.0" xMax="500.0" yMax="126.0">
            <line xMin="60.0" yMin="100.0" xMax="500.0" yMax="112.0">
              <word xMin="60.0" yMin="100.0" xMax="120.0" yMax="112.0">Trygg &amp; god</word>
              <word xMin="125.0" yMin="100.0" xMax="500.0" yMax="112.0">oppvekst &lt;i&gt;</word>
            </line>
            <line xMin="60.0" yMin="114.0" xMax="300.0" yMax="126.0">
              <word xMin="60.0" yMin="114.0" xMax="300.0" yMax="126.0">Bø.</word>
            </line>
          </block>
        </flow>
      </page>
    </doc>

    """

  private func read(_ bytes: [UInt8], piece: Int) -> [LaidOutPage] {
    var reader = BoxReader()
    var start = 0
    while start < bytes.count {
      bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { reader.read($0) }
      start += piece
    }
    return reader.pages
  }

  @Test(arguments: [1, 7, 64, 100_000]) func `words are put together however the output is cut`(
    piece: Int
  ) throws {
    let page = try #require(read(Array(Self.output.utf8), piece: piece).first)
    #expect(String(decoding: page.text, as: UTF8.self) == "Trygg & god oppvekst <i>\nBø.\n")
    #expect(page.lines.map(\.top) == [100, 114])
    #expect(page.lines.map(\.size) == [12, 12])
    #expect(page.height == 842)
  }

  @Test func `whatever is written, passages come out or none`() {
    var random = SeededGenerator(seed: 5)
    let seed = Array(Self.output.utf8)
    for _ in 0..<400 {
      var bytes = seed + seed
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        case 2: bytes.insert(contentsOf: Array("-99999999999.9e".utf8), at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
        }
      }
      let plan = PlanText(layout: read(bytes, piece: 50), document: "d")
      #expect(!plan.passages.contains { $0.text.isEmpty || $0.source.isEmpty })
    }
  }

  @Test func `the table of recognised words becomes lines`() throws {
    let table = """
      level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
      1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
      3\t1\t1\t1\t0\t0\t0\t0\t2480\t100\t-1\t
      4\t1\t1\t1\t1\t0\t250\t350\t1000\t50\t-1\t
      5\t1\t1\t1\t1\t1\t250\t350\t500\t50\t96.1\tMål
      5\t1\t1\t1\t1\t2\t800\t350\t100\t50\t3.0\t~~
      5\t1\t1\t1\t1\t3\t950\t350\t300\t50\t90\t13
      """
    let page = PageRecogniser.page(Array(table.utf8), height: 842)
    #expect(String(decoding: page.text, as: UTF8.self) == "Mål 13\n")
    let line = try #require(page.lines.first)
    #expect(abs(line.top - 84) < 0.1 && abs(line.left - 60) < 0.1)
    #expect(PageRecogniser.page([], height: 842).lines.isEmpty)
    #expect(PageRecogniser.page(Array("x\n4\t5\n\t\t\n".utf8), height: 842).lines.isEmpty)
  }
}
