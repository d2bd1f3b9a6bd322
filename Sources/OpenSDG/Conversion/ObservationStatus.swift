import Measures

/// What the column `Observation status` says of a value: SDMX's codes (CL_OBS_STATUS 2.2), or their names.
struct ObservationStatus {
  let quality: Quality
  let absence: Absence

  /// The meaning of a code or name; nil where it is not known.
  init?(_ text: String) {
    switch text.lowercased() {
    case "", "a", "normal", "normal value", "undefined": (quality, absence) = (.final, .missing)
    case "p", "provisional", "provisional value", "preliminary":
      (quality, absence) = (.preliminary, .missing)
    case "e", "i", "f", "estimated", "estimated value", "imputed", "forecast", "forecast value":
      (quality, absence) = (.estimated, .missing)
    case "o", "l", "h", "missing", "missing value": (quality, absence) = (.final, .missing)
    case "m", "data cannot exist": (quality, absence) = (.final, .notApplicable)
    case "q", "suppressed", "missing value; suppressed", "confidential":
      (quality, absence) = (.final, .confidential)
    default: return nil
    }
  }
}
