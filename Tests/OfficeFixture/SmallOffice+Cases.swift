import Agenda
public import CaseStudies
public import Fieldwork
import Languages
import Office
import Records

extension SmallOffice {
  /// What a contributor tells, in Norwegian.
  ///
  /// - Parameter title: the title.
  public static func caseForm(_ title: String = "Sykkelvei til skolen") throws -> CaseForm {
    CaseForm(
      title: LocalizedText([.nb: title]), summary: LocalizedText([.nb: "En trygg vei."]),
      year: 2026, goals: [try needed(GoalID(rawValue: 11))],
      parts: [.done: LocalizedText([.nb: "Vi bygde en sykkelvei.\n\nOg merket den."])],
      language: .nb)
  }

  /// The id of the case that a unit has once it is added.
  public static func caseID(of unit: String) -> String { "sykkelvei-\(unit)" }

  /// Adds a case that the holder of a unit's link has handed in.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - owner: the organisation.
  ///   - purposes: what is consented to.
  @discardableResult
  public func addCase(
    of unit: String = "1811", owner: String = "ks",
    consentingTo purposes: Set<CaseStudy.Purpose> = []
  ) async throws -> FiledCase {
    let author = "\(owner)-\(unit)"
    let work = try CaseWork(
      id: Self.caseID(of: unit), owner: owner, review: "vsr-2027", unit: unit,
      form: try Self.caseForm(), consentingTo: purposes, by: Fieldwork.Person(id: author),
      at: office.ground.now)
    let county = Self.units.first { $0.0 == unit }?.1
    let filed = FiledCase(work, campaign: "k27", county: county, author: author)
    try await database.cases.add(filed)
    return filed
  }
}
