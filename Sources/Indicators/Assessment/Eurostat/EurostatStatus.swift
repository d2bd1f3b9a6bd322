/// The categories of Eurostat's reports on sustainable development in the EU.
public enum EurostatStatus: String, VerdictCode {
  /// Significant progress.
  case significantProgress = "significant-progress"
  /// Moderate progress.
  case moderateProgress = "moderate-progress"
  /// Hardly any change; only where a neutral band is set.
  case noProgress = "no-progress"
  /// Insufficient progress towards a target.
  case insufficientProgress = "insufficient-progress"
  /// Away from a target.
  case movementAway = "movement-away"
  /// Moderate movement away, without a target.
  case moderateMovementAway = "moderate-movement-away"
  /// Significant movement away, without a target.
  case significantMovementAway = "significant-movement-away"

  /// The name of the scale.
  public static let scale = "eurostat"

  /// The category on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .significantProgress: .onTrack
    case .moderateProgress: .tooSlow
    case .noProgress, .insufficientProgress: .standstill
    case .movementAway, .moderateMovementAway, .significantMovementAway: .away
    }
  }
}
