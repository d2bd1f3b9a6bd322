import Fieldwork
import Languages
import Measures
import PlanReading
import Records
import StatisticalTables
import Workflows

extension PlanDesk {
  /// The plans of some units that have been read, as files of a review folder.
  ///
  /// - Parameters:
  ///   - owner: the id of the owner.
  ///   - units: the codes of the units.
  /// - Returns: the files by their paths, each beginning with `plans/`; none where no plan has been read.
  public func folderFiles(
    of owner: String, units: Set<String>
  ) async throws -> [String: [UInt8]] {
    var read: [OpenPlan] = []
    for kept in try await store.plans(of: owner)
    where units.contains(kept.plan.unit) && kept.plan.summary != nil {
      if let open = try await open(kept.plan.id, of: owner) { read.append(open) }
    }
    guard !read.isEmpty else { return [:] }
    var list = DelimitedWriter()
    list.row(["id", "unit", "title", "year", "kind", "reading", "read"])
    var files: [String: [UInt8]] = [:]
    for open in read {
      let plan = open.plan
      list.row([
        plan.id, plan.unit, plan.title, String(plan.year), plan.kind.rawValue,
        "readings/\(plan.id).csv", plan.summary?.at.day.description ?? "",
      ])
      files["plans/readings/\(plan.id).csv"] = Array(PlanFiles.sheet(of: open.reading).utf8)
    }
    files["plans/plans.csv"] = Array(list.text.utf8)
    if read.contains(where: { !$0.judgements.isEmpty }) {
      files["plans/judgements.csv"] = Array(PlanSheets.judgements(of: read).utf8)
    }
    return files
  }
}
