import Statistics
import Testing

@Suite struct ScalogramTests {
  /// Six units, three levels, one of them skipping the second.
  static let levels: [[Bool?]] = [
    [true, true, true, true, false, true],
    [true, true, false, false, false, nil],
    [true, false, false, true, false, true],
  ]

  @Test("The stage is the highest level with all lower ones met")
  func stages() {
    #expect(Scalogram(ScalogramTests.levels).stages == [3, 2, 1, 1, 0, nil])
  }

  /// The fourth unit meets levels 1 and 3: with two met, 1 and 2 were expected, so that two differ.
  @Test("A unit that skips a level breaks the order and counts two errors")
  func errors() throws {
    let found = Scalogram(ScalogramTests.levels)
    #expect(found.complete == 5)
    #expect(found.breaking == 1)
    #expect(found.errors == 2)
    #expect(found.shares == [0.8, 0.4, 0.4])
    let reproducibility = try #require(found.reproducibility)
    let minimal = try #require(found.minimalReproducibility)
    let scalability = try #require(found.scalability)
    #expect((reproducibility - (1 - 2.0 / 15)).magnitude < 1e-15)
    #expect((minimal - 2.0 / 3).magnitude < 1e-15)
    #expect((scalability - 0.6).magnitude < 1e-14)
  }

  @Test("A ladder without a break is fully reproducible")
  func ladder() {
    let found = Scalogram([[true, true, false], [true, false, false]])
    #expect(found.reproducibility == 1)
    #expect(found.breaking == 0)
    #expect(found.scalability == 1)
    #expect(Scalogram([[nil], [true]]).reproducibility == nil)
  }

  @Test("A level of several facts is met with all of them, and unknown only where none fails")
  func facts() {
    #expect(
      Scalogram.allMet([[true, true, true, nil], [true, false, nil, false]])
        == [true, false, nil, false])
  }
}
