import Measures
public import Problems

extension ObservationStore {
  /// Takes observations row by row, and refuses what does not belong in one series.
  public struct Builder: Sendable {
    private let sources: [ObservationSource]
    private let counts: [Bool]
    private var ids = CodeList<String>()
    private var units = CodeList<String>()
    private var periods = CodeList<Period>()
    private var groups = CodeList<[String]>()
    private var blocks: [Block] = []

    /// A store to fill.
    ///
    /// - Parameters:
    ///   - sources: the files that the observations come from.
    ///   - choice: which vintages count.
    public init(sources: [ObservationSource], choice: VintageChoice = VintageChoice()) {
      self.sources = sources
      var counts = Array(repeating: false, count: sources.count)
      for (name, indices) in Dictionary(grouping: sources.indices, by: { sources[$0].name }) {
        if let chosen = choice.index(of: name, among: indices.map { sources[$0].vintage }) {
          counts[indices[chosen]] = true
        }
      }
      self.counts = counts
    }

    /// Adds an observation.
    ///
    /// - Parameters:
    ///   - observation: the observation.
    ///   - indicator: the indicator's id.
    ///   - source: the place of its file among the sources.
    ///   - line: the line in that file.
    public mutating func add(
      _ observation: Observation, of indicator: String, source: Int, line: Int
    ) {
      let place = Int(ids.insert(indicator))
      if place == blocks.count { blocks.append(Block()) }
      if let interval = observation.interval {
        blocks[place].intervals[Int32(blocks[place].count)] = interval
      }
      blocks[place].unit.append(units.insert(observation.unit))
      blocks[place].period.append(periods.insert(observation.period))
      blocks[place].group.append(groups.insert(observation.categories))
      blocks[place].number.append(observation.value.number ?? .nan)
      blocks[place].status.append(StatusCode.code(observation.value))
      blocks[place].source.append(Int32(source))
      blocks[place].line.append(Int32(line))
    }

    /// The store, with each cell once in each vintage.
    ///
    /// A cell that stands twice in one file, or in two files of which both count, is told; so are
    /// periods of different kinds in one indicator, since they form no series.
    ///
    /// - Parameter log: takes what is refused.
    /// - Returns: the store without what was refused.
    public consuming func store(log: inout ProblemLog) -> ObservationStore {
      for index in blocks.indices {
        refuseMixedPeriods(in: index, log: &log)
        refuseDuplicates(in: index, log: &log)
      }
      return ObservationStore(
        sources: sources, counts: counts, indicators: ids.codes, units: units, periods: periods,
        groups: groups, blocks: blocks)
    }

    private func place(_ block: Block, _ row: Int) -> Place {
      Place(sources[Int(block.source[row])].file, line: Int(block.line[row]))
    }

    private mutating func refuseMixedPeriods(in index: Int, log: inout ProblemLog) {
      let block = blocks[index]
      let kinds = periods.codes.map(\.kind)
      guard let first = block.period.first.map({ kinds[Int($0)] }) else { return }
      let others = (0..<block.count).filter { kinds[Int(block.period[$0])] != first }
      guard !others.isEmpty else { return }
      for row in others {
        log.error(
          "observations.mixed-periods", at: place(block, row).cell("period"),
          [
            "found": periods[block.period[row]].description,
            "first": periods[block.period[0]].description, "place": place(block, 0).description,
          ])
      }
      blocks[index] = block.without(Set(others))
    }

    private mutating func refuseDuplicates(in index: Int, log: inout ProblemLog) {
      var block = blocks[index]
      let keys = (0..<block.count).map(block.key)
      var order = (0..<Int32(block.count)).sorted {
        (keys[Int($0)], $0) < (keys[Int($1)], $1)
      }
      var twice: Set<Int> = []
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, keys[Int(order[end])] == keys[Int(order[start])] { end += 1 }
        if end - start > 1 { tell(order[start..<end].map { Int($0) }, block, &twice, log: &log) }
        start = end
      }
      if !twice.isEmpty {
        block = block.without(twice)
        let keys = (0..<block.count).map(block.key)
        order = (0..<Int32(block.count)).sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
      }
      block.order = order
      blocks[index] = block
    }

    /// Tells rows of one cell that stand where it stood before.
    private func tell(
      _ rows: [Int], _ block: Block, _ twice: inout Set<Int>, log: inout ProblemLog
    ) {
      for (index, row) in rows.enumerated() {
        let source = Int(block.source[row])
        let first = rows[..<index].first { other in
          let before = Int(block.source[other])
          return before == source || (counts[before] && counts[source])
        }
        guard let first else { continue }
        let place = place(block, first)
        log.error(
          "observations.duplicate", at: self.place(block, row),
          ["line": String(place.line ?? 0), "file": place.file])
        twice.insert(row)
      }
    }
  }
}

extension ObservationStore.Block {
  /// The same columns without some rows.
  fileprivate func without(_ rows: Set<Int>) -> ObservationStore.Block {
    var kept = ObservationStore.Block()
    for row in 0..<count where !rows.contains(row) {
      if let interval = intervals[Int32(row)] { kept.intervals[Int32(kept.count)] = interval }
      kept.unit.append(unit[row])
      kept.period.append(period[row])
      kept.group.append(group[row])
      kept.number.append(number[row])
      kept.status.append(status[row])
      kept.source.append(source[row])
      kept.line.append(line[row])
    }
    return kept
  }
}
