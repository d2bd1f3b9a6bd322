import Languages
import Testing

@Suite("A text in several languages")
struct LocalizedTextTests {
  let sami = LanguageTag(rawValue: "sme")

  @Test func `the wording asked for comes first`() {
    let text = LocalizedText([.nb: "kommune", .nn: "kommune (nn)", .en: "municipality"])
    #expect(text.text(in: .nn) == "kommune (nn)")
    #expect(text.otherLanguage(for: .nn) == nil)
  }

  @Test func `the two forms of Norwegian stand in for each other before English`() {
    let nbAndEn = LocalizedText([.nb: "ikke", .en: "not"])
    #expect(nbAndEn.text(in: .nn) == "ikke")
    #expect(nbAndEn.otherLanguage(for: .nn) == .nb)
    let nnAndEn = LocalizedText([.nn: "ikkje", .en: "not"])
    #expect(nnAndEn.text(in: .nb) == "ikkje")
    #expect(nnAndEn.otherLanguage(for: .nb) == .nn)
  }

  @Test func `the neighbour goes before the order that a caller gives`() {
    let text = LocalizedText([.nb: "ikke", .en: "not"])
    #expect(text.text(in: .nn, fallback: [.en, .nb]) == "ikke")
    #expect(text.text(in: sami, fallback: [.en, .nb]) == "not")
    #expect(text.text(in: sami) == "ikke")
  }

  @Test func `the language told is the one shown also where two are alike`() {
    let text = LocalizedText([.nb: "Oslo", .en: "Oslo"])
    #expect(text.otherLanguage(for: .nn) == .nb)
  }

  @Test func `a language outside the order is better than nothing`() {
    let text = LocalizedText([sami: "suohkan"])
    #expect(text.text(in: .en) == "suohkan")
    #expect(text.otherLanguage(for: .en) == sami)
    #expect(LocalizedText([:]).text(in: .en).isEmpty)
    #expect(LocalizedText([:]).otherLanguage(for: .en) == nil)
  }

  @Test func `a name is the same in every language and never marked as another`() {
    let name = LocalizedText(same: "Skien")
    for tag in [LanguageTag.nb, .nn, .en, sami] {
      #expect(name.text(in: tag) == "Skien")
      #expect(name.otherLanguage(for: tag) == nil)
    }
  }

  @Test func `an empty wording is told from none`() {
    #expect(LocalizedText([:]).isEmpty)
    #expect(LocalizedText([.nb: "", .en: ""]).isEmpty)
    #expect(!LocalizedText([.nb: "", .en: "x"]).isEmpty)
  }

  @Test func `a made text has a wording in every language`() {
    let text = LocalizedText { $0.text("month.5") }
    #expect(text[.nb] == "mai")
    #expect(text[.nn] == "mai")
    #expect(text[.en] == "May")
  }
}
