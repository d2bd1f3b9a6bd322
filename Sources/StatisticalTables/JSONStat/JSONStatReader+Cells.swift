import Problems

extension JSONStatReader {
  /// The numbers and what is said of them.
  ///
  /// - Parameters:
  ///   - count: how many cells there are.
  ///   - flags: the texts that are known to be statuses.
  mutating func readCells(count: Int, flags: Set<String>) -> Cube.Cells {
    guard var values = draft.values, !values.numbers.isEmpty || !values.texts.isEmpty else {
      // The reply describes a table without its numbers.
      return Cube.Cells(count: count, positions: [], numbers: [], statuses: statuses(count, nil))
    }
    if values.positions == nil, values.numbers.count != count {
      problem(
        "jsonstat.value-count", at: values.offset, "value",
        ["found": String(values.numbers.count), "expected": String(count)])
      return Cube.Cells([])
    }
    let texts = values.texts
    values.texts = [:]
    var said: [Int: String] = [:]
    for (position, text) in texts where !text.isEmpty {
      // A number in quotes is a number, unless the source lists it among its marks.
      if !flags.contains(text), let number = JSONStatReader.number(text) {
        if values.positions == nil {
          values.numbers[position] = number
        } else {
          values.positions?.append(position)
          values.numbers.append(number)
        }
      } else {
        said[position] = text
      }
    }
    let cells: Cube.Cells
    if let positions = values.positions {
      guard inRange(said.keys, count, at: values.offset, "value"),
        let sorted = sorted(positions, values.numbers, count: count)
      else { return Cube.Cells([]) }
      cells = Cube.Cells.fitting(
        count: count, positions: sorted.positions, numbers: sorted.numbers)
    } else {
      cells = Cube.Cells(values.numbers)
    }
    var result = cells
    result.statuses = statuses(count, cells)
      .merging(said) { status, _ in status }
    return result
  }

  private func isUnordered(_ positions: [Int]) -> Bool {
    zip(positions, positions.dropFirst()).contains { $0 > $1 }
  }

  private mutating func sorted(
    _ positions: [Int], _ numbers: [Double], count: Int
  ) -> (positions: [Int], numbers: [Double])? {
    guard inRange(positions, count, at: draft.values?.offset ?? 0, "value") else { return nil }
    guard isUnordered(positions) else { return (positions, numbers) }
    let order = positions.indices.sorted { positions[$0] < positions[$1] }
    return (order.map { positions[$0] }, order.map { numbers[$0] })
  }

  /// The statuses by position; one text for all is that of every cell with a number.
  private mutating func statuses(_ count: Int, _ cells: Cube.Cells?) -> [Int: String] {
    guard let found = draft.statuses else { return [:] }
    switch found.form {
    case .all(""), .listed([]): return [:]
    case .all(let text): return everywhere(text, cells)
    case .listed(let listed) where listed.count == 1 && count != 1:
      return listed[0].map { everywhere($0, cells) } ?? [:]
    case .listed(let listed):
      guard listed.count == count else {
        problem(
          "jsonstat.status-count", at: found.offset, "status",
          ["found": String(listed.count), "expected": String(count)])
        return [:]
      }
      var placed: [Int: String] = [:]
      for (position, text) in listed.enumerated() { placed[position] = text }
      return placed
    case .placed(let placed):
      return inRange(placed.keys, count, at: found.offset, "status") ? placed : [:]
    }
  }

  private func everywhere(_ text: String, _ cells: Cube.Cells?) -> [Int: String] {
    guard let cells else { return [:] }
    if case .dense(let numbers) = cells.storage {
      return Dictionary(uniqueKeysWithValues: numbers.indices.map { ($0, text) })
    }
    return Dictionary(
      cells.known.map { ($0.position, text) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func inRange(
    _ positions: some Sequence<Int>, _ count: Int, at offset: Int, _ path: String
  ) -> Bool {
    guard let wrong = positions.first(where: { $0 >= count }) else { return true }
    problem(
      "jsonstat.position", at: offset, path,
      ["position": String(wrong), "last": String(count - 1)])
    return false
  }

  /// The number that a text writes as JSON does, or nil.
  private static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first == UInt8(ascii: "-") || first &- 0x30 <= 9,
      case .number(let number, bytes.count) = bytes.withUnsafeBufferPointer({
        JSONNumber.read($0, from: 0)
      })
    else { return nil }
    return number
  }
}
