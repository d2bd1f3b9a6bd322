/// How far a passage commits the one whose plan it is.
public enum Commitment: String, Hashable, Sendable, CaseIterable, Comparable {
  /// It tells how things are.
  case describes
  /// It says what somebody wants or shall do.
  case intends
  /// It says what is to be done, with a date, an amount, money or somebody responsible.
  case measures

  /// Orders from the least to the most binding.
  public static func < (left: Commitment, right: Commitment) -> Bool {
    left.rank < right.rank
  }

  var rank: Int { Commitment.allCases.firstIndex(of: self) ?? 0 }
}

/// Words that a passage's commitment rests on.
public struct CommitmentEvidence: Hashable, Sendable {
  /// What they tell.
  public enum Kind: String, Hashable, Sendable {
    /// A wish or duty: "skal", "aims to".
    case intention
    /// Something to do: "etablere", "reduce".
    case action
    /// It calls itself a measure.
    case measure
    /// When.
    case deadline
    /// How much or how many.
    case amount
    /// Who.
    case responsible
    /// For what money.
    case budget
  }

  /// What the words tell.
  public let kind: Kind
  /// The bytes of the passage's text.
  public let range: Range<Int>
}
