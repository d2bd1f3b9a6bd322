import Languages
import Testing

@Suite("Dates, lists and texts in a language")
struct SentenceTests {
  static let dates = zip(
    [LanguageTag.nb, .nn, .en], ["21. november 2026", "21. november 2026", "21 November 2026"])

  @Test(arguments: dates)
  func `a date is written out`(tag: LanguageTag, expected: String) throws {
    let language = try #require(Language.named(tag))
    #expect(language.date(year: 2026, month: 11, day: 21) == expected)
  }

  @Test func `the months have the names of each language`() throws {
    #expect(try months(.nb)[0...4] == ["januar", "februar", "mars", "april", "mai"])
    #expect(try months(.nn)[9...11] == ["oktober", "november", "desember"])
    #expect(try months(.en)[2...4] == ["March", "April", "May"])
    for language in Language.all {
      #expect(try Set(months(language.tag)).count == 12)
    }
  }

  static let lists = zip(
    [LanguageTag.nb, .nn, .en], ["Bø, Skien og Vinje", "Bø, Skien og Vinje", "Bø, Skien and Vinje"])

  @Test(arguments: lists)
  func `names are joined as in a sentence`(tag: LanguageTag, expected: String) throws {
    let language = try #require(Language.named(tag))
    #expect(language.list(["Bø", "Skien", "Vinje"]) == expected)
    #expect(language.list(["Bø"]) == "Bø")
    #expect(language.list([]).isEmpty)
    #expect(!language.list(["Bø", "Skien"]).contains(","))
  }

  @Test func `one is told apart from many and minus one from others`() {
    let nb = Language.standard
    #expect(nb.text("command.errors", count: 1) == "1 feil")
    #expect(nb.text("command.warnings", count: 1) == "1 advarsel")
    let reason = ["reason": "for sent"]
    #expect(nb.text("survey.note.excluded", count: -1, reason).hasPrefix("\u{2212}1 er"))
    #expect(nb.text("command.warnings", count: 0) == "0 advarsler")
    #expect(nb.text("command.warnings", count: 1200) == "1\u{A0}200 advarsler")
  }

  @Test func `places are filled in and what is not given is left in sight`() {
    let nb = Language.standard
    #expect(nb.text("list.last", ["first": "a", "last": "b"]) == "a og b")
    #expect(nb.text("list.last", ["first": "{last}", "last": "b"]) == "{last} og b")
    #expect(nb.text("list.last", ["first": "a"]) == "a og {last}")
    #expect(nb.text("no.such.key") == "[no.such.key]")
    #expect(!nb.has("no.such.key"))
  }

  @Test func `bokmål comes first and each language says its own name`() {
    #expect(Language.all.map(\.tag) == [.nb, .nn, .en])
    #expect(Language.all.map(\.name) == ["Bokmål", "Nynorsk", "English"])
    #expect(Language.standard.tag == .nb)
    #expect(Language.named(LanguageTag(rawValue: "sme")) == nil)
  }

  private func months(_ tag: LanguageTag) throws -> [String] {
    let language = try #require(Language.named(tag))
    return (1...12).map { language.text("month.\($0)") }
  }
}
