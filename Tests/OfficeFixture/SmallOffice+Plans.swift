public import Fieldwork
import Office
import PlanReading
import Records

extension SmallOffice {
  /// The id of the plan that a unit has once it is added.
  public static func planID(of unit: String) -> String { "samfunnsdel-\(unit)" }

  /// A plan with passages that name goals, are about goals, and do neither.
  public static let planText = """
    # Samfunnsdel

    Kommunen legger FNs bærekraftsmål til grunn.

    ## Klima

    Kommunen skal redusere klimagassutslippene med 50 prosent innen 2030 og følger opp bærekraftsmål 13.

    Vi etablerer flere ladepunkter for elbil i 2027. Ansvarlig: Teknisk drift.

    ## Oppvekst

    Barnefattigdommen skal ned. Elevene skal fullføre videregående opplæring.

    ## Organisasjonen

    Kommunestyret har 27 medlemmer.
    """

  /// Adds a plan that has been read.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - owner: the organisation.
  ///   - text: the text, in Markdown.
  @discardableResult
  public func addPlan(
    of unit: String = "1811", owner: String = "ks", text: String = SmallOffice.planText
  ) async throws -> FiledPlan {
    let bytes = Array(text.utf8)
    let file = FileStore.Sent(bytes, type: "text/plain")
    let plan = FiledPlan(
      id: Self.planID(of: unit), owner: owner, unit: unit,
      county: Self.units.first { $0.0 == unit }?.1, title: "Samfunnsdel", year: 2026,
      kind: .societalPart, file: .init(id: file.id, name: "samfunnsdel.md", bytes: bytes.count),
      by: Person(id: "editor", name: "Kari"), at: office.ground.now)
    try await database.plans.add(plan, file)
    try await office.plans.readWaiting()
    return plan
  }
}
