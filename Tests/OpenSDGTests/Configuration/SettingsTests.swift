import Problems
import Testing

@testable import OpenSDG

/// What the settings name is read, and what they name in vain is told of.
struct SettingsTests {
  private static let data = "Year,Sex,Value\n2020,,1\n2020,Female,2\n"

  @Test func `without settings those of Open SDG hold, and this is said`() throws {
    let repository = try Repository.read(onlyData(Self.data))
    #expect(repository.ids == ["1-1-1"])
    #expect(repository.metadata["1-1-1"]?.value("indicator_name") == .text("Poverty"))
    #expect(repository.problems("open-sdg.no-settings").count == 1)
  }

  @Test func `a pattern that fits only files of another ending reads those and says so`() throws {
    let repository = try Repository.read([
      "config_data.yml": """
      languages: [en]
      inputs:
        - class: InputCsvData
          path_pattern: data/*-*.csv
        - class: InputYamlMeta
          path_pattern: meta/*-*.yml
          git: true
        - class: InputYamlMeta
          path_pattern: indicator-config/*-*.yml
      """,
      "data/indicator_1-1-1.csv": Self.data, "meta/1-1-1.md": "---\nindicator_name: A\n---\n",
    ])
    #expect(repository.metadata["1-1-1"]?.value("indicator_name") == .text("A"))
    let other = try #require(repository.problems("open-sdg.pattern-other-ending").first)
    #expect(other.values == ["pattern": "meta/*-*.yml", "count": "1", "ending": ".md"])
    #expect(other.place.file == "config_data.yml" && other.place.line == 5)
    #expect(
      repository.problems("open-sdg.pattern-empty").map(\.values)
        == [["pattern": "indicator-config/*-*.yml"]])
    #expect(repository.problems("open-sdg.git-dates").count == 1)
  }

  @Test func `what lies elsewhere is named and not fetched`() throws {
    let repository = try Repository.read([
      "config_data.yml": """
      languages: [en]
      inputs:
        - class: InputCsvData
          path_pattern: data/*-*.csv
        - class: InputSdmxMl_StructureSpecific
          source: https://example.org/sdmx
      translations:
        - class: TranslationInputSdgTranslations
          source: https://example.org/texts.git
      map_layers:
        - geojson_file: https://example.org/areas.geojson
      """,
      "data/indicator_1-1-1.csv": Self.data,
      "scripts/build.py": "def alter_data(df):\n  return df\n",
    ])
    #expect(
      repository.problems("open-sdg.input-elsewhere").map(\.values) == [
        ["kind": "InputSdmxMl_StructureSpecific", "source": "https://example.org/sdmx"]
      ])
    #expect(
      repository.problems("open-sdg.translations-elsewhere").first?.values["source"]
        == "https://example.org/texts.git")
    #expect(repository.problems("open-sdg.setting").map(\.values) == [["setting": "map_layers"]])
    #expect(repository.problems("open-sdg.hooks").map(\.values) == [["names": "alter_data"]])
  }

  @Test func `a file that no pattern names is told of`() throws {
    var files = onlyData(Self.data)
    files["data/demo.csv"] = Self.data
    files["data/README.md"] = "Read me"
    let repository = try Repository.read(files)
    #expect(repository.problems("open-sdg.file-unnamed").map(\.place.file) == ["data/demo.csv"])
  }

  @Test func `two sources of one indicator are one table, the columns of both`() throws {
    let repository = try Repository.read([
      "config_data.yml": """
      languages: [en]
      inputs:
        - {class: InputCsvData, path_pattern: "data/*-*.csv"}
        - {class: InputCsvData, path_pattern: "more/*-*.csv"}
      """,
      "data/indicator_1-1-1.csv": "Year,Sex,Value\n2020,F,1\n",
      "more/indicator_1-1-1.csv": "Year,Age,Value\n2021,Old,2\n",
    ])
    let table = try #require(repository.tables["1-1-1"])
    #expect(table.columns == ["Year", "Sex", "Age", "Value"])
    #expect(table.rows.map(\.fields) == [["2020", "F", "", "1"], ["2021", "", "Old", "2"]])
    #expect(table.files == ["data/indicator_1-1-1.csv", "more/indicator_1-1-1.csv"])
  }

  @Test func `columns and codes get the names that the maps give`() throws {
    let repository = try Repository.read([
      "config_data.yml": """
      languages: [en]
      inputs:
        - class: InputCsvData
          path_pattern: data/*-*.csv
          column_map: columns.csv
          code_map: codes.csv
      """,
      "columns.csv": "Text,Value\nTIME,Year\nOBS,Value\nSEX,Sex\n",
      "codes.csv": "Dimension,Text,Value\nSex,F,Female\n",
      "data/indicator_1-1-1.csv": "TIME,SEX,OBS\n2020,F,1\n2020,M,2\n",
    ])
    let table = try #require(repository.tables["1-1-1"])
    #expect(table.columns == ["Year", "Sex", "Value"])
    #expect(table.rows.map { $0.fields[1] } == ["Female", "M"])
  }

  @Test func `a folder without anything of Open SDG is refused`() {
    #expect(throws: InputRefused.self) { try Repository.read(["readme.txt": "Hello"]) }
  }
}
