public import Languages

/// One of the five themes that the preamble of A/RES/70/1 names.
///
/// The resolution does not say which goal belongs where; the sorting is the one commonly taught,
/// among others by the UN System Staff College.
public enum Theme: String, CaseIterable, Hashable, Sendable, Codable {
  /// Goals 1 to 5.
  case people
  /// Goals 6 and 12 to 15.
  case planet
  /// Goals 7 to 11.
  case prosperity
  /// Goal 16.
  case peace
  /// Goal 17.
  case partnership

  /// The theme's name in bokmål, nynorsk and English.
  public var name: LocalizedText { GroupNames.all[.theme, code: rawValue] }
}
