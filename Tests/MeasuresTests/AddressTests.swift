import Measures
import Testing

@Suite("Addresses")
struct AddressTests {
  @Test(arguments: ["survey", "survey.stage.by.size", "indicators.life-expectancy", "a_1.b-2"])
  func `small letters, digits and joins make an address`(text: String) {
    #expect(TableAddress(text)?.description == text)
    #expect(TableAddress(text)?.fileStem == text)
  }

  @Test(arguments: [
    "", ".", "survey.", ".survey", "survey..stage", "Survey", "survey stage", "måltall", "../up",
    "a/b", "a[b]",
  ])
  func `other signs make none`(text: String) {
    #expect(TableAddress(text) == nil)
  }

  @Test func `a cell is named by its table and categories`() {
    let address = CellAddress(
      table: TableAddress(["survey", "stage"]),
      coordinates: [
        CellAddress.Coordinate(dimension: "answer", category: "planned"),
        CellAddress.Coordinate(dimension: "size", category: "large"),
      ])
    #expect(address.description == "survey.stage[answer=planned, size=large]")
    #expect(CellAddress(table: address.table, coordinates: []).description == "survey.stage")
  }

  @Test func `addresses are ordered by their letters`() throws {
    let addresses = [TableAddress(["b"]), TableAddress(["a", "z"]), TableAddress(["a"])]
    #expect(addresses.sorted().map(\.description) == ["a", "a.z", "b"])
  }
}
