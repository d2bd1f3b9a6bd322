public import Territory

extension SimilarUnits {
  /// The units most like a unit.
  public struct Nearest: Hashable, Sendable {
    /// The most like first; of equally like ones the lower code.
    public let neighbours: [Neighbour]
    /// Why there are none.
    public let refusal: PeerGroup.Refusal?
  }

  /// One similar unit.
  public struct Neighbour: Hashable, Sendable {
    /// The unit.
    public let code: UnitCode
    /// How unlike it is: the root mean square of the differences, in standard deviations.
    public let distance: Double
    /// What each variable that both have tells, in the order of the variables.
    public let contributions: [Contribution]
  }

  /// What one variable tells of two units.
  public struct Contribution: Hashable, Sendable {
    /// The variable's id.
    public let variable: String
    /// The standardised value of the unit that is compared.
    public let own: Double
    /// The standardised value of the other.
    public let other: Double
    /// The variable's part of the squared distance, 0 to 1; 0 where the units are equal.
    public let share: Double
  }

  /// The units most like a unit, with what each variable contributes to the distance.
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - candidates: the units to choose among; the unit itself is left out.
  ///   - indicator: the id of what is compared: where it is among the variables there is no answer,
  ///     since units that are chosen for their result say nothing of it.
  /// - Returns: the most like units, or why there are none.
  public func nearest(
    to code: UnitCode, among candidates: [UnitCode], comparing indicator: String = ""
  ) -> Nearest {
    if variables.contains(where: { $0.id == indicator }) {
      return Nearest(neighbours: [], refusal: .outcomeAmongVariables)
    }
    let own = scores.map { $0[code] }
    guard isEnough(own.count { $0 != nil }) else {
      return Nearest(neighbours: [], refusal: .tooFewVariables)
    }
    let found = candidates.filter { $0 != code }.compactMap { neighbour($0, own) }
    let nearest = found.sorted { ($0.distance, $0.code) < ($1.distance, $1.code) }.prefix(count)
    return Nearest(neighbours: Array(nearest), refusal: nearest.isEmpty ? .nobody : nil)
  }

  private func isEnough(_ known: Int) -> Bool {
    known > 0 && Tolerance.reaches(Double(known), leastShare * Double(variables.count))
  }

  private func neighbour(_ code: UnitCode, _ own: [Double?]) -> Neighbour? {
    var contributions: [Contribution] = []
    var squares: [Double] = []
    var weights = 0.0
    for (position, variable) in variables.enumerated() {
      guard let mine = own[position], let theirs = scores[position][code] else { continue }
      squares.append(variable.weight * (mine - theirs) * (mine - theirs))
      weights += variable.weight
      contributions.append(
        Contribution(variable: variable.id, own: mine, other: theirs, share: 0))
    }
    guard isEnough(contributions.count) else { return nil }
    let sum = squares.reduce(0, +)
    return Neighbour(
      code: code, distance: (sum / weights).squareRoot(),
      contributions: zip(contributions, squares).map { contribution, square in
        Contribution(
          variable: contribution.variable, own: contribution.own, other: contribution.other,
          share: sum > 0 ? square / sum : 0)
      })
  }
}
