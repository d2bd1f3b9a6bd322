import Languages
import Measures
import Problems
import TestSupport
import Testing
import VoluntaryReview

@testable import Store

/// Attributes of the folder's own: `attributes.yaml` and `attributes.csv`.
struct AttributesTests {
  @Test func `attributes with classes and with numbers stand beside those of the units`() throws {
    try SurveyFolder.use { folder in
      let (review, problems) = folder.read()
      #expect(problems.isEmpty)
      let units = try #require(review).units
      #expect(units.attributes.map(\.id) == ["size", "coast"])
      let coast = try #require(units.attribute("coast"))
      #expect(coast.categories.map(\.code) == ["sea", "inland"])
      #expect(coast.categories.first?.label.text(in: .en) == "By the sea")
      #expect(coast.isOrdered)
      // C's field is empty: its class is not known.
      #expect(coast.values == ["A": "sea", "B": "inland"])
      #expect(units.numbers.map(\.id) == ["population", "staff"])
      #expect(units.numbers.last?.values == ["A": 12.5, "C": 3])
      #expect(units.numbers.last?.name.text(in: .nb) == "Staff")
    }
  }

  @Test func `with semicolons a number may have a decimal comma`() throws {
    try SurveyFolder.use { folder in
      try folder.folder.write("unit;coast;staff\nA;sea;12,5\n", to: "attributes.csv")
      let units = try #require(folder.read().review).units
      #expect(units.numbers.last?.values == ["A": 12.5])
    }
  }

  @Test func `tables can be divided by an attribute of the folder's own`() throws {
    try SurveyFolder.use { folder in
      try folder.replace(
        "levels: [municipality]}", with: "levels: [municipality], attributes: [coast]}",
        in: "review.yaml")
      #expect(try #require(folder.read().review).review.attributes == ["coast"])
    }
  }

  @Test(arguments: broken)
  func `what is wrong with attributes is told with file and line`(_ broken: BrokenFolder) throws {
    try broken.expectTold()
  }

  private static let (yaml, csv) = ("attributes.yaml", "attributes.csv")

  static let broken = [
    BrokenFolder("attributes.no-names", at: csv) {
      try $0.delete(yaml)
      try $0.delete("survey/analysis.yaml")
    },
    BrokenFolder("attributes.no-values", at: yaml) {
      try $0.delete(csv)
      try $0.delete("survey/analysis.yaml")
    },
    BrokenFolder("attributes.taken", at: "\(yaml):6", cell: "attributes.1.id") {
      try $0.delete("survey/analysis.yaml")
      try $0.replace("id: staff", with: "id: population", in: yaml)
      try $0.replace("staff", with: "population", in: csv)
    },
    BrokenFolder("id.duplicate", at: "\(yaml):6", cell: "attributes.1.id") {
      try $0.delete("survey/analysis.yaml")
      try $0.replace("    name: Staff", with: "    name: Coast", in: yaml)
      try $0.replace("id: staff", with: "id: coast", in: yaml)
      try $0.replace(
        "\n    categories: [{code: sea, text: By the sea}, {code: inland, text: Inland}]\n    ordered: true",
        with: "\n\n", in: yaml)
      try $0.folder.write("unit,coast\nA,1\n", to: csv)
    },
    BrokenFolder("yaml.unknown-key", at: "\(yaml):5", cell: "attributes.0") {
      try $0.delete("survey/analysis.yaml")
      try $0.replace("ordered: true", with: "sorted: true", in: yaml)
    },
    BrokenFolder("yaml.list-too-short", at: "\(yaml):4", cell: "attributes.0.categories") {
      try $0.delete("survey/analysis.yaml")
      try $0.replace(", {code: inland, text: Inland}", with: "", in: yaml)
    },
    BrokenFolder("attributes.missing-column", at: "\(csv):1") {
      try $0.delete("survey/analysis.yaml")
      try $0.folder.write("unit,coast\nA,sea\n", to: csv)
    },
    BrokenFolder("attributes.missing-column", at: "\(csv):1") {
      try $0.folder.write("coast,staff\nsea,1\n", to: csv)
    },
    BrokenFolder("attributes.unknown-column", at: "\(csv):1", cell: "budget") {
      try $0.folder.write("unit,coast,staff,budget\nA,sea,1,2\n", to: csv)
    },
    BrokenFolder("attributes.unknown-unit", at: "\(csv):4", cell: "unit") {
      try $0.replace("C,,3", with: "D,,3", in: csv)
    },
    BrokenFolder("attributes.duplicate", at: "\(csv):4", cell: "unit") {
      try $0.replace("C,,3", with: "A,,3", in: csv)
    },
    BrokenFolder("attributes.unknown-category", at: "\(csv):2", cell: "coast") {
      try $0.replace("A,sea", with: "A,island", in: csv)
    },
    BrokenFolder("attributes.bad-number", at: "\(csv):2", cell: "staff") {
      try $0.replace("12.5", with: "twelve", in: csv)
    },
  ]
}
