import Indicators
import Languages
import Measures
import Store

/// Finds the units that one is placed beside.
struct PeerGroups {
  let plan: ProfilePlan
  let units: ReviewUnits

  /// The peers of a unit.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - level: the level it is looked at on; peers stand at the same.
  /// - Returns: the group with its name.
  func peers(of unit: ReviewUnits.Unit, at level: String) -> UnitProfile.PeerGroup {
    let alike = units.units.filter { $0.levels.contains(level) }
    let levelName = units.levels.first { $0.code == level }?.label ?? LocalizedText([:])
    switch plan.peers {
    case .all:
      return group(alike, of: unit, key: "profile.peers.all", ["level": levelName])
    case .sameClass(let id):
      guard let attribute = units.attribute(id), let code = attribute.values[unit.code] else {
        return group([], of: unit, key: "profile.peers.unknown-class", [:])
      }
      let category = attribute.categories.first { $0.code == code }?.label ?? LocalizedText([:])
      return group(
        alike.filter { attribute.values[$0.code] == code }, of: unit,
        key: "profile.peers.same-class", ["attribute": attribute.name, "class": category])
    case .alike(let choice):
      let near = nearest(to: unit, among: alike, choice)
      return group(
        near, of: unit, key: "profile.peers.alike", ["numbers": names(of: choice)])
    }
  }

  private func nearest(
    to unit: ReviewUnits.Unit, among alike: [ReviewUnits.Unit], _ choice: ProfilePlan.Alike
  ) -> [ReviewUnits.Unit] {
    []
  }

  private func group(
    _ members: [ReviewUnits.Unit], of unit: ReviewUnits.Unit, key: String,
    _ words: [String: LocalizedText]
  ) -> UnitProfile.PeerGroup {
    let codes = members.map(\.code).filter { $0 != unit.code }
    return UnitProfile.PeerGroup(
      name: LocalizedText { language in
        var values = words.mapValues { $0.text(in: language.tag) }
        values["n"] = String(codes.count)
        return language.text(key, values)
      }, members: codes)
  }

  private func names(of choice: ProfilePlan.Alike) -> LocalizedText {
    let names = choice.variables.compactMap { variable in
      units.numbers.first { $0.id == variable.number }?.name
    }
    return LocalizedText { language in
      language.list(names.map { $0.text(in: language.tag) })
    }
  }
}
