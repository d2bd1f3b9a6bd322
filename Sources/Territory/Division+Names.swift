public import Languages

extension Division {
  /// A name that tells the unit from others of its level: "Herøy (Nordland)".
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - language: the reader's language.
  /// - Returns: the name, with the parent's in brackets where two have the same; the code where the
  ///   division has no such unit.
  public func distinctName(of code: UnitCode, in language: LanguageTag) -> String {
    guard let unit = self[code] else { return code.rawValue }
    let isShared = units.contains {
      $0.code != code && $0.level == unit.level
        && $0.names.text(in: language) == unit.names.text(in: language)
    }
    return name(of: unit, in: language, isShared: isShared)
  }

  /// The names of all units, such that each differs from the others of its level.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the name of each code.
  public func distinctNames(in language: LanguageTag) -> [UnitCode: String] {
    var count: [String: Int] = [:]
    let key = { (unit: Unit) in unit.level.rawValue + "\t" + unit.names.text(in: language) }
    for unit in units { count[key(unit), default: 0] += 1 }
    var names: [UnitCode: String] = [:]
    for unit in units {
      names[unit.code] = name(of: unit, in: language, isShared: count[key(unit), default: 0] > 1)
    }
    return names
  }

  private func name(of unit: Unit, in language: LanguageTag, isShared: Bool) -> String {
    let name = unit.names.text(in: language)
    guard isShared else { return name }
    return "\(name) (\(parent(of: unit.code)?.names.text(in: language) ?? unit.code.rawValue))"
  }
}
