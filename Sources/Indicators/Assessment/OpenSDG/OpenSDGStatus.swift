/// The statuses of Open SDG's automatic progress measure.
public enum OpenSDGStatus: String, VerdictCode {
  /// The target is reached.
  case targetAchieved = "target-achieved"
  /// On track.
  case substantialProgress = "substantial-progress"
  /// Progress, but it must go faster.
  case moderateProgress = "moderate-progress"
  /// Hardly any progress.
  case limitedProgress = "limited-progress"
  /// The wrong way.
  case deterioration

  /// The name of the scale.
  public static let scale = "open-sdg"

  /// The status on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .targetAchieved: .reached
    case .substantialProgress: .onTrack
    case .moderateProgress: .tooSlow
    case .limitedProgress: .standstill
    case .deterioration: .away
    }
  }
}
