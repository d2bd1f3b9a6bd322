import Surveys
import Testing

@Suite("Who was asked")
struct PopulationTests {
  @Test func `an organisation with two roles counts once as an organisation and twice as links`() {
    let organisations = Sample.population(.organisations)
    #expect(organisations.size() == 5)
    #expect(
      organisations.members.first { $0.unit == "0301" }?.levels == ["municipality", "county"])
    let links = Sample.population(.links)
    #expect(links.size() == 6)
    #expect(
      links.members.filter { $0.unit == "0301" }.map(\.levels) == [["municipality"], ["county"]])
  }

  @Test(arguments: Population.Counts.allCases)
  func `levels are counted with the organisation in both`(counts: Population.Counts) {
    let population = Sample.population(counts)
    #expect(population.size(level: "municipality") == 4)
    #expect(population.size(level: "county") == 2)
  }

  @Test func `those left out are not asked, and one who stands twice is asked once`() {
    let population = Population(
      asked: [
        .init(unit: "1", level: "m"), .init(unit: "1", level: "m"), .init(unit: "2", level: "m"),
      ], excluded: [.init(unit: "2", levels: ["m"], reason: Sample.text("gone"))], counts: .links)
    #expect(population.members.map(\.unit) == ["1"])
  }
}
