/// The colours of the SDG Index dashboards.
public enum SDSNColour: String, VerdictCode {
  /// The goal is achieved for this indicator.
  case green
  /// Challenges remain.
  case yellow
  /// Significant challenges remain.
  case orange
  /// Major challenges remain.
  case red

  /// The name of the scale.
  public static let scale = "sdsn-colour"

  /// The colour on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .green: .reached
    case .yellow: .near
    case .orange: .distant
    case .red: .far
    }
  }
}

/// The arrows of the SDG Index dashboards.
public enum SDSNArrow: String, VerdictCode {
  /// On track, or keeping what is reached.
  case onTrack = "on-track"
  /// At half the needed pace or more.
  case moderatelyImproving = "moderately-improving"
  /// Below half the needed pace, or above the threshold and falling.
  case stagnating
  /// The wrong way.
  case decreasing

  /// The name of the scale.
  public static let scale = "sdsn-arrow"

  /// The arrow on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .onTrack: .onTrack
    case .moderatelyImproving: .tooSlow
    case .stagnating: .standstill
    case .decreasing: .away
    }
  }
}
