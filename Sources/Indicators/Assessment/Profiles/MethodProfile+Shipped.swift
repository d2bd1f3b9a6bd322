public import Problems

extension MethodProfile {
  /// The profiles of Samstemt, the recommended one first.
  public static let shipped: [MethodProfile] = [
    MethodProfile(
      "opensdg-2.4", version: "2.4",
      source: "Open SDG, Progress measurement methodology, 2025-10-22",
      rule: OpenSDGRule()),
    MethodProfile(
      "stated-target", version: "1",
      source: "DFØ, Gevinstrealisering; the cuts of Open SDG 2.4",
      rule: StatedTargetRule()),
    MethodProfile(
      "peer-relative", version: "1",
      source: "Quarters of a group in the same year",
      rule: PeerRule()),
    MethodProfile(
      "eurostat-2023", version: "2023",
      source: "Eurostat, Sustainable development in the European Union, 2023",
      rule: EurostatRule()),
    MethodProfile(
      "sdsn-2022", version: "2022",
      source: "Sustainable Development Report 2022; Lafortune et al. 2018",
      rule: SDSNRule(fallStagnates: false)),
    MethodProfile(
      "sdsn-2023", version: "2023",
      source: "Sustainable Development Report 2023; Lafortune et al. 2018",
      rule: SDSNRule()),
    MethodProfile(
      "unsd-2023", version: "2023",
      source: "UN Statistics Division, SDG Progress Chart 2023, technical note",
      rule: UNSDRule()),
    MethodProfile(
      "dns-weather", version: "1",
      source: "Destatis, Indikatorenbericht, Die Bewertung der Indikatoren",
      rule: WeatherRule()),
    MethodProfile(
      "escap-csi", version: "1",
      source: "UN ESCAP, SDG Progress Report, methodology",
      rule: ESCAPRule()),
    MethodProfile(
      "oecd-local", version: "2020",
      source: "OECD, A Territorial Approach to the SDGs, 2020",
      rule: OECDLocalRule()),
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
    let near =
      known.first { id.count > 2 && $0.hasPrefix(id) } ?? Nearest.word(to: id, among: known)
    throw InputRefused([
      Problem(
        near == nil ? "assessment.unknown-profile" : "assessment.unknown-profile-near", at: place,
        ["found": id, "near": near ?? "", "known": known.joined(separator: ", ")])
    ])
  }
}
