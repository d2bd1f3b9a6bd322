/// A case with what is known of where it comes from.
public struct FiledCase: Hashable, Sendable {
  /// The case.
  public let work: CaseWork
  /// The campaign beside which it was told; nil where it was in none.
  public let campaign: String?
  /// The county of its unit, where that is known.
  public let county: String?
  /// Whose case it is: the id of the personal link or account that tells it; nil where it has none yet.
  public let author: String?

  /// A case with what is known of where it comes from.
  ///
  /// - Parameters:
  ///   - work: the case.
  ///   - campaign: the campaign beside which it was told.
  ///   - county: the county of its unit.
  ///   - author: whose case it is: the id of the personal link or account.
  public init(_ work: CaseWork, campaign: String?, county: String?, author: String?) {
    self.work = work
    self.campaign = campaign
    self.county = county
    self.author = author
  }
}
