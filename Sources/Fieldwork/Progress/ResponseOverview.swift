/// How many have answered, of how many: counts for all units and for each group.
public struct ResponseOverview: Hashable, Sendable {
  /// All units together.
  public let total: Row
  /// Each group of the attribute that was asked for, in the order of the groups.
  public let groups: [Row]
  /// The units that are left out, in the order of the frame.
  public let excluded: [String]

  /// Units and how far they have come.
  public struct Row: Hashable, Sendable {
    /// The group's code; nil for all units, and for units that the attribute says nothing of.
    public let group: String?
    /// How many units are in each state, those left out included.
    public let counts: [UnitProgress.State: Int]

    /// How many are asked, all but those left out: the denominator of the rate.
    public var asked: Int { counts.values.reduce(0, +) - excluded }
    /// How many are left out.
    public var excluded: Int { counts[.excluded] ?? 0 }
    /// How many have handed in: the numerator of the rate.
    public var submitted: Int { counts[.submitted] ?? 0 }
    /// How many have answered something but not handed it in.
    public var underWay: Int {
      [.begun, .awaitingSignOff, .approved].reduce(0) { $0 + (counts[$1] ?? 0) }
    }
    /// The share of those asked that have handed in, in per cent; nil where nobody is asked.
    public var rate: Double? {
      asked > 0 ? Double(submitted) / Double(asked) * 100 : nil
    }
  }

  /// Counts units.
  ///
  /// - Parameters:
  ///   - units: the units, those left out included.
  ///   - attribute: what to divide them by, such as `county` or `size`; not divided where nil.
  ///   - order: the codes of the groups in the order wanted; others come after them, by code.
  public init(_ units: [UnitProgress], by attribute: String? = nil, order: [String] = []) {
    var all = Tally()
    for unit in units { all.add(unit) }
    total = all.row(nil)
    excluded = units.filter(\.isExcluded).map(\.unit.code)
    guard let attribute else {
      groups = []
      return
    }
    var divided: [String?: Tally] = [:]
    for unit in units { divided[unit.unit.groups[attribute], default: Tally()].add(unit) }
    let known = divided.keys.compactMap { $0 }
    let codes = order.filter(known.contains) + known.filter { !order.contains($0) }.sorted()
    var groups = codes.map { (divided[$0] ?? Tally()).row($0) }
    if let rest = divided[nil] { groups.append(rest.row(nil)) }
    self.groups = groups
  }

  /// Units counted by their state: the page that everybody reads counts hundreds each time.
  private struct Tally {
    private var counts = [Int](repeating: 0, count: UnitProgress.State.allCases.count)

    mutating func add(_ unit: UnitProgress) { counts[unit.state.place] += 1 }

    func row(_ group: String?) -> Row {
      let states = zip(UnitProgress.State.allCases, counts).filter { $0.1 > 0 }
      return Row(group: group, counts: Dictionary(uniqueKeysWithValues: states.map { ($0, $1) }))
    }
  }
}

extension UnitProgress.State {
  /// Its place among all states.
  fileprivate var place: Int {
    switch self {
    case .excluded: 0
    case .notInvited: 1
    case .bounced: 2
    case .invited: 3
    case .opened: 4
    case .begun: 5
    case .awaitingSignOff: 6
    case .approved: 7
    case .submitted: 8
    }
  }
}
