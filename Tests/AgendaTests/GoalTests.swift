import Agenda
import Languages
import Testing

@Suite struct `Goals` {
  /// The UN's colours in official order, taken down apart from the module's own file.
  static let colours = [
    "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942",
    "#FD6925", "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D",
    "#19486A",
  ]

  @Test func `stand in official order with the UN's colours`() {
    #expect(Agenda2030.goals.map(\.number) == Array(1...17))
    #expect(Agenda2030.goals.map(\.colour) == Goals.colours)
    #expect(GoalID.all == GoalID.all.sorted())
  }

  @Test func `are found by their code`() throws {
    for id in GoalID.all { #expect(Agenda2030.goal(id).id == id) }
    #expect(Agenda2030.goal(try #require(GoalID("13"))).name[.en] == "Climate action")
  }

  @Test(arguments: [
    (7, "Ren energi til alle", "Rein energi til alle", "Affordable and clean energy"),
    (10, "Mindre ulikhet", "Mindre ulikskap", "Reduced inequalities"),
    (17, "Samarbeid for å nå målene", "Samarbeid for å nå måla", "Partnerships for the goals"),
  ])
  func `have their common names`(number: Int, nb: String, nn: String, en: String) throws {
    let name = Agenda2030.goal(try #require(GoalID(rawValue: number))).name
    #expect(name.texts == [.nb: nb, .nn: nn, .en: en])
  }

  @Test(arguments: [LanguageTag.nb, .nn, .en])
  func `have different names in each language`(language: LanguageTag) {
    let names = Agenda2030.goals.compactMap { $0.name[language] }
    #expect(Set(names).count == 17)
    #expect(!names.contains(""))
  }

  @Test(arguments: [
    (SustainabilityDimension.environmental, [6, 13, 14, 15]),
    (.social, [1, 2, 3, 4, 5, 7, 11, 16]),
    (.economic, [8, 9, 10, 12]), (.crossCutting, [17]),
  ])
  func `are sorted by dimension as in the wedding cake`(
    dimension: SustainabilityDimension, numbers: [Int]
  ) {
    #expect(Agenda2030.goals.filter { $0.dimension == dimension }.map(\.number) == numbers)
  }

  @Test(arguments: [
    (Theme.people, [1, 2, 3, 4, 5]), (.planet, [6, 12, 13, 14, 15]),
    (.prosperity, [7, 8, 9, 10, 11]), (.peace, [16]), (.partnership, [17]),
  ])
  func `are sorted by the five themes`(theme: Theme, numbers: [Int]) {
    #expect(Agenda2030.goals.filter { $0.theme == theme }.map(\.number) == numbers)
  }

  @Test func `have groups with a name of their own in each language`() {
    for language in [LanguageTag.nb, .nn, .en] {
      let dimensions = SustainabilityDimension.allCases.map { $0.name[language] ?? "" }
      #expect(Set(dimensions).subtracting([""]).count == 4)
      #expect(Set(Theme.allCases.map { $0.name[language] ?? "" }).subtracting([""]).count == 5)
    }
  }
}
