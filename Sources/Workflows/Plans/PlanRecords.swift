import Agenda
import Languages
import Measures
import PlanReading
import StatisticalTables
import VoluntaryReview

/// The plans and what was found in them, for the data folder: without quotations.
struct PlanRecords {
  private typealias Column = DataPackage.Records.Column

  private let plans: [ReviewPlan]

  init(_ plans: [ReviewPlan]) {
    self.plans = plans
  }

  /// `plans.csv` and `plan-findings.csv`; none where there are no plans.
  var all: [DataPackage.Records] { plans.isEmpty ? [] : [list, findings] }

  private var list: DataPackage.Records {
    let columns =
      ["id", "unit", "title"].map { Column($0) } + [Column("year", .integer)]
      + ["kind", "address", "read"].map { Column($0) }
      + ["passages", "bytes", "judgements"].map { Column($0, .integer) }
      + ["named", "worked", "claimed", "left-out"].map { Column($0) }
    return DataPackage.Records(
      name: "plans", title: LocalizedText { $0.text("data.plans") }, columns: columns,
      rows: plans.map { plan in
        let profile = plan.profile
        func goals(_ holds: (PlanProfile.Line) -> Bool) -> String {
          profile.goals.filter(holds).map(\.goal.description).joined(separator: " ")
        }
        return [
          plan.id, plan.unit, plan.title.text(in: .nb), String(plan.year), plan.kind.rawValue,
          plan.address ?? "", plan.read?.description ?? "", String(profile.passages),
          String(profile.bytes), String(plan.judgements.count),
        ] + PlanTables.Standing.listed.map { standing in goals { standing.holds($0) } }
      })
  }

  private var findings: DataPackage.Records {
    let shown = ReadingColumn.allCases.filter { $0 != .quotation }
    let kinds: [ReadingColumn: DataPackage.Records.Kind] = [
      .page: .integer, .bytes: .integer, .goal: .integer, .score: .number,
    ]
    let columns =
      [Column("plan"), Column("unit")] + shown.map { Column($0.rawValue, kinds[$0] ?? .string) }
      + [Column("confirmed", .boolean)]
    return DataPackage.Records(
      name: "plan-findings", title: LocalizedText { $0.text("data.plan-findings") },
      columns: columns,
      rows: plans.flatMap { plan in
        plan.judged.passages.flatMap { passage in
          passage.findings.map { finding in
            [plan.id, plan.unit] + shown.map { ReadingRow.field($0, of: passage, finding) }
              + [finding.isConfirmed ? "true" : "false"]
          }
        }
      })
  }
}

extension PlanTables.Standing {
  /// In the order of the columns of `plans.csv`.
  fileprivate static let listed: [PlanTables.Standing] = [.named, .worked, .claimed, .leftOut]
}
