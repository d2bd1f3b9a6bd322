import Agenda
import PlanReading
import TestSupport
import Testing

@Suite("Reading a passage")
struct ReaderTests {
  let reader = PlanReader(LexiconFixture.lexicon)

  @Test func `everything is found in one reading`() {
    let text = "Vi skal styrke kollektivtransporten innen 2030, og det svarer på bærekraftsmål 13."
    let reading = reader.read(text, in: .bokmaal)
    #expect(reading.references.map(\.code) == ["13"])
    #expect(reading.goals.map(\.goal) == [GoalID(rawValue: 11)])
    #expect(reading.commitment == .measures)
    #expect(
      reading.findings.map { "\($0.kind) \($0.goal) \($0.band)" } == [
        "explicit 13 assert", "implied 11 assert",
      ])
  }

  @Test func `a reference shows the bytes that name it`() {
    let text = "Særlig viktig: bærekraftsmål 3, 4–6 og delmål 11.2. Mål 13 (Stoppe klimaendringene)"
    let bytes = Array(text.utf8)
    let references = reader.read(text, in: .bokmaal).references
    #expect(
      references.map { "\($0.code): \(String(decoding: bytes[$0.range], as: UTF8.self))" } == [
        "3: bærekraftsmål 3", "4: 4", "5: 4–6", "6: 4–6", "11.2: delmål 11.2",
        "13: Mål 13 (Stoppe klimaendringene",
      ])
  }

  /// Any bytes are read, and every range lies within them.
  @Test func `hostile bytes do no harm`() {
    var random = SeededGenerator(seed: 6)
    let pieces: [[UInt8]] =
      [
        "bærekraftsmål", " ", "3", ".", "–", "og", "SDG", "11.2", "delmål", "mål nr.", "å", "Ø",
        "\n",
        "innen 2030", "%", "kollektivtransport", "(", ")", "God helse", "«", "\u{0C}", "FNs", "-",
      ].map { Array($0.utf8) }
      + [[0xFF], [0xC3], [0xE2, 0x80], [0xC2], [0xCC], [0]]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...20, using: &random)).flatMap { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      bytes.withUnsafeBufferPointer { buffer in
        let reading = reader.read(buffer, in: .bokmaal, surroundings: .heading)
        let ranges =
          reading.references.map(\.range) + reading.hits.map(\.range)
          + reading.commitmentEvidence.map(\.range)
        #expect(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= bytes.count })
      }
      _ = PlanText(String(decoding: bytes, as: UTF8.self), document: "d")
      _ = PlanText(String(decoding: bytes, as: UTF8.self), format: .markdown, document: "d")
    }
  }

  @Test func `a reader forgets and goes on`() {
    let small = PlanReader(LexiconFixture.lexicon)
    for round in 0..<3 {
      var words = ""
      let letters = Array("abcdefghijklmnopqrst")
      for number in 0..<40_000 {
        let digits = String(number + 1_000_000 * (round + 1), radix: 20)
        words += String(digits.compactMap { Int(String($0), radix: 20) }.map { letters[$0] })
        words += " "
      }
      _ = small.language(of: words)
      let reading = small.read("Kollektivtransporten og bærekraftsmål 13.", in: .bokmaal)
      #expect(reading.references.map(\.code) == ["13"])
      #expect(reading.hits.count == 1)
    }
  }
}
