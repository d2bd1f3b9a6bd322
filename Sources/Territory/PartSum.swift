import Measures

/// What the parts of a unit come to, or why they come to nothing.
struct PartSum {
  let value: Value
  let gap: RecodeGap?

  private init(_ number: Double, _ quality: Quality) {
    value = .known(number, quality)
    gap = nil
  }

  private init(_ gap: RecodeGap, absence: Absence = .missing) {
    value = .unknown(absence)
    self.gap = gap
  }

  /// The sum of counts, split units by their shares.
  static func add(_ parts: [RecodePassage.Part]) -> PartSum {
    if let gap = gap(in: parts) { return gap }
    var sum = 0.0
    for part in parts { sum += (part.value?.number ?? 0) * (part.share ?? 0) }
    return PartSum(sum, quality(of: parts))
  }

  /// The weighted mean of rates; one part alone needs no weight.
  static func average(_ parts: [RecodePassage.Part], weight: (Unit) -> Value) -> PartSum {
    if let gap = gap(in: parts) { return gap }
    let counted = parts.filter { $0.share != 0 }
    if counted.count == 1, let number = counted[0].value?.number {
      return PartSum(number, quality(of: parts))
    }
    var (above, below) = (0.0, 0.0)
    var qualities: [Quality] = [quality(of: parts)]
    var unweighted: [UnitCode] = []
    for part in counted {
      guard case .known(let number, let quality) = weight(part.unit) else {
        unweighted.append(part.unit.code)
        continue
      }
      above += (part.value?.number ?? 0) * number * (part.share ?? 0)
      below += number * (part.share ?? 0)
      qualities.append(quality)
    }
    if !unweighted.isEmpty { return PartSum(.noWeight(unweighted.sorted())) }
    guard below > 0 else {
      return PartSum(.noBase(counted.map(\.unit.code).sorted()), absence: .noBase)
    }
    return PartSum(above / below, weakest(qualities))
  }

  /// One carried count divided by another.
  static func ratio(
    _ above: RecodedObservation, _ below: RecodedObservation?, factor: Double
  ) -> PartSum {
    guard let below else { return PartSum(.noWeight(above.sources)) }
    if let gap = above.gap ?? below.gap {
      return PartSum(gap, absence: above.value.absence ?? below.value.absence ?? .missing)
    }
    guard case .known(let a, let first) = above.value, case .known(let b, let second) = below.value
    else {
      let isAbove = above.value.number == nil
      return PartSum(
        .partUnknown(isAbove ? above.sources : below.sources),
        absence: above.value.absence ?? below.value.absence ?? .missing)
    }
    guard b > 0 else { return PartSum(.noBase(below.sources), absence: .noBase) }
    return PartSum(a / b * factor, weakest([first, second]))
  }

  /// Figures in codes of two divisions at once.
  static func conflict(_ parts: [RecodePassage.Part], _ target: UnitCode) -> PartSum {
    let given = parts.filter { $0.value != nil }.map(\.unit.code)
    return PartSum(.conflict((given + [target]).sorted()))
  }

  /// What keeps the parts from being put together.
  private static func gap(in parts: [RecodePassage.Part]) -> PartSum? {
    let counted = parts.filter { $0.share != 0 }
    let codes = { (parts: [RecodePassage.Part]) in parts.map(\.unit.code).sorted() }
    let missing = counted.filter { $0.value == nil }
    if !missing.isEmpty { return PartSum(.partMissing(codes(missing))) }
    let unknown = counted.filter { $0.value?.number == nil }
    if !unknown.isEmpty {
      let reasons = Set(unknown.compactMap { $0.value?.absence })
      return PartSum(
        .partUnknown(codes(unknown)),
        absence: reasons.count == 1 ? reasons.first ?? .missing : .missing)
    }
    let unshared = counted.filter { $0.share == nil }
    return unshared.isEmpty ? nil : PartSum(.noShare(codes(unshared)))
  }

  private static func quality(of parts: [RecodePassage.Part]) -> Quality {
    if parts.contains(where: \.isEstimated) { return .estimated }
    return weakest(parts.filter { $0.share != 0 }.compactMap { $0.value?.quality })
  }

  private static func weakest(_ qualities: [Quality]) -> Quality {
    if qualities.contains(.estimated) { return .estimated }
    return qualities.contains(.preliminary) ? .preliminary : .final
  }
}
