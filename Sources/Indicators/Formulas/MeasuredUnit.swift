/// What a number measures, taken apart: powers of base units, and how many of the number make one unit.
///
/// `gwh` is kilowatt hours on the scale 10⁻⁶; per cent is a plain ratio on the scale 100. So
/// `mwh-per-person` and `gwh / persons * 1000` are seen to be the same.
struct MeasuredUnit: Equatable {
  /// Powers by base unit; a plain ratio has none.
  private(set) var powers: [String: Int]
  /// What a quantity in base units is multiplied by to give the number, by the units' codes alone.
  private(set) var scale: Double
  /// What the formula's written numbers multiply it by besides.
  private(set) var written = 1.0
  /// Whether it is a sum, in which written numbers can be weights: `(a + b) / 2` is still in a's unit.
  private(set) var isSum = false
  /// Whether it is a number that somebody wrote, without a unit.
  var isConstant = false
  /// Whether it is written "per 1000" without saying of what.
  private(set) var isOpenRate = false

  static let percent = MeasuredUnit(powers: [:], scale: 100)
  static let index = MeasuredUnit(powers: ["index": 1], scale: 1)
  static func constant(_ value: Double) -> MeasuredUnit {
    var unit = MeasuredUnit(powers: [:], scale: 1)
    unit.written = value == 0 ? 1 : abs(value)
    unit.isConstant = true
    return unit
  }

  init(powers: [String: Int], scale: Double) {
    self.powers = powers
    self.scale = scale
  }

  /// What a quantity in base units is multiplied by to give the number.
  var factor: Double { scale * written }

  /// Takes a unit's code apart: `persons`, `percent`, `per-1000`, `tonnes-co2e-per-person`,
  /// `kg-per-1000-persons`.
  init(code: String) {
    switch code {
    case "percent", "percentage-points":
      self = .percent
      return
    case "index":
      self = .index
      return
    default: break
    }
    var parts = code.split(separator: "-per-", omittingEmptySubsequences: false).map(String.init)
    if parts[0].hasPrefix("per-") {
      parts = ["", String(parts[0].dropFirst(4))] + parts.dropFirst()
      isOpenRate = true
    }
    powers = [:]
    scale = 1
    if !parts[0].isEmpty { multiply(byAtom: parts[0], power: 1) }
    for part in parts.dropFirst() {
      let digits = part.prefix { $0.isNumber }
      var rest = part.dropFirst(digits.count)
      if rest.first == "-" { rest.removeFirst() }
      if let number = Double(digits), number > 0 { scale *= number }
      if !rest.isEmpty { multiply(byAtom: String(rest), power: -1) }
    }
  }

  private mutating func multiply(byAtom atom: String, power: Int) {
    let (base, scale) = Self.known[atom] ?? (Self.singular(atom), 1)
    self =
      power > 0
      ? times(MeasuredUnit(powers: [base: 1], scale: scale), isOpen: isOpenRate)
      : over(MeasuredUnit(powers: [base: 1], scale: scale), isOpen: isOpenRate)
  }

  /// Base units that several codes are multiples of: what one base unit is in the code's unit.
  private static let known: [String: (base: String, scale: Double)] = [
    "persons": ("person", 1), "person": ("person", 1), "people": ("person", 1),
    "inhabitants": ("person", 1), "inhabitant": ("person", 1),
    "kwh": ("kwh", 1), "mwh": ("kwh", 1e-3), "gwh": ("kwh", 1e-6), "twh": ("kwh", 1e-9),
    "kg": ("kg", 1), "tonne": ("kg", 1e-3), "tonnes": ("kg", 1e-3), "kilotonnes": ("kg", 1e-6),
    "kg-co2e": ("kg-co2e", 1), "tonne-co2e": ("kg-co2e", 1e-3), "tonnes-co2e": ("kg-co2e", 1e-3),
    "kilotonnes-co2e": ("kg-co2e", 1e-6), "million-tonnes-co2e": ("kg-co2e", 1e-9),
    "m": ("m", 1), "km": ("m", 1e-3),
    "m2": ("m2", 1), "daa": ("m2", 1e-3), "ha": ("m2", 1e-4), "km2": ("m2", 1e-6),
    "l": ("l", 1), "m3": ("l", 1e-3),
    "nok": ("nok", 1), "nok-1000": ("nok", 1e-3), "nok-million": ("nok", 1e-6),
    "eur": ("eur", 1), "eur-1000": ("eur", 1e-3), "eur-million": ("eur", 1e-6),
  ]

  /// One and many of a word are one unit: dwelling, dwellings.
  private static func singular(_ atom: String) -> String {
    atom.count > 3 && atom.hasSuffix("s") && !atom.hasSuffix("ss") ? String(atom.dropLast()) : atom
  }

  func times(_ other: MeasuredUnit, isOpen: Bool = false) -> MeasuredUnit {
    var result = MeasuredUnit(
      powers: powers.merging(other.powers) { $0 + $1 }.filter { $0.value != 0 },
      scale: scale * other.scale)
    result.written = written * other.written
    result.isConstant = isConstant && other.isConstant
    result.isSum = isSum || other.isSum
    result.isOpenRate = isOpen
    return result
  }

  func over(_ other: MeasuredUnit, isOpen: Bool = false) -> MeasuredUnit {
    var inverse = MeasuredUnit(powers: other.powers.mapValues { -$0 }, scale: 1 / other.scale)
    inverse.written = 1 / other.written
    inverse.isConstant = other.isConstant
    inverse.isSum = other.isSum
    return times(inverse, isOpen: isOpen)
  }

  /// What a sum of two numbers measures; nil where they cannot be added.
  ///
  /// A written number can be added to a ratio or an index only: 5 is neither persons nor tonnes.
  func plus(_ other: MeasuredUnit) -> MeasuredUnit? {
    if isConstant || other.isConstant {
      let unit = isConstant ? other : self
      return unit.powers.isEmpty || unit.powers == MeasuredUnit.index.powers ? unit : nil
    }
    guard powers == other.powers else { return nil }
    let isAlike = isSameScale(as: other)
    guard isAlike || Self.isNear(scale, other.scale) else { return nil }
    var sum = MeasuredUnit(powers: powers, scale: isAlike ? factor : scale)
    sum.isSum = true
    return sum
  }

  /// Whether the number is on the scale of a declared unit, written weights of a sum aside.
  func isOnScale(of declared: MeasuredUnit) -> Bool {
    isSameScale(as: declared) || (isSum && Self.isNear(scale, declared.scale))
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(a, b) }

  func isSameScale(as other: MeasuredUnit) -> Bool {
    Self.isNear(factor, other.factor)
  }

  /// Whether a declared unit measures the same, whatever its scale.
  func measures(sameAs declared: MeasuredUnit) -> Bool {
    if declared.isOpenRate, declared.powers.isEmpty {
      return powers.isEmpty || powers.values.sorted() == [-1, 1]
    }
    if declared.isOpenRate {
      return powers.filter { $0.value < 0 } == declared.powers
        && powers.values.filter { $0 > 0 } == [1]
    }
    return powers == declared.powers
  }

  /// The base units in words, such as `kwh/person`.
  var description: String {
    func side(_ sign: Int) -> String {
      powers.filter { $0.value * sign > 0 }.sorted { $0.key < $1.key }
        .map { abs($0.value) == 1 ? $0.key : "\($0.key)^\(abs($0.value))" }.joined(separator: "·")
    }
    let (above, below) = (side(1), side(-1))
    let words = below.isEmpty ? above : (above.isEmpty ? "1" : above) + "/" + below
    return words.isEmpty ? "1" : words
  }
}
