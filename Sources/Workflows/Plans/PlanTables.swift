import Agenda
import Languages
import Measures
import PlanReading
import Store
import VoluntaryReview

/// The tables of a review's plans: `plans.standing`, `plans.goals`, `plans.share` and so on.
///
/// Plans are public, so nothing in them is kept back.
struct PlanTables {
  let stored: StoredReview
  let plans: [ReviewPlan]
  /// The profile of each unit that has a plan.
  let units: PlanComparison
  /// The profile of all plans together.
  let whole: PlanProfile

  /// Nil where the review has no plans.
  init?(_ stored: StoredReview) {
    guard !stored.plans.isEmpty else { return nil }
    self.stored = stored
    plans = stored.plans
    units = PlanComparison(
      units: Dictionary(grouping: stored.plans, by: \.unit).mapValues { plans in
        PlanProfile(of: plans.map(\.judged))
      })
    whole = PlanProfile(of: stored.plans.map(\.judged))
  }

  /// All of them.
  var tables: [Table] {
    [standing, goals, share, passages, commitment, byPlan, goalsByPlan]
      + [targets, agreement].compactMap { $0 }
  }

  /// How many units name each goal, work on it, only name it, or leave it out.
  private var standing: Table {
    let count = units.units.count
    return table(
      ["standing"], dimensions: [goalDimension(.item), standingDimension],
      cells: GoalID.all.flatMap { goal in
        Standing.allCases.map { standing in
          counted(
            units.units.values.count { standing.holds($0.line(goal)) }, of: count)
        }
      }, unit: unitOfUnits, quantity: .count)
  }

  /// How many goals each unit names, works on, only names, or leaves out.
  private var goals: Table {
    table(
      ["goals"], dimensions: [unitDimension(mapped), standingDimension],
      cells: mapped.flatMap { unit in
        Standing.allCases.map { standing in
          guard let profile = units.units[unit.code] else { return Self.unread }
          return counted(profile.goals.count { standing.holds($0) }, of: profile.goals.count)
        }
      }, unit: count("goals"), quantity: .count)
  }

  /// How much of its plans' text each unit has on each goal.
  private var share: Table {
    let shown = mapped.filter { units.units[$0.code] != nil }
    return table(
      ["share"], dimensions: [unitDimension(shown), goalDimension(.breakdown)],
      cells: shown.flatMap { unit in
        GoalID.all.map { goal in shared(units.units[unit.code], goal) }
      }, unit: .percent(decimals: 1), quantity: .value)
  }

  /// How many passages name each goal, are about it, or may be: of each unit and of all.
  private var passages: Table {
    let profiles = [whole] + mapped.map { units.units[$0.code] }
    return table(
      ["passages"],
      dimensions: [unitDimension(mapped, withTotal: true), goalDimension(.item), foundDimension],
      cells: profiles.flatMap { profile in
        GoalID.all.flatMap { goal in
          Found.allCases.map { found in
            profile.map { counted(found.count($0.line(goal)), of: $0.passages) } ?? Self.unread
          }
        }
      }, unit: count("passages"), quantity: .count)
  }

  /// How far the passages about each goal commit somebody, in per cent of them.
  private var commitment: Table {
    let shown = mapped.filter { units.units[$0.code] != nil }
    let profiles = [whole] + shown.compactMap { units.units[$0.code] }
    return table(
      ["commitment"],
      dimensions: [
        unitDimension(shown, withTotal: true), goalDimension(.item),
        dimension(
          "commitment",
          of: Commitment.allCases.map { level in
            (level.rawValue, LocalizedText { $0.text("commitment.\(level.rawValue)") })
          }),
      ],
      cells: profiles.flatMap { profile in
        GoalID.all.flatMap { goal in
          Commitment.allCases.map { level in
            let line = profile.line(goal)
            let count = line.commitments[level] ?? 0
            return Cell(
              value: line.worked == 0
                ? .unknown(.noBase) : .known(100 * Double(count) / Double(line.worked)),
              base: .all(line.worked), count: count,
              uncertainty: line.worked == 0 ? .none : .notComputed)
          }
        }
      }, unit: .percent(), quantity: .value)
  }

  /// How much of its text each plan has on each goal.
  private var byPlan: Table {
    table(
      ["by-plan"], dimensions: [planDimension, goalDimension(.breakdown)],
      cells: inTime.flatMap { plan in
        let profile = plan.profile
        return GoalID.all.map { shared(profile, $0) }
      }, unit: .percent(decimals: 1), quantity: .value)
  }

  /// How many goals each plan names, works on, only names, or leaves out.
  private var goalsByPlan: Table {
    table(
      ["by-plan", "goals"], dimensions: [planDimension, standingDimension],
      cells: inTime.flatMap { plan in
        let profile = plan.profile
        return Standing.allCases.map { standing in
          counted(profile.goals.count { standing.holds($0) }, of: profile.goals.count)
        }
      }, unit: count("goals"), quantity: .count)
  }

  /// How many passages name each target, are about it, or may be.
  private var targets: Table? {
    let lines = whole.targets.filter { $0.named + $0.worked > 0 }
    let shown: [(code: String, label: LocalizedText, line: PlanProfile.Line)] =
      lines.compactMap { line in
        line.target.map { target in
          (
            target.rawValue,
            LocalizedText { "\(target) \(Agenda2030.target(target).title.text(in: $0.tag))" }, line
          )
        }
      }
    guard !shown.isEmpty else { return nil }
    return table(
      ["targets"],
      dimensions: [
        Dimension(
          id: "target", name: LocalizedText { $0.text("dimension.target") },
          categories: shown.map { Category(code: $0.code, label: $0.label) }, role: .item),
        foundDimension,
      ],
      cells: shown.flatMap { target in
        Found.allCases.map { counted($0.count(target.line), of: whole.passages) }
      }, unit: count("passages"), quantity: .count)
  }
}
