import Agenda
import Indicators
import Languages
import Measures
import Problems
import Testing

@testable import OpenSDG

/// A table becomes indicators of one series, unit and kind of period, and loses nothing.
struct ConversionTests {
  @Test func `each unit of measure and series is an indicator of its own`() throws {
    let conversion = try ReviewConversion.of(
      onlyData(
        """
        Year,Series,Units,Sex,Value
        2020,Rate,Percent,,10
        2020,Rate,Percent,F,12.5
        2020,Number,Persons,,1000
        2021,Number,Persons,,1100
        """))
    #expect(conversion.parts.map(\.indicator.id) == ["1-1-1-rate-percent", "1-1-1-number-persons"])
    let (rate, number) = (conversion.parts[0], conversion.parts[1])
    #expect(rate.indicator.name.text(in: .en) == "Poverty – Rate, Percent")
    #expect(rate.indicator.unit.isPercent && rate.indicator.unit.decimals == 1)
    #expect(rate.indicator.breakdowns.map(\.id) == ["sex"])
    #expect(number.indicator.unit.label.text(in: .en) == "Persons")
    #expect(number.indicator.breakdowns.isEmpty)
    #expect(number.observations.map { $0.value.number } == [1000, 1100])
    #expect(rate.observations.map(\.categories) == [["all"], ["f"]])
    #expect(rate.indicator.goals.map(\.rawValue) == [1])
    #expect(rate.indicator.targets.map(\.rawValue) == ["1.1"])
    #expect(conversion.problems("open-sdg.parts").first?.values["count"] == "2")
  }

  @Test func `one unit for all leaves the indicator's id alone`() throws {
    let part = try #require(
      ReviewConversion.of(onlyData("Year,Units,Value\n2020,%,10\n")).parts.first)
    #expect(part.indicator.id == "1-1-1" && part.indicator.name.text(in: .en) == "Poverty")
    #expect(part.distinction.isEmpty)
  }

  @Test func `years and windows of years stand apart`() throws {
    let conversion = try ReviewConversion.of(
      onlyData("Year,Value\n2020,1\n2009/10,2\n2021,3\n1990-1999,4\n"))
    #expect(
      conversion.parts.map(\.indicator.id) == ["1-1-1", "1-1-1-windows-2", "1-1-1-windows-10"])
    #expect(conversion.parts.map(\.indicator.periods) == [.year, .window, .window])
    #expect(
      conversion.parts[1...].flatMap { $0.observations.map(\.period.description) }
        == ["2009-2010", "1990-1999"])
    #expect(
      conversion.problems("open-sdg.year-written").map(\.values)
        == [["found": "2009/10", "written": "2009-2010"]])
  }

  @Test func `a cell with two values is left open, and both rows are told of`() throws {
    let conversion = try ReviewConversion.of(
      onlyData(
        "Year,Sex,Value\n2020,F,1\n2020,M,5\n2020,F,2\n2021,F,3\n2021,F,3\n2022,F,4\n2022,F,\n"))
    let part = try #require(conversion.parts.first)
    #expect(part.observations.map { $0.value.number } == [nil, 5, 3, 4])
    let differ = try #require(conversion.problems("open-sdg.values-differ").first)
    #expect(
      differ.values == ["indicator": "1-1-1", "lines": "2, 4", "values": "1, 2"])
    #expect(differ.place.line == 2)
    #expect(
      conversion.problems("open-sdg.row-twice").map { $0.values["lines"] } == ["5, 6", "7, 8"])
    #expect(conversion.leftOut.map(\.row.line) == [2, 4])
  }

  @Test func `what is no number or no time is kept among the rows left out`() throws {
    let conversion = try ReviewConversion.of(
      onlyData("Year,Value\n2020,<5\n2021,NaN\n2022,\n2023,\"1,234\"\nsoon,7\n2024,1e3\n"))
    #expect(
      conversion.parts[0].observations.map(\.value)
        == [
          .unknown(.missing), .unknown(.missing), .unknown(.missing), .unknown(.missing),
          .known(1000),
        ])
    #expect(conversion.problems("open-sdg.value").map(\.place.line) == [2, 5])
    #expect(conversion.problems("open-sdg.year").map(\.place.line) == [6])
    #expect(
      conversion.leftOut.map(\.reason) == ["open-sdg.value", "open-sdg.value", "open-sdg.year"])
  }

  @Test func `the status of a value comes over`() throws {
    let conversion = try ReviewConversion.of(
      onlyData(
        """
        Year,Observation status,Value
        2019,A,1
        2020,E,2
        2021,P,3
        2022,Q,
        2023,M,
        2024,Odd,4
        """))
    #expect(
      conversion.parts[0].observations.map(\.value) == [
        .known(1), .known(2, .estimated), .known(3, .preliminary), .unknown(.confidential),
        .unknown(.notApplicable), .known(4),
      ])
    #expect(conversion.parts[0].indicator.breakdowns.isEmpty)
    #expect(conversion.problems("open-sdg.status").map(\.values) == [["found": "Odd"]])
  }

  @Test func `places become units, and the column that only names them their names`() throws {
    let conversion = try ReviewConversion.of(
      onlyData(
        """
        Year,Region,Sex,GeoCode,Value
        2020,,,,10
        2020,North,,E 1,11
        2020,North,F,E 1,12
        2020,South,,E2,13
        """))
    #expect(conversion.places.map(\.code) == ["E-1", "E2"])
    #expect(conversion.places.map { $0.name.text(in: .en) } == ["North", "South"])
    let part = try #require(conversion.parts.first)
    #expect(part.indicator.breakdowns.map(\.id) == ["sex"])
    #expect(part.observations.map(\.unit) == ["X", "E-1", "E-1", "E2"])
    #expect(conversion.problems("open-sdg.places").count == 1)
  }

  @Test func `many columns that hardly meet are joined, and every value stays`() throws {
    let names = (1...8).map { "C\($0)" }
    var text = "Year," + names.joined(separator: ",") + ",Value\n"
    for (row, _) in names.enumerated() {
      for category in 1...6 {
        let fields = names.indices.map { $0 == row ? "k\(category)" : "" }
        text += "2020," + fields.joined(separator: ",") + ",\(row * 10 + category)\n"
      }
    }
    let conversion = try ReviewConversion.of(onlyData(text))
    let part = try #require(conversion.parts.first)
    #expect(part.indicator.breakdowns.map(\.id) == ["group"])
    #expect(part.indicator.breakdowns[0].categories.count == 48)
    #expect(part.observations.count == 48)
    #expect(Set(part.observations.map(\.categories)).count == 48)
    #expect(conversion.problems("open-sdg.joined").count == 1)
  }

  @Test func `columns are named so that none hides another`() throws {
    let conversion = try ReviewConversion.of(
      onlyData("Year,Unit,Ålder,Alder,日本,Value\n2020,a,b,All,東京,1\n"))
    let part = try #require(conversion.parts.first)
    #expect(part.indicator.breakdowns.map(\.id) == ["unit-2", "alder", "alder-2", "group"])
    #expect(part.observations[0].categories == ["a", "b", "all-2", "category"])
  }

  @Test func `metadata say definition, source, direction, notes and decimals`() throws {
    let conversion = try ReviewConversion.of([
      "data/indicator_3-b-1.csv": "Year,Value\n2020,1.23456\n",
      "meta/3-b-1.md": """
      ---
      indicator_name: Vaccinated
      graph_title: Vaccinated children
      national_indicator_description: "Children with <b>all</b> vaccines &amp; papers."
      computation_units: Per cent
      precision: [{decimals: 3}]
      national_geographical_coverage: Exampleton
      data_footnote: "Break in **2015**."
      source_active_1: true
      source_organisation_1: Health office
      source_url_1: https://example.org/h
      source_url_text_1: Table 7
      source_active_2: false
      source_organisation_2: Hidden
      source_active_3: true
      source_organisation_3: Schools
      copyright: CC0
      progress_calculation_options: [{direction: positive, target: 95}]
      ---
      The whole story.
      """,
    ])
    let indicator = try #require(conversion.parts.first?.indicator)
    #expect(indicator.name.text(in: .en) == "Vaccinated")
    #expect(indicator.title?.text(in: .en) == "Vaccinated children")
    #expect(indicator.definition.text(in: .en) == "Children with all vaccines & papers.")
    #expect(indicator.unit == .percent(decimals: 3))
    #expect(indicator.base.text(in: .en) == "Exampleton")
    #expect(indicator.source.name.text(in: .en) == "Health office")
    #expect(indicator.source.table == "Table 7" && indicator.source.licence == "CC0")
    #expect(
      indicator.notes.map { $0.text(in: .en) }
        == ["The whole story.", "Break in 2015.", "Also used: Schools"])
    #expect(indicator.direction == .increase)
    #expect(indicator.targets.map(\.rawValue) == ["3.b"])
    #expect(indicator.standards.target?.aim == .reach(95))
    #expect(indicator.standards.target?.year == 2030)
    #expect(indicator.standards.target?.baseline == .init(year: 2015))
    #expect(conversion.problems("open-sdg.progress").isEmpty)
  }

  @Test func `targets go to the series they speak of, and others are told of`() throws {
    let conversion = try ReviewConversion.of([
      "data/indicator_3-1-1.csv": "Year,Units,Value\n2020,Rate,1\n2020,Number,2\n",
      "meta/3-1-1.md": """
      ---
      progress_calculation_options:
        - {unit: Rate, direction: negative, target: 0.5, target_year: 2028, base_year: 2016, limit: 0}
        - {unit: Other, target: 3}
        - {unit: Number, disaggregation: [{field: Sex, value: F}], target: 4}
      ---
      """,
    ])
    let (rate, number) = (conversion.parts[0].indicator, conversion.parts[1].indicator)
    #expect(rate.direction == .decrease && rate.standards.naturalLimit == 0)
    #expect(rate.standards.target?.aim == .reach(0.5))
    #expect(rate.standards.target?.year == 2028)
    #expect(rate.standards.target?.baseline == .init(year: 2016))
    #expect(number.direction == .neutral && number.standards.target == nil)
    #expect(
      conversion.problems("open-sdg.progress").map { $0.values["found"] }
        == [
          "{unit: Other, target: 3}",
          "{unit: Number, disaggregation: {field: Sex, value: F}, target: 4}",
        ])
  }

  @Test func `what has no counterpart is told of`() throws {
    let conversion = try ReviewConversion.of([
      "data/indicator_1-1-1.csv": "Year,Value\n2020,1\n",
      "meta/1-2-1.md": "---\nindicator_name: Only words\n---\n",
    ])
    #expect(conversion.problems("open-sdg.no-data").first?.values["indicators"] == "1-2-1")
    #expect(conversion.problems("open-sdg.data-alone").first?.values["indicators"] == "1-1-1")
    #expect(conversion.parts.first?.indicator.name.text(in: .en) == "Indicator 1.1.1")
  }

  @Test func `a schema of the data gives the order of categories`() throws {
    var files = onlyData("Year,Age,Value\n2020,Old,1\n2020,Young,2\n2020,New,3\n")
    files["data-schema/1-1-1.yml"] = """
      fields:
        - {name: Age, constraints: {enum: [Young, Middle, Old]}}
      """
    let part = try #require(ReviewConversion.of(files).parts.first)
    #expect(part.indicator.breakdowns[0].categories.map(\.code) == ["young", "old", "new"])
  }

  @Test(arguments: [
    ("Percent by Age", true), ("% of all", true), ("Foreign born (%)", true), ("Prosent", true),
    ("Percentage points", false), ("Number", false), ("Per 100 000", false),
  ])
  func `a unit is per cent where its words say so`(words: String, isPercent: Bool) {
    #expect(TableConversion.isPercent(words) == isPercent)
  }
}
