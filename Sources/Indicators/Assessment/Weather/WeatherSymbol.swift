/// The weather symbols of Germany's sustainability strategy.
public enum WeatherSymbol: String, VerdictCode {
  /// The target is, or will be, reached.
  case sun
  /// It will be missed by little.
  case sunAndCloud = "sun-and-cloud"
  /// The right way, but the target will be missed by much.
  case cloud
  /// The wrong way.
  case thunderstorm

  /// The name of the scale.
  public static let scale = "weather"

  /// The symbol on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .sun: .onTrack
    case .sunAndCloud: .tooSlow
    case .cloud: .standstill
    case .thunderstorm: .away
    }
  }

  /// The order from best to worst: of several targets the worst counts.
  var rank: Int {
    switch self {
    case .sun: 0
    case .sunAndCloud: 1
    case .cloud: 2
    case .thunderstorm: 3
    }
  }
}
