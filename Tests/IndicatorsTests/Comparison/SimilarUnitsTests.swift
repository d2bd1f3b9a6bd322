import Indicators
import Languages
import Territory
import TestSupport
import Testing

@Suite("Municipalities like us")
struct SimilarUnitsTests {
  static func variable(
    _ id: String, _ values: [UnitCode: Double], weight: Double = 1, log: Bool = false
  ) -> SimilarUnits.Variable {
    SimilarUnits.Variable(
      id: id, name: LocalizedText(same: id), weight: weight, isLogarithmic: log, values: values)
  }

  static let codes: [UnitCode] = ["a", "b", "c", "d", "e"]

  @Test("On a logarithm twice as many is as far up as half as many is down")
  func logarithm() throws {
    let population = Self.variable(
      "population", ["a": 2000, "b": 1000, "c": 4000, "d": 2500, "e": 9000], log: true)
    let similar = SimilarUnits([population], standardisedOver: Self.codes)
    let found = similar.nearest(to: "a", among: Self.codes).neighbours
    // b and c are equally like: the lower code comes first.
    #expect(found.map(\.code) == ["d", "b", "c", "e"])
    #expect((found[1].distance - found[2].distance).magnitude < 1e-12)
  }

  @Test("A weight counts, and each variable's part of the distance is shown")
  func weights() throws {
    let one = Self.variable("one", ["a": 0, "b": 1, "c": 2, "d": 3, "e": 4], weight: 3)
    let two = Self.variable("two", ["a": 0, "b": 4, "c": 1, "d": 2, "e": 3])
    let similar = SimilarUnits([one, two], standardisedOver: Self.codes, count: 2)
    let found = similar.nearest(to: "a", among: Self.codes).neighbours
    // In variances of 2.5: b is (3·1 + 16)/4, c is (3·4 + 1)/4 away.
    #expect(found.map(\.code) == ["c", "b"])
    let first = try #require(found.first)
    #expect((first.distance - (13 / 4 / 2.5).squareRoot()).magnitude < 1e-12)
    #expect(first.contributions.map(\.variable) == ["one", "two"])
    #expect((first.contributions[0].share - 12.0 / 13).magnitude < 1e-12)
    #expect((first.contributions[1].share - 1.0 / 13).magnitude < 1e-12)
    #expect(first.contributions[0].own < 0 && first.contributions[0].other == 0)
  }

  @Test("Four of five variables are enough, three are not")
  func missing() {
    let all: [UnitCode: Double] = ["a": 1, "b": 2, "c": 3, "d": 4, "e": 5]
    let variables = (0..<5).map { number in
      var values = all
      if number == 0 { values["b"] = nil }
      if number < 2 { values["c"] = nil }
      if number == 1 { values["d"] = .nan }
      return Self.variable("v\(number)", values)
    }
    let similar = SimilarUnits(variables, standardisedOver: Self.codes)
    let found = similar.nearest(to: "a", among: Self.codes)
    #expect(Set(found.neighbours.map(\.code)) == ["b", "d", "e"])
    #expect(found.neighbours.first?.contributions.count == 4)
    #expect(similar.nearest(to: "c", among: Self.codes).refusal == .tooFewVariables)
  }

  @Test("One extreme unit does not make all others alike beyond three deviations")
  func extreme() throws {
    var values: [UnitCode: Double] = ["zz": 1e6]
    for number in 0..<30 { values[UnitCode("u\(number + 10)")] = Double(number) }
    let similar = SimilarUnits(
      [Self.variable("debt", values)], standardisedOver: values.keys.sorted())
    let far = similar.nearest(to: "zz", among: ["u10"]).neighbours.first
    #expect(try #require(far).contributions[0].own == 3)
  }

  @Test("What is compared cannot itself make units alike")
  func outcome() {
    let similar = SimilarUnits(
      [Self.variable("waste", ["a": 1, "b": 2])], standardisedOver: Self.codes)
    #expect(
      similar.nearest(to: "a", among: Self.codes, comparing: "waste").refusal
        == .outcomeAmongVariables)
    let group = PeerGroupTests.universe.peers(
      of: "4001", by: .similar(similar), comparing: "waste")
    #expect(group.refusal == .outcomeAmongVariables)
    #expect(group.label.text(in: .en) == "the units most alike in waste")
  }

  static let folder = "methods/dev/mysociety_peers_395"

  @Test("mySociety's distances between 395 authorities", .needsReferenceData(folder))
  func mySociety() throws {
    func rows(_ name: String) throws -> [[String]] {
      String(decoding: try ReferenceData.bytes("\(Self.folder)/\(name).csv"), as: UTF8.self)
        .split(whereSeparator: \.isNewline).dropFirst()
        .map { $0.split(separator: ",").map(String.init) }
    }
    let units = try rows("units")
    let codes = units.map { UnitCode($0[0]) }
    let variables = [1, 2].map { column in
      Self.variable(
        "v\(column)",
        Dictionary(
          uniqueKeysWithValues: units.map { (UnitCode($0[0]), Double($0[column]) ?? .nan) }))
    }
    let similar = SimilarUnits(
      variables, standardisedOver: codes, count: 25, cut: .infinity)
    var wanted: [UnitCode: [(UnitCode, Double)]] = [:]
    for row in try rows("expected_nearest25") {
      wanted[UnitCode(row[0]), default: []].append((UnitCode(row[1]), Double(row[2]) ?? .nan))
    }
    var largest = 0.0
    for code in codes.prefix(60) {
      let found = similar.nearest(to: code, among: codes).neighbours
      let theirs = try #require(wanted[code])
      #expect(found.map(\.code) == theirs.map(\.0))
      for (mine, other) in zip(found, theirs) {
        // Theirs is the root of the sum, ours of the mean of two.
        largest = max(largest, (mine.distance * 2.0.squareRoot() - other.1).magnitude)
      }
    }
    #expect(largest < 1e-12, "the farthest off by \(largest)")
  }
}
