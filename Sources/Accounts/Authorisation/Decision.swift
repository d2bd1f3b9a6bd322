public import Languages

/// Whether something may be done, and if not, why.
public enum Decision: Hashable, Sendable {
  /// It may be done.
  case allowed
  /// It may not be done.
  case refused(Refusal)

  /// Whether it may be done.
  public var isAllowed: Bool { self == .allowed }
}

/// Why something may not be done.
///
/// The order is that of nearness: where several roles are refused, the last reason is told.
public enum Refusal: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Nobody is signed in.
  case notSignedIn = "not-signed-in"
  /// The second factor is missing.
  case secondFactor = "second-factor"
  /// It belongs to an owner in which the principal has no role.
  case otherOwner = "other-owner"
  /// No role of the principal may do it at all.
  case role = "role"
  /// It belongs to another campaign than the link.
  case otherCampaign = "other-campaign"
  /// It lies in another county, or in all.
  case otherCounty = "other-county"
  /// It is another unit's, or that of all units.
  case otherUnit = "other-unit"
  /// It is in a section that was not handed out.
  case otherSection = "other-section"
  /// It is somebody else's.
  case notOwn = "not-own"

  /// Whether the answer must be the same as where there is nothing, so as not to tell that it is there.
  public var isHidden: Bool { self == .otherOwner }

  /// The reason in words.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: a sentence or two: what is so, and what can be done.
  public func text(in language: Language) -> String {
    language.text("access.refused.\(rawValue)")
  }

  /// Orders by nearness.
  public static func < (left: Refusal, right: Refusal) -> Bool {
    let all = Refusal.allCases
    return (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
  }
}
