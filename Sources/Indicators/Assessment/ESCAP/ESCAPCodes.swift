/// Where an indicator stands between its first value and its target (UN ESCAP, current status index).
public enum ESCAPStanding: String, VerdictCode {
  /// The target is reached: 10.
  case reached
  /// Part of the way: 0 to 10.
  case partOfTheWay = "part-of-the-way"
  /// Further away than at the beginning: below 0.
  case regression

  /// The name of the scale.
  public static let scale = "escap-standing"

  /// The standing on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .reached: .reached
    case .partOfTheWay: .distant
    case .regression: .far
    }
  }
}

/// Whether a target will be reached (UN ESCAP, anticipated progress).
public enum ESCAPProgress: String, VerdictCode {
  /// It will be reached, or nearly.
  case maintain
  /// It must go faster.
  case accelerate
  /// The trend must be turned.
  case reverse

  /// The name of the scale.
  public static let scale = "escap-progress"

  /// The progress on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .maintain: .onTrack
    case .accelerate: .tooSlow
    case .reverse: .away
    }
  }
}
