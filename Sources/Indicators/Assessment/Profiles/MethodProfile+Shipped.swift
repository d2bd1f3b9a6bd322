public import Problems

extension MethodProfile {
  /// The profiles of Samstemt, the recommended one first.
  public static let shipped: [MethodProfile] = [
    MethodProfile(
      "opensdg-2.4", version: "2.4",
      source: "Open SDG, Progress measurement methodology, 2025-10-22",
      rule: .openSDG(OpenSDGRule())),
    MethodProfile(
      "sdsn-2022", version: "2022",
      source: "Sustainable Development Report 2022, methods; Lafortune et al. 2018",
      rule: .sdsn(SDSNRule(fallStagnates: false))),
    MethodProfile(
      "sdsn-2023", version: "2023",
      source: "Sustainable Development Report 2023, methods; Lafortune et al. 2018",
      rule: .sdsn(SDSNRule())),
  ]

  /// The profile for a municipality's trends: it works without a target.
  public static let recommended = shipped[0]

  /// The profile of an id.
  ///
  /// - Parameters:
  ///   - id: such as `sdsn-2023`.
  ///   - place: where it was asked for, for problems.
  /// - Returns: the profile.
  /// - Throws: ``InputRefused`` for an id that no profile has, with the nearest that one has.
  public static func named(
    _ id: String, at place: Place = Place("")
  ) throws(InputRefused) -> MethodProfile {
    if let profile = shipped.first(where: { $0.baseID == id }) { return profile }
    let known = shipped.map(\.baseID)
    let near = Nearest.word(to: id, among: known)
    throw InputRefused([
      Problem(
        near == nil ? "assessment.unknown-profile" : "assessment.unknown-profile-near", at: place,
        ["found": id, "near": near ?? "", "known": known.joined(separator: ", ")])
    ])
  }
}
