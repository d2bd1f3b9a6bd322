import Agenda
import Indicators
import Languages
import Measures
import Store
import VoluntaryReview

/// Counts of the register of a review, for its text: `register.gaps` and `register.kinds`.
struct RegisterTables {
  private let stored: StoredReview
  private let register: IndicatorRegister
  private let gaps: RegisterGaps

  /// Nil where the review keeps no register.
  init?(_ stored: StoredReview) {
    guard let register = stored.register else { return nil }
    self.stored = stored
    self.register = register
    gaps = RegisterGaps(register)
  }

  /// Both tables.
  var tables: [Table] { [gapTable, kindTable] }

  /// How many targets of each goal have which gap, those that tell how to reach the goals left out.
  private var gapTable: Table {
    let total = Category(
      code: "all", label: LocalizedText { $0.text("register.all") }, role: .total)
    let goals = GoalID.all.map { goal in
      Category(
        code: goal.description,
        label: LocalizedText { "\(goal) \(Agenda2030.goal(goal).name.text(in: $0.tag))" })
    }
    let kinds = RegisterGaps.Gap.allCases
    var counts: [GoalID?: [RegisterGaps.Gap: Int]] = [:]
    for target in TargetID.all where !target.isMeansOfImplementation {
      let gap = gaps.targets[target]?.gap ?? .nothing
      counts[target.goal, default: [:]][gap, default: 0] += 1
      counts[GoalID?.none, default: [:]][gap, default: 0] += 1
    }
    let rows: [GoalID?] = [nil] + GoalID.all
    return table(
      "gaps", title: "register.tables.gaps", unit: "register.tables.targets", code: "targets",
      dimensions: [
        Dimension(
          id: "goal", name: LocalizedText { $0.text("register.head.goal") },
          categories: [total] + goals, role: .group),
        Dimension(
          id: "gap", name: LocalizedText { $0.text("register.head.gap") },
          categories: kinds.map { gap in
            Category(
              code: gap.rawValue,
              label: LocalizedText { $0.text("register.gap.\(gap.rawValue)") })
          }, role: .breakdown),
      ], counts: rows.flatMap { row in kinds.map { counts[row]?[$0] ?? 0 } },
      notes: [
        LocalizedText { $0.text("register.proposal.how") },
        LocalizedText { $0.text("register.tables.means") },
      ])
  }

  /// How many indicators stand at each place from input to impact, and how many of them have a municipal source.
  private var kindTable: Table {
    let kinds = Indicator.Kind.allCases
    let scheme = register.scheme(ClassificationScheme.evaluation)
    return table(
      "kinds", title: "register.tables.kinds", unit: "register.tables.indicators",
      code: "indicators",
      dimensions: [
        Dimension(
          id: "kind", name: scheme?.title ?? LocalizedText(same: ClassificationScheme.evaluation),
          categories: kinds.map { kind in
            Category(
              code: kind.rawValue,
              label: scheme?.concept(kind.rawValue)?.label ?? LocalizedText(same: kind.rawValue))
          }, role: .group),
        Dimension(
          id: "cover", name: LocalizedText { $0.text("register.head.measure") },
          categories: [
            Category(code: "all", label: LocalizedText { $0.text("register.all") }, role: .total),
            Category(
              code: "measured", label: LocalizedText { $0.text("register.cover.measured") }),
          ], role: .breakdown),
      ],
      counts: kinds.flatMap { [gaps.all.kinds[$0] ?? 0, gaps.all.measuredKinds[$0] ?? 0] },
      notes: [LocalizedText { $0.text("register.proposal.how") }])
  }

  private func table(
    _ name: String, title: String, unit: String, code: String, dimensions: [Dimension],
    counts: [Int], notes: [LocalizedText]
  ) -> Table {
    let all = register.indicators.count
    return Table(
      address: TableAddress(["register", name]), title: LocalizedText { $0.text(title) },
      dimensions: dimensions,
      cells: counts.map { count in
        Cell(
          value: .known(Double(count)), base: .all(all), count: count, uncertainty: .complete)
      },
      unit: UnitOfMeasure(code: code, label: LocalizedText { $0.text(unit) }, decimals: 0),
      quantity: .count, period: stored.review.period,
      universe: LocalizedText { language in
        language.text(
          "register.tables.universe",
          [
            "indicators": language.number(Double(all), decimals: 0),
            "sets": language.number(Double(register.sets.count), decimals: 0),
          ])
      }, notes: notes,
      sources: [
        Source(
          name: LocalizedText { $0.text("register.tables.source") },
          licence: stored.review.licence)
      ])
  }
}
