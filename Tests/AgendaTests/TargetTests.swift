import Agenda
import Foundation
import Languages
import Testing

@Suite struct `Targets` {
  @Test func `are as many for each goal as in the global indicator framework`() {
    let counts = GoalID.all.map { Agenda2030.targets(of: $0).count }
    #expect(counts == [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19])
    #expect(Agenda2030.targets.count == 169)
  }

  @Test func `have the official codes in official order`() {
    let codes = OfficialCodes.text.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(Agenda2030.targets.map(\.id.description) == codes)
    #expect(TargetID.all == TargetID.all.sorted())
  }

  @Test(
    .enabled(if: OfficialCodes.listIsPresent, "the UN list is not in ../shared/data/sdgtext"))
  func `have the codes of the UN's list`() throws {
    let lines = try String(contentsOf: OfficialCodes.list, encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
    let codes = lines.compactMap { $0.split(separator: "\t").first.map(String.init) }
    #expect(codes.count == 169)
    #expect(Set(codes) == Set(Agenda2030.targets.map(\.id.description)))
  }

  @Test func `are 62 times a means of implementation`() throws {
    let means = Agenda2030.targets.filter(\.isMeansOfImplementation)
    #expect(means.count == 62)
    #expect(means.filter { $0.goal.rawValue == 17 }.count == 19)
    #expect(Agenda2030.target(try #require(TargetID("4.a"))).isMeansOfImplementation)
    #expect(!Agenda2030.target(try #require(TargetID("4.7"))).isMeansOfImplementation)
  }

  @Test func `are found by their code and by their goal`() {
    for id in TargetID.all { #expect(Agenda2030.target(id).id == id) }
    for goal in GoalID.all {
      #expect(Agenda2030.targets(of: goal).allSatisfy { $0.goal == goal })
    }
  }

  @Test(arguments: [
    ("1.2", "At least halve poverty by national definitions"),
    ("14.5", "Conserve at least 10 per cent of coastal and marine areas"),
    ("16.10", "Ensure access to information and fundamental freedoms"),
    ("17.14", "Make policy more coherent for sustainable development"),
  ])
  func `carry the title of their own row`(code: String, title: String) throws {
    #expect(Agenda2030.target(try #require(TargetID(code))).title[.en] == title)
  }

  @Test(arguments: [LanguageTag.nb, .nn, .en])
  func `have a title of their own of at most 60 characters`(language: LanguageTag) {
    let titles = Agenda2030.targets.map { $0.title[language] ?? "" }
    #expect(Set(titles.map { $0.lowercased() }).count == 169)
    for title in titles {
      #expect((10...60).contains(title.count), "\(title)")
      #expect(title.first?.isUppercase == true, "\(title)")
      #expect(title.split(separator: " ").joined(separator: " ") == title, "\(title)")
      #expect(title.last != ".", "\(title)")
    }
  }
}

@Suite struct `Norwegian titles` {
  @Test func `in nynorsk have no word that is only bokmål`() {
    let bokmaal = [
      "ikke", "noen", "bærekraft", "øke", "fra", "mer", "flere", "gi", "gjøre", "hvordan", "hver",
      "hvert", "kvinners", "utviklingslandenes", "jobber", "bestemmelser", "ulikhet",
      "arbeidstakere",
      "muligheter", "rettigheter", "landene", "områdene", "målene", "forskning", "vann", "uten",
      "utenfor", "høyere", "skoler", "voksne", "tjenester", "penger", "fattigdommen", "byer",
    ]
    expectNone(of: bokmaal, in: .nn)
  }

  @Test func `in bokmål have no word that is only nynorsk`() {
    let nynorsk = [
      "ikkje", "nokon", "berekraft", "auke", "frå", "meir", "fleire", "gje", "gjere", "korleis",
      "kvar", "kvart", "jobbar", "ulikskap", "arbeidstakarar", "høve", "rettar", "landa", "måla",
      "forsking", "vatn", "utan", "utanfor", "høgare", "skular", "vaksne", "tenester", "pengar",
      "fattigdomen", "byar", "svolt", "ein", "eit", "dei", "heile", "vald", "vass",
    ]
    expectNone(of: nynorsk, in: .nb)
  }

  @Test func `differ where the two forms of the language do`() {
    let same = Agenda2030.targets.filter { $0.title[.nb] == $0.title[.nn] }.map(\.id.description)
    // Read one by one: every word of these is right in both.
    #expect(
      same == ["1.1", "2.2", "5.1", "5.c", "8.7", "10.2", "13.2", "17.19"])
    #expect(Agenda2030.targets.allSatisfy { $0.title[.nb] != $0.title[.en] })
  }

  private func expectNone(of forbidden: [String], in language: LanguageTag) {
    let texts = Agenda2030.targets.map(\.title) + Agenda2030.goals.map(\.name)
    for text in texts.compactMap({ $0[language] }) {
      let words = text.lowercased().split { !$0.isLetter }.map(String.init)
      for word in words {
        let isForbidden =
          forbidden.contains(word)
          || forbidden.contains { $0.hasSuffix("kraft") && word.hasPrefix($0) }
        #expect(!isForbidden, "\(word) in “\(text)”")
      }
    }
  }
}
