public import Problems

/// A method with its version and parameters, as it is stored beside every result.
public struct MethodProfile: Hashable, Sendable {
  /// The id as it was published, such as `eurostat-2023`.
  public let baseID: String
  /// The edition of the method.
  public let version: String
  /// Where the method is published.
  public let source: String
  /// What it computes, with its parameters.
  var rule: any AssessmentRule
  /// The parameters that were changed.
  public private(set) var changed: [String] = []

  init(_ id: String, version: String, source: String, rule: any AssessmentRule) {
    baseID = id
    self.version = version
    self.source = source
    self.rule = rule
  }

  /// The id; with a star where a parameter was changed, since it is then no longer the published method.
  public var id: String { changed.isEmpty ? baseID : baseID + "*" }

  /// The parameters with their values, in the order of the method's description.
  public var parameters: [MethodParameter] { rule.parameters }

  /// Whether the method is about where a series is going more than about where it stands.
  public var judgesTrendFirst: Bool { rule.judgesTrendFirst }

  /// Whether the method needs the values of others in the same year.
  public var comparesPeers: Bool { rule is PeerRule }

  /// The profile with another value of a parameter.
  ///
  /// - Parameters:
  ///   - name: the parameter's name.
  ///   - value: its value as text: a number, or `true` or `false`.
  ///   - place: where it was asked for, for problems.
  /// - Returns: the changed profile; its ``id`` says so.
  /// - Throws: ``InputRefused`` for a parameter that the method has not, or a value that it cannot have.
  public func with(
    _ name: String, _ value: String, at place: Place = Place("")
  ) throws(InputRefused) -> MethodProfile {
    guard let old = parameters.first(where: { $0.name == name }) else {
      let names = parameters.map(\.name)
      let near = Nearest.word(to: name, among: names)
      throw InputRefused([
        Problem(
          near == nil ? "assessment.unknown-parameter" : "assessment.unknown-parameter-near",
          at: place,
          [
            "found": name, "profile": baseID, "near": near ?? "",
            "known": names.joined(separator: ", "),
          ])
      ])
    }
    guard let new = old.reading(value) else {
      throw InputRefused([
        Problem(
          "assessment.parameter-value", at: place,
          ["parameter": name, "found": value, "example": old.text])
      ])
    }
    var profile = self
    guard profile.rule.set(new) else {
      throw InputRefused([
        Problem(
          "assessment.parameter-range", at: place, ["parameter": name, "found": value])
      ])
    }
    if !changed.contains(name), new != old { profile.changed.append(name) }
    return profile
  }

  /// Equal where the method, its edition and all parameters are.
  public static func == (left: MethodProfile, right: MethodProfile) -> Bool {
    left.baseID == right.baseID && left.version == right.version
      && left.parameters == right.parameters
  }

  /// Hashes the method, its edition and the parameters.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(baseID)
    hasher.combine(version)
    hasher.combine(parameters)
  }
}
