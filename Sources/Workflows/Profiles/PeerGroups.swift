import Indicators
import Languages
import Measures
import Store
import Territory

/// Finds the units that one is placed beside, among those that are reviewed.
struct PeerGroups {
  private let plan: ProfilePlan
  private let units: ReviewUnits
  /// How units alike are found, by level: what is usual is taken from units of one level.
  private let similar: [String: SimilarUnits]

  init(plan: ProfilePlan, units: ReviewUnits) {
    self.plan = plan
    self.units = units
    guard case .alike(let alike) = plan.peers else {
      similar = [:]
      return
    }
    let variables = alike.variables.compactMap { variable in
      units.numbers.first { $0.id == variable.number }.map { number in
        SimilarUnits.Variable(
          id: number.id, name: number.name, weight: variable.weight,
          isLogarithmic: variable.isLogarithmic,
          values: Dictionary(
            number.values.map { (UnitCode($0.key), $0.value) },
            uniquingKeysWith: { first, _ in first }))
      }
    }
    var similar: [String: SimilarUnits] = [:]
    for level in plan.levels {
      similar[level] = SimilarUnits(
        variables,
        standardisedOver: units.units.filter { $0.levels.contains(level) }.map {
          UnitCode($0.code)
        }, count: alike.count)
    }
    self.similar = similar
  }

  /// The peers of a unit.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - level: the level it is looked at on; peers stand at the same.
  ///   - indicator: the id of what is compared, which likeness may not be counted from.
  /// - Returns: the group with its name, or why there is none.
  func peers(of unit: ReviewUnits.Unit, at level: String, comparing indicator: String) -> PeerGroup
  {
    let others = units.units.filter { $0.levels.contains(level) && $0.code != unit.code }
    let code = UnitCode(unit.code)
    switch plan.peers {
    case .all:
      let name = units.levels.first { $0.code == level }?.label ?? LocalizedText(same: level)
      return PeerGroup(
        of: code,
        label: LocalizedText { language in
          language.text(
            "profile.peers.all",
            ["n": String(others.count), "level": name.text(in: language.tag)])
        }, codes: others.map { UnitCode($0.code) })
    case .sameClass(let id):
      guard let attribute = units.attribute(id), let own = attribute.values[unit.code] else {
        return PeerGroup(
          of: code, label: units.attribute(id)?.name ?? LocalizedText(same: id), codes: [],
          refusal: .noClass)
      }
      let category = attribute.categories.first { $0.code == own }?.label
      let members = others.filter { attribute.values[$0.code] == own }
      return PeerGroup(
        of: code,
        label: LocalizedText { language in
          language.text(
            "profile.peers.same-class",
            [
              "n": String(members.count), "attribute": attribute.name.text(in: language.tag),
              "class": category?.text(in: language.tag) ?? own,
            ])
        }, codes: members.map { UnitCode($0.code) })
    case .alike:
      guard let similar = similar[level] else {
        return PeerGroup(of: code, label: unit.name, codes: [], refusal: .nobody)
      }
      let found = similar.nearest(
        to: code, among: others.map { UnitCode($0.code) }, comparing: indicator)
      return PeerGroup(
        of: code, label: similar.label, codes: found.neighbours.map(\.code),
        refusal: found.refusal)
    }
  }
}
