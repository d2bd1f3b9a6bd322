import Agenda
import Testing

@Suite struct `Codes` {
  @Test(arguments: ["1", "7", "17"])
  func `of goals are read and written back`(code: String) throws {
    #expect(try #require(GoalID(code)).description == code)
  }

  @Test(arguments: ["0", "18", "-1", "+7", "07", " 7", "7 ", "7.", "7.0", "", "a", "٧"])
  func `of goals are refused where they are not exact`(code: String) {
    #expect(GoalID(code) == nil)
  }

  @Test func `of targets are read and written back`() {
    for id in TargetID.all { #expect(TargetID(id.description) == id) }
  }

  @Test func `of targets may have a capital letter`() throws {
    let id = try #require(TargetID("4.A"))
    #expect(id.rawValue == "4.a")
    #expect(id == TargetID(rawValue: "4.a"))
    #expect(id.goal == GoalID(rawValue: 4))
  }

  @Test(arguments: [
    "1.8", "1.6", "0.1", "18.1", "1.0", "1.c", "17.20", "17.a", "13.c", "01.1", "1.01", "1.+1",
    "1. 1", " 1.1", "1.1 ", "1.1.1", "1.", ".1", "1", "", "1,1", "1.aa", "1.é", "3.\u{212A}",
    "1.-1",
  ])
  func `of targets are refused where they are not exact`(code: String) {
    #expect(TargetID(code) == nil)
  }

  @Test func `of targets are ordered with numbers before letters`() throws {
    let codes = ["2.1", "1.a", "16.10", "1.2", "16.a", "1.1", "1.b", "16.9", "10.1", "16.2"]
    let sorted = try codes.map { try #require(TargetID($0)) }.sorted().map(\.description)
    #expect(
      sorted == ["1.1", "1.2", "1.a", "1.b", "2.1", "10.1", "16.2", "16.9", "16.10", "16.a"])
  }
}
