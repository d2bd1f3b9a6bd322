import Measures
import Statistics
import Surveys

/// What each response weighs, and the design that standard errors come from.
///
/// Within a level the response classes are strata of the population: those who answered in a class are
/// taken for a simple random sample of it, without replacement. Organisations with two roles stand at the
/// first of them.
struct SurveyWeights: Sendable {
  /// The design of the responses, in their order; estimates are true of all who were asked.
  let design: SampleDesign
  /// The same without finite population correction: estimates are true of what made the units so.
  let mechanism: SampleDesign
  /// The classes of each level, in the order of the levels.
  let levels: [Level]
  /// The attributes whose crossing makes the classes.
  let attributes: [Tabulation.Attribute]
  /// What became of raking.
  let raking: Raking

  /// The classes of the units of one level.
  struct Level: Sendable {
    let code: String
    let classes: ResponseClasses
  }

  /// What became of raking.
  enum Raking: Sendable {
    /// The plan does not ask for it.
    case notAsked
    /// The classes alone come within two points of every known share.
    case notNeeded
    /// The weights were raked; `isExact` where all known totals are met.
    case done(isExact: Bool)
    /// It could not be done; the weights are those of the classes.
    case notPossible
  }

  /// How far a known share may be off before the weights are raked: two points.
  static let limit = 0.02

  /// The weights of a survey.
  ///
  /// - Parameters:
  ///   - weighting: how to weight; nil for one class in each level.
  ///   - population: those who were asked.
  ///   - responders: the member that each response came from.
  ///   - attributes: what is known of the units.
  /// - Returns: nil where nobody answered.
  init?(
    _ weighting: AnalysisPlan.Weighting?, population: Population, responders: [Int],
    attributes: [Tabulation.Attribute]
  ) {
    let known = (weighting?.classes ?? []).compactMap { id in attributes.first { $0.id == id } }
    self.attributes = known
    var hasAnswered = [Bool](repeating: false, count: population.members.count)
    for member in responders { hasAnswered[member] = true }
    let groups = LevelGroups(population)
    var levels: [Level] = []
    var stratumOfMember = [Int](repeating: 0, count: population.members.count)
    var sizes: [Double] = []
    var weights: [Double] = []
    for (code, members) in zip(groups.codes, groups.members) {
      let properties = known.map { attribute in
        ResponseClasses.Property(
          attribute.factor(of: members.map { population.members[$0].unit }),
          isOrdered: attribute.isOrdered)
      }
      guard
        let classes = try? ResponseClasses(
          by: properties, answered: members.map { hasAnswered[$0] },
          minimum: weighting?.smallest ?? 1)
      else { continue }
      for (index, member) in members.enumerated() {
        stratumOfMember[member] = sizes.count + classes.classOfUnit[index]
      }
      sizes += classes.classes.map { Double($0.population) }
      weights += classes.classes.map(\.weight)
      levels.append(Level(code: code, classes: classes))
    }
    let strata = responders.map { stratumOfMember[$0] }
    func sample(_ populations: [Double]?) -> SampleDesign? {
      try? SampleDesign(
        rows: strata.count,
        stages: [SampleDesign.Stage(strata: strata, populations: populations)],
        weights: strata.map { weights[$0] }, lone: .adjust)
    }
    guard let drawn = sample(strata.map { sizes[$0] }), let without = sample(nil) else {
      return nil
    }
    self.levels = levels
    let margins = (weighting?.rake ?? []).compactMap { id in
      attributes.first { $0.id == id }.flatMap {
        groups.margin($0, population: population, responders: responders)
      }
    }
    guard let weighting, !weighting.rake.isEmpty else {
      (design, mechanism, raking) = (drawn, without, .notAsked)
      return
    }
    let cap = WeightCap(weighting.largestRatio)
    do throws(WeightingRefused) {
      if !margins.isEmpty,
        let raked = try drawn.raked(on: margins, ifOffBy: SurveyWeights.limit, cap: cap),
        let other = try without.raked(on: margins, ifOffBy: SurveyWeights.limit, cap: cap)
      {
        (design, mechanism) = (raked.design, other.design)
        raking = .done(isExact: raked.report.converged)
      } else {
        (design, mechanism, raking) = (drawn, without, .notNeeded)
      }
    } catch {
      (design, mechanism, raking) = (drawn, without, .notPossible)
    }
  }
}

/// The members of a population by the first level that they were asked at.
private struct LevelGroups {
  private(set) var codes: [String] = []
  private(set) var members: [[Int]] = []
  private var groupOfMember: [Int] = []

  init(_ population: Population) {
    for (index, member) in population.members.enumerated() {
      let level = member.levels.first ?? ""
      let group = codes.firstIndex(of: level) ?? codes.count
      if group == codes.count {
        codes.append(level)
        members.append([])
      }
      members[group].append(index)
      groupOfMember.append(group)
    }
  }

  /// The totals of an attribute within each level; nil where nobody of some class answered, since no
  /// weight can make up for that.
  func margin(
    _ attribute: Tabulation.Attribute, population: Population, responders: [Int]
  ) -> Margin? {
    let units = population.members.map(\.unit)
    let factor = attribute.factor(of: units)
    var numbers: [Int: UInt16] = [:]
    var totals: [Double] = []
    var codes: [UInt16] = []
    for (member, code) in factor.codes.enumerated() {
      let key = groupOfMember[member] * factor.count + Int(code)
      let number = numbers[key] ?? UInt16(totals.count)
      if numbers.updateValue(number, forKey: key) == nil { totals.append(0) }
      totals[Int(number)] += 1
      codes.append(number)
    }
    let answered = Set(responders.map { codes[$0] })
    let silent = Set(groupOfMember).subtracting(responders.map { groupOfMember[$0] })
    guard silent.isEmpty, answered.count == totals.count else { return nil }
    return Margin(
      Factor(codes: responders.map { codes[$0] }, count: totals.count), totals: totals)
  }
}

extension Tabulation.Attribute {
  /// The category of units; those without one make a category of their own, the last.
  func factor(of units: [String]) -> Factor {
    let positions = Dictionary(
      categories.enumerated().map { ($1.code, UInt16($0)) }, uniquingKeysWith: { first, _ in first }
    )
    let none = UInt16(categories.count)
    return Factor(
      codes: units.map { values[$0].flatMap { positions[$0] } ?? none },
      count: categories.count + 1)
  }
}
