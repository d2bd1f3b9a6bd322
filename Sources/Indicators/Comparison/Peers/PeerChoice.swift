public import Languages
public import Territory

/// Whom a unit is compared with.
public enum PeerChoice: Sendable {
  /// The units of the same class, such as those of the same KOSTRA group (`kostra-group`).
  case grouping(String)
  /// The other units of the same county.
  case parent
  /// All other units of the same kind in the country.
  case country
  /// Units that somebody has chosen.
  case own([UnitCode])
  /// The units most like it.
  case similar(SimilarUnits)
}

/// The units that a unit is compared with: which they are, by what rule, or why there are none.
public struct PeerGroup: Hashable, Sendable {
  /// The unit that is compared.
  public let unit: UnitCode
  /// How the others were chosen, in words, such as "KOSTRA group 3".
  public let label: LocalizedText
  /// The others, without the unit itself.
  public let codes: [UnitCode]
  /// Why there are none.
  public let refusal: Refusal?

  /// Why no peers can be named.
  public enum Refusal: String, Hashable, Sendable, CaseIterable {
    /// The unit is not on the list.
    case unknownUnit = "unknown-unit"
    /// The unit has no class in the grouping, or there is no such grouping.
    case noClass = "no-class"
    /// It lies in no larger unit.
    case noParent = "no-parent"
    /// Too few of the unit's own variables are known.
    case tooFewVariables = "too-few-variables"
    /// What is compared is itself among the variables that likeness is counted from.
    case outcomeAmongVariables = "outcome-among-variables"
    /// No other unit fits.
    case nobody
  }

  /// A group of peers.
  ///
  /// - Parameters:
  ///   - unit: the unit that is compared.
  ///   - label: how the others were chosen.
  ///   - codes: the others; the unit itself is left out.
  ///   - refusal: why there are none.
  public init(
    of unit: UnitCode, label: LocalizedText, codes: [UnitCode], refusal: Refusal? = nil
  ) {
    self.unit = unit
    self.label = label
    self.codes = codes.filter { $0 != unit }
    self.refusal = refusal ?? (self.codes.isEmpty ? .nobody : nil)
  }
}

extension PeerUniverse {
  /// The peers of a unit.
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - choice: whom it is compared with.
  ///   - indicator: the id of what is compared, which likeness may not be counted from.
  ///   - level: as what the units are compared; the unit's own level where nil.
  /// - Returns: the peers, or why there are none.
  public func peers(
    of code: UnitCode, by choice: PeerChoice, comparing indicator: String = "",
    as level: UnitLevel? = nil
  ) -> PeerGroup {
    guard let unit = unit(code) else {
      return PeerGroup(
        of: code, label: LocalizedText(same: code.rawValue), codes: [], refusal: .unknownUnit)
    }
    let others = alike(unit, level)
    switch choice {
    case .grouping(let id):
      let grouping = groupings.first { $0.id == id }
      let name = grouping?.name ?? LocalizedText(same: id)
      guard let category = unit.classes[id] else {
        return PeerGroup(of: code, label: name, codes: [], refusal: .noClass)
      }
      let label = grouping?.labels[category] ?? LocalizedText(same: category)
      return PeerGroup(
        of: code,
        label: LocalizedText { language in
          let (heading, text) = (name.text(in: language.tag), label.text(in: language.tag))
          // "KOSTRA group 3" says what it is a class of; "5 000–9 999" does not.
          return text.hasPrefix(heading) ? text : "\(heading): \(text)"
        }, codes: others.filter { $0.classes[id] == category }.map(\.code))
    case .parent:
      guard let parent = unit.parent else {
        return PeerGroup(
          of: code, label: LocalizedText { $0.text("comparison.peers.parent-none") }, codes: [],
          refusal: .noParent)
      }
      let name = self.unit(parent)?.name ?? LocalizedText(same: parent.rawValue)
      return PeerGroup(
        of: code, label: name, codes: others.filter { $0.parent == parent }.map(\.code))
    case .country:
      return PeerGroup(
        of: code, label: LocalizedText { $0.text("comparison.peers.country") },
        codes: others.map(\.code))
    case .own(let codes):
      let known = Set(units.map(\.code))
      return PeerGroup(
        of: code, label: LocalizedText { $0.text("comparison.peers.own") },
        codes: codes.filter { known.contains($0) })
    case .similar(let similar):
      let found = similar.nearest(to: code, among: others.map(\.code), comparing: indicator)
      return PeerGroup(
        of: code, label: similar.label, codes: found.neighbours.map(\.code),
        refusal: found.refusal)
    }
  }
}
