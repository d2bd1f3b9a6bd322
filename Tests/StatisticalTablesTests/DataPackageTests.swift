import Foundation
import Languages
import Measures
import StatisticalTables
import Testing

@Suite("Data packages")
struct DataPackageTests {
  func package(synthetic: LocalizedText? = nil) throws -> DataPackage {
    DataPackage(
      name: "telemark-2026", title: LocalizedText([.nb: "Telemark", .en: "Telemark (en)"]),
      licence: "CC BY 4.0", version: "2", date: try #require(Day("2026-11-21")),
      syntheticNotice: synthetic, languages: [.nb, .en],
      tables: [PublishedTable(official: Sample.table), PublishedTable(official: Sample.values)])
  }

  func descriptor(_ package: DataPackage) throws -> [String: Any] {
    let file = try #require(package.files.first { $0.name == "datapackage.json" })
    let json = try JSONSerialization.jsonObject(with: Data(file.content.utf8))
    return try #require(json as? [String: Any])
  }

  func fields(_ resource: [String: Any]) throws -> [[String: String]] {
    let schema = try #require(resource["schema"] as? [String: Any])
    return try #require(schema["fields"] as? [[String: String]])
  }

  @Test func `the files stand in the order of the addresses`() throws {
    #expect(
      try package().files.map(\.name) == [
        "indicators.emissions.csv", "survey.plan.by.size.csv", "codebook.csv", "datapackage.json",
      ])
  }

  @Test func `records go with the tables, each marked where the figures are made up`() throws {
    var package = try package(synthetic: LocalizedText(same: "Made up."))
    package = DataPackage(
      name: package.name, title: package.title, licence: package.licence, version: package.version,
      date: package.date, syntheticNotice: package.syntheticNotice, languages: package.languages,
      tables: package.tables,
      records: [
        DataPackage.Records(
          name: "judged", title: LocalizedText(same: "Judged"),
          columns: [.init("unit"), .init("score", .number)], rows: [["4001", "61.5"]])
      ])
    let file = try #require(package.files.first { $0.name == "judged.csv" })
    #expect(file.content == "unit,score,synthetic\n4001,61.5,true\n")
    let resources = try #require(descriptor(package)["resources"] as? [[String: Any]])
    let judged = try #require(resources.first { $0["path"] as? String == "judged.csv" })
    #expect(judged["title"] as? String == "Judged")
    #expect(
      try fields(judged).map { $0["type"] ?? "" } == ["string", "number", "boolean"])
  }

  @Test func `the descriptor names the package by edition and licence`() throws {
    let json = try descriptor(package())
    #expect(json["name"] as? String == "telemark-2026")
    #expect(json["version"] as? String == "2")
    #expect(json["created"] as? String == "2026-11-21T00:00:00Z")
    #expect(json["synthetic"] == nil)
    let licences = try #require(json["licenses"] as? [[String: String]])
    #expect(licences.map { $0["name"] } == ["CC-BY-4.0"])
    #expect(licences.map { $0["path"] } == ["https://creativecommons.org/licenses/by/4.0/"])
  }

  @Test func `every file is described column by column as it is written`() throws {
    let package = try package(synthetic: LocalizedText(same: "Made up."))
    let resources = try #require(descriptor(package)["resources"] as? [[String: Any]])
    #expect(resources.count == package.files.count - 1)
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let content = try #require(package.files.first { $0.name == path }).content
      let file = try DelimitedFile(Array(content.utf8), file: path)
      #expect(try fields(resource).map { $0["name"] ?? "" } == file.header)
      #expect(file.header.contains("synthetic"))
    }
  }

  /// A field that the descriptor calls a number or a whole number is read as one.
  @Test func `the types that the descriptor promises are kept`() throws {
    let package = try package()
    let resources = try #require(descriptor(package)["resources"] as? [[String: Any]])
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let content = try #require(package.files.first { $0.name == path }).content
      let file = try DelimitedFile(Array(content.utf8), file: path)
      for (index, field) in try fields(resource).enumerated() {
        for text in file.rows.map({ $0.fields[index] }) where !text.isEmpty {
          switch field["type"] {
          case "number": #expect(Double(text) != nil, "\(path): \(text)")
          case "integer": #expect(Int(text) != nil, "\(path): \(text)")
          default: #expect(field["type"] == "string")
          }
        }
      }
    }
  }

  @Test func `the code book explains every code in every language`() throws {
    let content = try #require(package().files.first { $0.name == "codebook.csv" }).content
    let file = try DelimitedFile(Array(content.utf8), file: "codebook.csv")
    #expect(
      file.header == ["table", "kind", "dimension", "code", "role", "text_nb", "text_en"])
    let categories = file.rows.map(\.fields).filter { $0[1] == "category" }
    #expect(categories.count == 6)
    #expect(
      categories.contains(
        ["survey.plan.by.size", "category", "size", "all", "total", "Alle", "Alle (en)"]))
    for kind in ["title", "question", "universe", "unit", "note", "dimension"] {
      #expect(file.rows.contains { $0.fields[1] == kind }, "\(kind)")
    }
  }

  @Test func `made up figures are marked in the descriptor`() throws {
    let json = try descriptor(package(synthetic: LocalizedText(same: "Made up.")))
    #expect(json["synthetic"] as? Bool == true)
    #expect(json["description"] as? String == "Made up.")
  }
}
