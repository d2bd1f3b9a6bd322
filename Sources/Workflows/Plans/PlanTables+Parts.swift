import Agenda
import Languages
import Measures
import PlanReading
import Statistics
import Store
import SurveyEstimates
import VoluntaryReview

extension PlanTables {
  /// How a goal stands, as tables count it: these overlap, unlike `GoalStanding`.
  enum Standing: String, CaseIterable {
    case worked, named, claimed
    case leftOut = "left-out"

    func holds(_ line: PlanProfile.Line) -> Bool {
      switch self {
      case .worked: line.standing.isWorkedOn
      case .named: line.standing.isNamed
      case .claimed: line.standing == .claimed
      case .leftOut: line.standing == .leftOut
      }
    }
  }

  /// What passages are counted.
  enum Found: String, CaseIterable {
    case named, worked, suggested

    func count(_ line: PlanProfile.Line) -> Int {
      switch self {
      case .named: line.named
      case .worked: line.worked
      case .suggested: line.suggested
      }
    }
  }

  /// Which units' plans work on which goals, to be held against what they answered.
  var worked: WorkedOn {
    WorkedOn(
      units: Set(units.units.keys),
      goals: Dictionary(
        uniqueKeysWithValues: GoalID.all.map { goal in
          let own = units.units.filter { $0.value.line(goal).standing.isWorkedOn }
          return (goal.rawValue, Set(own.keys))
        }))
  }

  /// The plans of each unit in the order of the units, the oldest first.
  var inTime: [ReviewPlan] {
    let order = Dictionary(
      stored.units.units.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return plans.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (order[one.unit] ?? 0, one.year, left.offset)
        < (order[other.unit] ?? 0, other.year, right.offset)
    }.map(\.element)
  }

  /// The units that maps and tables show: those of every level of which some unit has a plan.
  var mapped: [ReviewUnits.Unit] {
    let levels = Set(
      stored.units.units.filter { units.units[$0.code] != nil }.flatMap(\.levels))
    return stored.units.units.filter { !levels.isDisjoint(with: $0.levels) }
  }

  /// A unit without a plan that has been read: not a unit that works on nothing.
  static var unread: Cell {
    Cell(value: .unknown(.missing), base: .all(0), uncertainty: .none)
  }

  func counted(_ count: Int, of all: Int) -> Cell {
    Cell(value: .known(Double(count)), base: .all(all), count: count, uncertainty: .notComputed)
  }

  func shared(_ profile: PlanProfile?, _ goal: GoalID) -> Cell {
    guard let profile, let share = profile.share(profile.line(goal)) else { return Self.unread }
    return Cell(
      value: .known(share), base: .all(profile.passages), count: profile.line(goal).worked,
      uncertainty: .notComputed)
  }

  func goalDimension(_ role: Dimension.Role) -> Dimension {
    Dimension(
      id: "goal", name: LocalizedText { $0.text("dimension.goal") },
      categories: GoalID.all.map { goal in
        Category(
          code: goal.description,
          label: LocalizedText { "\(goal) \(Agenda2030.goal(goal).name.text(in: $0.tag))" })
      }, role: role)
  }

  func unitDimension(_ units: [ReviewUnits.Unit], withTotal: Bool = false) -> Dimension {
    let total = Category(
      code: "all", label: LocalizedText { $0.text("plans.all-units") }, role: .total)
    return Dimension(
      id: "unit", name: LocalizedText { $0.text("dimension.unit") },
      categories: (withTotal ? [total] : [])
        + units.map { Category(code: $0.code, label: $0.name) }, role: .unit)
  }

  var planDimension: Dimension {
    Dimension(
      id: "plan", name: LocalizedText { $0.text("dimension.plan") },
      categories: inTime.map { plan in
        Category(
          code: plan.id,
          label: LocalizedText { language in
            let title = plan.title.text(in: language.tag)
            return title.contains(String(plan.year)) ? title : "\(title) (\(plan.year))"
          })
      }, role: .group)
  }

  var standingDimension: Dimension {
    dimension(
      "standing",
      of: Standing.allCases.map { standing in
        (standing.rawValue, LocalizedText { $0.text("plans.standing.\(standing.rawValue)") })
      })
  }

  var foundDimension: Dimension {
    dimension(
      "found",
      of: Found.allCases.map { found in
        (found.rawValue, LocalizedText { $0.text("plans.found.\(found.rawValue)") })
      })
  }

  func dimension(_ id: String, of codes: [(code: String, label: LocalizedText)]) -> Dimension {
    Dimension(
      id: id, name: LocalizedText { $0.text("dimension.\(id)") },
      categories: codes.map { Category(code: $0.code, label: $0.label) }, role: .breakdown)
  }

  func count(_ name: String) -> UnitOfMeasure {
    UnitOfMeasure(code: name, label: LocalizedText { $0.text("plans.unit.\(name)") }, decimals: 0)
  }

  var unitOfUnits: UnitOfMeasure {
    UnitOfMeasure(code: "units", label: LocalizedText { $0.text("unit.units") }, decimals: 0)
  }

  func table(
    _ name: [String], dimensions: [Dimension], cells: [Cell], unit: UnitOfMeasure,
    quantity: Table.Quantity
  ) -> Table {
    let key = name.joined(separator: "-")
    return Table(
      address: TableAddress(["plans"] + name),
      title: LocalizedText { $0.text("plans.table.\(key)") }, dimensions: dimensions, cells: cells,
      unit: unit, quantity: quantity, period: stored.review.period,
      universe: LocalizedText { language in
        language.text(
          "plans.universe", count: plans.count,
          ["passages": language.number(Double(whole.passages), decimals: 0)])
      },
      notes: [stored.review.syntheticNotice, LocalizedText { $0.text("plans.note") }]
        .compactMap { $0 },
      sources: [
        Source(
          name: LocalizedText { $0.text("plans.source") }, licence: stored.review.licence)
      ])
  }

  /// How far the two readers agree who have judged the most findings in common.
  var agreement: Table? {
    guard let agreement = ReaderAgreement(plans.map(\.judgements)) else { return nil }
    let codes = Array(Set(agreement.first + agreement.second)).sorted()
    func factor(_ said: [String]) -> Factor {
      Factor(
        codes: said.map { word in UInt16(codes.firstIndex(of: word) ?? 0) }, count: codes.count)
    }
    let kappa = CohenKappa(factor(agreement.first), factor(agreement.second))
    let interval = kappa?.interval()
    return table(
      ["agreement"],
      dimensions: [
        dimension(
          "coefficient",
          of: ["alike", "kappa"].map { code in
            (code, LocalizedText { $0.text("plans.coefficient.\(code)") })
          })
      ],
      cells: [
        Cell(
          value: .known(Double(agreement.alike) / Double(agreement.count)),
          base: .all(agreement.count), count: agreement.alike, uncertainty: .notComputed),
        Cell(
          value: kappa.map { .known($0.kappa) } ?? .unknown(.noBase), base: .all(agreement.count),
          uncertainty: interval.map {
            .interval(Interval(lower: $0.lower, upper: $0.upper))
          } ?? (kappa == nil ? .none : .notComputed)),
      ],
      unit: UnitOfMeasure(
        code: UnitOfMeasure.statisticCode, label: LocalizedText(same: ""), decimals: 2),
      quantity: .value)
  }
}
