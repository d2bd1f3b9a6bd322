import Indicators
public import Languages
public import Problems

/// The methods that series are assessed by, as a caller names them.
public struct AssessmentMethods: Sendable {
  let profiles: [MethodProfile]

  /// Methods by name, with changed parameters.
  ///
  /// - Parameters:
  ///   - names: the ids; the recommended method where none is given.
  ///   - settings: parameters as `name=value`; each is set in every method that has it.
  /// - Throws: `InputRefused` for a method or parameter that there is not, or a value that it cannot
  ///   have.
  public init(names: [String], settings: [String] = []) throws(InputRefused) {
    var profiles: [MethodProfile] = []
    for name in names {
      let profile = try MethodProfile.named(name, at: Place("", cell: "--profile"))
      if !profiles.contains(profile) { profiles.append(profile) }
    }
    if profiles.isEmpty { profiles = [.recommended] }
    for setting in settings {
      let place = Place("", cell: "--set")
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw InputRefused([Problem("assessment.setting", at: place, ["found": setting])])
      }
      let holders = profiles.indices.filter { index in
        profiles[index].parameters.contains { $0.name == parts[0] }
      }
      for index in holders.isEmpty ? [0] : holders {
        profiles[index] = try profiles[index].with(parts[0], parts[1], at: place)
      }
    }
    self.profiles = profiles
  }

  /// All methods with their parameters, a line each.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the id, the name, where it is published, and the parameters.
  public static func list(in language: Language) -> [String] {
    MethodProfile.shipped.flatMap { profile in
      [
        "\(profile.id)  \(profile.name.text(in: language.tag))",
        "    \(profile.source)",
        "    " + profile.parameters.map { "\($0.name)=\($0.text)" }.joined(separator: " "),
      ]
    }
  }
}
