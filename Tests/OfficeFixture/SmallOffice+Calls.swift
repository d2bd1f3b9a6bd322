import Fieldwork
import Languages
import Measures
import Office
import Records

extension SmallOffice {
  /// The id of the open call that an organisation has once it is added.
  public static let callID = "buses"

  /// Adds a hearing that is open to everybody.
  ///
  /// - Parameter owner: the organisation.
  public func addCall(owner: String = "ks") async throws {
    let same = LocalizedText(same: "Words")
    let now = office.ground.now
    let plan = OpenCall.Plan(
      kind: .hearing(document: "https://ks.example/draft"), title: same, introduction: same,
      notice: .init(asker: same, purpose: same, use: same, questions: same), opens: now,
      closes: now.adding(seconds: 86_400))
    try await database.calls.add(
      OpenCall(id: Self.callID, owner: owner, review: "vsr-2027", plan: plan))
    _ = try await database.calls.apply(
      to: Self.callID, of: owner, by: Fieldwork.Person(id: "editor"), at: now
    ) { _ in .open(languages: [.nb, .nn, .en]) }
  }
}
