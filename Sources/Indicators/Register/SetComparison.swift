import Languages

/// Sets beside each other: how many indicators of each sort, and which are shared.
public struct SetComparison: Sendable {
  /// The sets, in the order asked for.
  public let sets: [IndicatorSet]
  /// What each set holds, in the same order.
  public let counts: [SetCounts]
  /// Indicators of different sets that are alike.
  public let shared: [Pair]

  /// Two indicators of different sets, and why they are taken to be alike.
  public struct Pair: Hashable, Sendable {
    /// The indicator of the set that comes first.
    public let first: RegisteredIndicator
    /// The indicator of the other set.
    public let second: RegisteredIndicator
    /// Why.
    public let reason: Reason
  }

  /// Why two indicators are taken to be alike.
  public enum Reason: Hashable, Sendable {
    /// The catalogue links them.
    case linked(MatchKind)
    /// They have the same title but for case and signs, and a target in common.
    case sameTitle
    /// They have the same code of the UN's indicators, such as C040301.
    case sameCode
  }

  /// Compares sets.
  ///
  /// - Parameters:
  ///   - ids: the ids of the sets; those that are not in the register are passed over.
  ///   - register: the register.
  public init(_ ids: [String], in register: IndicatorRegister) {
    sets = ids.unique.compactMap { register.set($0) }
    let members = sets.map { register.indicators(of: $0.id) }
    counts = members.map { SetCounts($0) }
    let order = Dictionary(
      sets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var pairs: [Pair] = []
    var seen: Set<[String]> = []
    func add(_ one: RegisteredIndicator, _ other: RegisteredIndicator, _ reason: Reason) {
      guard let left = order[one.set], let right = order[other.set], left != right else { return }
      let (first, second) = left < right ? (one, other) : (other, one)
      guard seen.insert([first.id, second.id]).inserted else { return }
      pairs.append(Pair(first: first, second: second, reason: reason))
    }
    for link in register.links {
      if let one = register.indicator(link.from), let other = register.indicator(link.to) {
        add(one, other, .linked(link.kind))
      }
    }
    let all = members.flatMap { $0 }
    for same in SetComparison.groups(all, by: \.unCode) {
      for (one, other) in SetComparison.pairs(same) { add(one, other, .sameCode) }
    }
    for same in SetComparison.groups(all, by: \.plainTitle) {
      for (one, other) in SetComparison.pairs(same)
      where !Set(one.targets).isDisjoint(with: other.targets) { add(one, other, .sameTitle) }
    }
    shared = pairs.sorted {
      (order[$0.first.set] ?? 0, order[$0.second.set] ?? 0, $0.first.id, $0.second.id)
        < (order[$1.first.set] ?? 0, order[$1.second.set] ?? 0, $1.first.id, $1.second.id)
    }
  }

  private static func groups(
    _ indicators: [RegisteredIndicator], by key: (RegisteredIndicator) -> String?
  ) -> [[RegisteredIndicator]] {
    var groups: [String: [RegisteredIndicator]] = [:]
    for indicator in indicators {
      if let key = key(indicator) { groups[key, default: []].append(indicator) }
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
      .filter { group in group.contains { $0.set != group[0].set } }
  }

  private static func pairs(
    _ group: [RegisteredIndicator]
  ) -> [(RegisteredIndicator, RegisteredIndicator)] {
    group.indices.flatMap { left in
      group.indices.dropFirst(left + 1).map { (group[left], group[$0]) }
    }
  }
}

extension RegisteredIndicator {
  /// The code of the UN's global indicator that it is, where its set uses those codes.
  fileprivate var unCode: String? {
    guard let code, code.utf8.count == 7, code.hasPrefix("C") else { return nil }
    return code
  }

  /// The title in plain letters; the code in front that UN titles have is left out.
  fileprivate var plainTitle: String? {
    let title = title.texts.min { $0.key < $1.key }?.value ?? ""
    let words = SearchWords.words(title)
    let plain = words.drop { $0.utf8.count <= 2 && $0.contains(where: \.isNumber) }
    return plain.isEmpty ? nil : plain.joined(separator: " ")
  }
}
