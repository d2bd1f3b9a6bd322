import Indicators
import TestSupport
import Testing

@Suite("Nearest units of a panel")
struct NearestUnitsTests {
  @Test("They are those that comparing all pairs gives")
  func allPairs() {
    var random = PanelSample.Generator()
    let columns = (0..<7).map { _ in (0..<103).map { _ in random.next() } }
    let found = IndicatorPanel.nearestUnits(6, on: columns)
    let standardised = columns.map { column in
      let mean = column.reduce(0, +) / 103
      let spread = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 102).squareRoot()
      return column.map { ($0 - mean) / spread }
    }
    for unit in 0..<103 {
      let distances = (0..<103).map { other in
        standardised.reduce(0) { $0 + ($1[unit] - $1[other]) * ($1[unit] - $1[other]) }
      }
      let wanted = (0..<103).filter { $0 != unit }.sorted { distances[$0] < distances[$1] }
      #expect(found[unit * 6..<unit * 6 + 6].map(Int.init) == Array(wanted.prefix(6)))
    }
  }

  @Test("An unknown value is in the middle, and what does not vary tells nothing")
  func gaps() {
    let found = IndicatorPanel.nearestUnits(1, on: [[1, 9, .nan, 5.5], [2, 2, 2, 2]])
    #expect(found == [2, 3, 3, 2])
    #expect(IndicatorPanel.nearestUnits(4, on: [[1, 2, 3, 4]]).isEmpty)
    #expect(IndicatorPanel.nearestUnits(1, on: []).isEmpty)
  }

  static let folder = "methods/dev/mysociety_peers_395"

  @Test("mySociety's 25 nearest of 395 authorities", .needsReferenceData(folder))
  func mySociety() throws {
    func rows(_ name: String) throws -> [[String]] {
      String(decoding: try ReferenceData.bytes("\(Self.folder)/\(name).csv"), as: UTF8.self)
        .split(whereSeparator: \.isNewline).dropFirst()
        .map { $0.split(separator: ",").map(String.init) }
    }
    let units = try rows("units")
    let codes = units.map { $0[0] }
    let columns = [1, 2].map { column in units.map { Double($0[column]) ?? .nan } }
    let found = IndicatorPanel.nearestUnits(25, on: columns)
    var same = 0
    var wanted: [String: [String]] = [:]
    for row in try rows("expected_nearest25") { wanted[row[0], default: []].append(row[1]) }
    for (unit, code) in codes.enumerated() {
      let mine = found[unit * 25..<unit * 25 + 25].map { codes[Int($0)] }
      same += zip(mine, wanted[code] ?? []).count { $0 == $1 }
    }
    #expect(same == 395 * 25, "\(same) neighbours are the same")
  }
}
