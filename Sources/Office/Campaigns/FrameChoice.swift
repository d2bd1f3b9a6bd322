public import Fieldwork
public import Measures
public import Problems
import Territory

/// Which units a campaign asks, as somebody chooses them.
public enum FrameChoice: Hashable, Sendable {
  /// All municipalities.
  case municipalities
  /// All counties.
  case counties
  /// All municipalities and counties, an organisation that is both once.
  case organisations
  /// All municipalities and counties, an organisation that is both in each role.
  case roles
  /// The municipalities of one county, and the county.
  case within(county: String)
  /// These units, by their codes.
  case codes([String])

  /// The frame with what the units are grouped by.
  ///
  /// - Parameters:
  ///   - day: the day whose units they are.
  ///   - exclusions: units that are left out, which stay so.
  /// - Returns: the frame.
  /// - Throws: `InputRefused` where a code is not known, with the place among the codes as its line.
  public func frame(
    on day: Day, leavingOut exclusions: [SamplingFrame.Exclusion] = []
  ) throws(InputRefused) -> SamplingFrame {
    let book = UnitBook.of(day)
    let chosen = try units(book)
    let known = Set(chosen.map(\.code))
    return SamplingFrame(
      units: chosen, exclusions: exclusions.filter { known.contains($0.unit.code) })
  }

  private func units(_ book: UnitBook) throws(InputRefused) -> [SamplingFrame.Unit] {
    let division = book.division
    func unit(_ code: UnitCode, _ levels: [UnitLevel]) -> SamplingFrame.Unit {
      let levels = levels.map(\.rawValue)
      return SamplingFrame.Unit(
        code: code.rawValue, levels: levels, groups: book.groups(of: code, levels: levels))
    }
    func organisations(_ division: Division, _ levels: [UnitLevel]) -> [SamplingFrame.Unit] {
      Frame(division, levels: levels).organisations.map { organisation in
        unit(organisation.code, organisation.roles.map(\.level))
      }
    }
    switch self {
    case .municipalities: return organisations(division, [.municipality])
    case .counties: return organisations(division, [.county])
    case .organisations: return organisations(division, [.municipality, .county])
    case .roles:
      return organisations(division, [.municipality]) + organisations(division, [.county])
    case .within(let county):
      guard division[UnitCode(county)]?.level == .county else {
        throw InputRefused([Problem("campaign.county", at: Place("county"), ["found": county])])
      }
      return organisations(
        division.limited(to: [.municipality, .county], within: UnitCode(county)),
        [.municipality, .county])
    case .codes(let codes):
      var log = ProblemLog()
      let known = division.units.map(\.code.rawValue)
      let units = codes.enumerated().compactMap { index, code -> SamplingFrame.Unit? in
        guard let found = division[UnitCode(code)], [.municipality, .county].contains(found.level)
        else {
          if let nearest = Nearest.word(to: code, among: known) {
            log.error(
              "campaign.code-near", at: Place("codes", line: index + 1),
              ["found": code, "nearest": nearest])
          } else {
            log.error("campaign.code", at: Place("codes", line: index + 1), ["found": code])
          }
          return nil
        }
        return unit(found.code, [found.level])
      }
      if log.errorCount > 0 { throw InputRefused(log.problems) }
      return units
    }
  }
}
