import Indicators
import Languages
import Measures
import Territory
import Testing

@Suite("Whom a unit is compared with")
struct PeerGroupTests {
  static let universe: PeerUniverse = {
    func unit(
      _ code: UnitCode, _ parent: UnitCode?, _ level: UnitLevel = .municipality,
      _ group: String? = nil
    ) -> PeerUniverse.Unit {
      PeerUniverse.Unit(
        code: code, name: LocalizedText(same: "Unit \(code)"), levels: [level], parent: parent,
        classes: group.map { ["kostra-group": $0] } ?? [:])
    }
    return PeerUniverse(
      units: [
        unit("0", nil, .country), unit("40", "0", .county), unit("42", "0", .county),
        unit("4001", "40", .municipality, "EKG11"), unit("4003", "40", .municipality, "EKG11"),
        unit("4005", "40"), unit("4201", "42", .municipality, "EKG11"),
      ],
      groupings: [
        PeerUniverse.Grouping(
          id: "kostra-group", name: LocalizedText(same: "KOSTRA group"),
          labels: ["EKG11": LocalizedText(same: "KOSTRA group 11")])
      ])
  }()

  @Test("Group, county, country and a list of one's own")
  func choices() {
    let group = Self.universe.peers(of: "4001", by: .grouping("kostra-group"))
    #expect(group.codes == ["4003", "4201"])
    #expect(group.label.text(in: .en) == "KOSTRA group 11")
    let county = Self.universe.peers(of: "4001", by: .parent)
    #expect(county.codes == ["4003", "4005"])
    #expect(county.label.text(in: .en) == "Unit 40")
    #expect(Self.universe.peers(of: "4001", by: .country).codes == ["4003", "4005", "4201"])
    #expect(Self.universe.peers(of: "40", by: .country).codes == ["42"])
    let own = Self.universe.peers(of: "4001", by: .own(["4201", "4001", "9999"]))
    #expect(own.codes == ["4201"])
  }

  @Test("Where there are no peers the reason is told")
  func refusals() {
    #expect(Self.universe.peers(of: "1", by: .country).refusal == .unknownUnit)
    #expect(Self.universe.peers(of: "4005", by: .grouping("kostra-group")).refusal == .noClass)
    #expect(Self.universe.peers(of: "4001", by: .grouping("none")).refusal == .noClass)
    #expect(Self.universe.peers(of: "0", by: .parent).refusal == .noParent)
    #expect(Self.universe.peers(of: "0", by: .country).refusal == .nobody)
    #expect(Self.universe.peers(of: "4201", by: .parent).refusal == .nobody)
  }

  @Test("Norway's KOSTRA groups of 2024; Oslo is a municipality of its own group")
  func norway() throws {
    let day = try #require(Day(year: 2024, month: 1, day: 1))
    let norway = PeerUniverse(Country.norway, at: day)
    let smallest = norway.peers(of: "1151", by: .grouping("kostra-group"))
    #expect(smallest.codes.count == 7)
    #expect(norway.peers(of: "0301", by: .grouping("kostra-group")).refusal == .nobody)
    #expect(norway.peers(of: "4005", by: .country).codes.count == 356)
    #expect(norway.peers(of: "4005", by: .parent).codes.count == 16)
    #expect(norway.peers(of: "40", by: .country).codes.count == 14)
  }
}
