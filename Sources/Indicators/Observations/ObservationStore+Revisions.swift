public import Measures

/// A cell whose value differs between two vintages.
public struct Revision: Hashable, Sendable {
  /// The indicator's id.
  public let indicator: String
  /// The unit's code, as the files write it.
  public let unit: String
  /// The period.
  public let period: Period
  /// The category in each breakdown.
  public let categories: [String]
  /// What the vintages have in common: the name of their files.
  public let name: String
  /// The earlier vintage; nil for a file without one.
  public let from: Day?
  /// The later vintage.
  public let to: Day
  /// The earlier value; nil where the earlier vintage had no such cell.
  public let before: Value?
  /// The later value; nil where the later vintage has no such cell.
  public let after: Value?

  /// The later number less the earlier one, where both are known.
  public var difference: Double? {
    guard let old = before?.number, let new = after?.number else { return nil }
    return new - old
  }

  /// What has become of the cell.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The number is another.
    case changed
    /// The number is the same, but firmer or less firm.
    case status
    /// There was no number, and now there is.
    case added
    /// There was a number, and now there is none.
    case withdrawn
    /// There is still no number, but for another reason.
    case reason
  }

  /// What has become of the cell.
  public var kind: Kind {
    switch (before?.number, after?.number) {
    case (let old?, let new?): old == new ? .status : .changed
    case (nil, .some): .added
    case (.some, nil): .withdrawn
    case (nil, nil): .reason
    }
  }
}

extension ObservationStore {
  /// The cells that differ from one vintage of a file to the next, in the order of files, days and cells.
  ///
  /// A period that only the later vintage has is new, not revised, and is left out.
  ///
  /// - Returns: the differences.
  public func revisions() -> [Revision] {
    let names = Dictionary(grouping: sources.indices, by: { sources[$0].name })
    var found: [Revision] = []
    for name in names.keys.sorted() {
      let vintages = (names[name] ?? []).sorted { left, right in
        guard let right = sources[right].vintage else { return false }
        return sources[left].vintage.map { $0 < right } ?? true
      }
      for (earlier, later) in zip(vintages, vintages.dropFirst()) {
        for (id, block) in zip(indicators, blocks).sorted(by: { $0.0 < $1.0 }) {
          found += revisions(of: id, block, from: earlier, to: later)
        }
      }
    }
    return found
  }

  private func revisions(
    of id: String, _ block: Block, from earlier: Int, to later: Int
  ) -> [Revision] {
    guard let day = sources[later].vintage else { return [] }
    var old: [UInt64: Int] = [:]
    var new: [UInt64: Int] = [:]
    var covered: Set<Int32> = []
    for row in 0..<block.count {
      if Int(block.source[row]) == earlier {
        old[block.key(row)] = row
        covered.insert(block.period[row])
      } else if Int(block.source[row]) == later {
        new[block.key(row)] = row
      }
    }
    // An indicator that only one of the vintages has at all was asked for anew, or no longer.
    guard !old.isEmpty, !new.isEmpty else { return [] }
    var found: [Revision] = []
    for key in Set(old.keys).union(new.keys) {
      let (first, second) = (old[key], new[key])
      guard let row = first ?? second, covered.contains(block.period[row]) else { continue }
      let (before, after) = (first.map(block.value), second.map(block.value))
      // No row and a row that says "missing" tell the same.
      if (before ?? .unknown(.missing)) == (after ?? .unknown(.missing)) { continue }
      found.append(
        Revision(
          indicator: id, unit: units[block.unit[row]], period: periods[block.period[row]],
          categories: groups[block.group[row]], name: sources[earlier].name,
          from: sources[earlier].vintage, to: day, before: before, after: after))
    }
    return found.sorted {
      ($0.unit, $0.period, $0.categories.joined(separator: "\t"))
        < ($1.unit, $1.period, $1.categories.joined(separator: "\t"))
    }
  }
}
