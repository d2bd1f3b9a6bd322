import Agenda
import Indicators
import Languages
import Measures
import Problems
import Testing

@testable import OpenSDG

/// Metadata are read as the parser of each kind of file reads them.
struct MetadataTests {
  private static func metadata(
    _ kind: String, _ ending: String, _ text: String, more: [String: String] = [:],
    settings: String = ""
  ) throws -> Metadata {
    var files = [
      "config_data.yml": """
      languages: [en, nb]
      inputs:
        - class: \(kind)
          path_pattern: meta/*-*.\(ending)
      \(settings)
      """,
      "meta/1-1-1.\(ending)": text,
    ]
    files.merge(more) { $1 }
    return try #require(Repository.read(files).metadata["1-1-1"])
  }

  @Test func `in Markdown yes is a word, in YAML it is a truth value`() throws {
    let text = "a: yes\nb: 'TRUE'\nc: false\nd: 'no'\n"
    let markdown = try Self.metadata("InputYamlMdMeta", "md", "---\n\(text)---\nThe *page*.\n")
    #expect(markdown.value("a") == .text("yes") && markdown.value("b") == .flag(true))
    #expect(markdown.value("page_content") == .text("The *page*."))
    let yaml = try Self.metadata("InputYamlMeta", "yml", text)
    #expect(yaml.value("a") == .flag(true) && yaml.value("b") == .flag(true))
    #expect(yaml.value("c") == .flag(false) && yaml.value("d") == .text("no"))
  }

  @Test func `dates and numbers stay as they are written`() throws {
    let found = try Self.metadata(
      "InputYamlMeta", "yml", "released: 2024-03-01\nnumber: 1.10\nempty: ''\nnone: ~\n")
    #expect(found.value("released") == .text("2024-03-01"))
    #expect(found.value("number") == .text("1.10"))
    #expect(found.filled("empty") == nil && found.value("none") == .empty)
  }

  @Test func `a file of two columns gives fields, blank ones left out, labels named anew`() throws {
    let found = try Self.metadata(
      "InputCsvMeta", "csv", "Name of indicator,\"Poverty, all\"\nEmpty,\nShown,True\n",
      settings: "    metadata_mapping: {Name of indicator: indicator_name}")
    #expect(found.filled("indicator_name") == "Poverty, all")
    #expect(found.value("Shown") == .flag(true) && found.value("Empty") == nil)
  }

  @Test func `a subfolder of a language stands over the file beside it`() throws {
    let found = try Self.metadata(
      "InputYamlMeta", "yml", "indicator_name: Poverty\ngoal: 1\n",
      more: ["meta/nb/1-1-1.yml": "indicator_name: Fattigdom\n", "meta/nb/2-1-1.yml": "x: y\n"])
    #expect(found.filled("indicator_name", in: "nb") == "Fattigdom")
    #expect(found.filled("indicator_name", in: "en") == "Poverty")
    #expect(found.filled("goal", in: "nb") == "1")
    #expect(found.files == ["meta/1-1-1.yml", "meta/nb/1-1-1.yml"])
  }

  @Test func `later inputs stand over earlier ones, field by field`() throws {
    let repository = try Repository.read([
      "config_data.yml": """
      languages: [en]
      inputs:
        - {class: InputYamlMeta, path_pattern: "indicator-config/*-*.yml"}
        - {class: InputYamlMeta, path_pattern: "meta/*-*.yml"}
      """,
      "indicator-config/1-1-1.yml": "a: 1\nb: {x: 1, y: 2}\n",
      "meta/1-1-1.yml": "a: 2\nb: {y: 3}\n",
    ])
    let found = try #require(repository.metadata["1-1-1"])
    #expect(found.filled("a") == "2")
    #expect(found.value("b")?.oneLine == "{x: 1, y: 3}")
  }

  @Test func `a key of a translation is replaced by its words, nested keys too`() throws {
    let conversion = try ReviewConversion.of([
      "config_data.yml": "languages: [en, nb]\n",
      "data/indicator_1-1-1.csv": "Year,SEX,Units,Value\n2020,,PT,1\n2020,F,PT,2\n",
      "meta/1-1-1.md": """
      ---
      indicator_name: names.poverty.all
      graph_title: global_indicators.1-1-1-title
      ---
      """,
      "translations/en/names.yml": "poverty: {all: Poor people}\n",
      "translations/nb/names.yml": "poverty: {all: Fattige}\n",
      "translations/en/SEX.yml": "SEX: Sex\nF: Women\n",
      "translations/nb/SEX.yml": "SEX: Kjønn\nF: Kvinner\n",
      "translations/en/data.yml": "PT: Per thousand\n",
      "translations/nb/data.yml": "PT: Per tusen\n",
    ])
    let indicator = try #require(conversion.parts.first?.indicator)
    #expect(conversion.languages == [.en, .nb])
    #expect(indicator.name == LocalizedText([.en: "Poor people", .nb: "Fattige"]))
    #expect(indicator.title == nil)
    #expect(indicator.breakdowns[0].name == LocalizedText([.en: "Sex", .nb: "Kjønn"]))
    #expect(
      indicator.breakdowns[0].categories.last?.label
        == LocalizedText([.en: "Women", .nb: "Kvinner"]))
    #expect(indicator.unit.label == LocalizedText([.en: "Per thousand", .nb: "Per tusen"]))
    #expect(
      conversion.problems("open-sdg.no-words").map(\.values)
        == [["key": "global_indicators.1-1-1-title", "languages": "en, nb"]])
  }

  @Test(arguments: ["a: *x\n", "a: [", "a: &x 1\n*x : 2\n", "\t- a"])
  func `what is no YAML stops nothing but its file`(text: String) throws {
    let repository = try Repository.read([
      "data/indicator_1-1-1.csv": "Year,Value\n2020,1\n", "meta/1-1-1.md": "---\n\(text)---\n",
    ])
    #expect(repository.metadata.isEmpty)
    #expect(repository.problems.contains { $0.place.file == "meta/1-1-1.md" })
  }

  @Test func `aliases of aliases end`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for number in 1...12 {
      text += "a\(number): &a\(number)\n"
      for _ in 1...9 { text += "  - *a\(number - 1)\n" }
    }
    let repository = try Repository.read([
      "data/indicator_1-1-1.csv": "Year,Value\n2020,1\n", "meta/1-1-1.md": "---\n\(text)---\n",
    ])
    #expect(repository.problems("yaml.too-large").count == 1)
  }
}
