import Agenda
import Figures
import Languages
import Measures
import Testing

@testable import Pages

/// Figures from tables.
struct ChartTests {
  static let forms = ["bars", "likert", "dots", "line", "goals", "tiles", "shapes", "heat"]

  private func content(_ form: String, isEmpty: Bool) throws -> ChartContent {
    let none = Value.unknown(.suppressed)
    let shares = Sample.shares(isEmpty ? Sample.known.map { _ in none } : Sample.known)
    let series = Sample.series(isEmpty ? Sample.years.map { _ in none } : Sample.years)
    let table = ["line", "goals", "tiles", "shapes"].contains(form) ? series : shares
    let published = PublishedTable(official: table)
    let layout = try #require(TableLayout(table))
    let goal = try #require(Agenda2030.goals.first)
    let ring = [(longitude: 10.0, latitude: 59.0), (11, 59), (11, 60)]
    let made: ChartContent.Form =
      switch form {
      case "bars": .bars(isSorted: true)
      case "likert": .likert
      case "dots": .dots
      case "line": .line
      case "goals":
        .goals(
          isEmpty
            ? []
            : [GoalPanel(goal: goal, table: published, offsets: [0, 1, 2], comparison: [3, 4, 5])])
      case "tiles": .map(.tiles(["a": (column: 0, row: 0), "b": (column: 1, row: 0)]))
      case "shapes": .map(.shapes(isEmpty ? [:] : ["a": [ring], "b": [ring]]))
      default: .heat
      }
    return ChartContent(form: made, table: published, layout: layout)
  }

  @Test(arguments: forms)
  func `every form of figure is drawn, with its table one step away`(_ form: String) throws {
    for language in Language.all {
      let html = FigureHTML(
        content: try content(form, isEmpty: false), language: language, style: .standard, id: "f",
        csvPath: "x.csv", syntheticNotice: "Made up"
      ).html()
      #expect(TagBalance.problems(in: html).isEmpty)
      #expect(html.matches(of: /<svg\s/).count == 2)
      #expect(html.contains("<figcaption>") && html.contains("Made up"))
      #expect(html.contains("<details>") && html.contains("<table>"))
      let ids = TagBalance.ids(in: html)
      #expect(Set(ids).count == ids.count, "\(ids)")
      for label in html.matches(of: /aria-labelledby="([^"]+)"/) {
        for id in label.1.split(separator: " ") { #expect(ids.contains(String(id))) }
      }
      #expect(html.firstMatch(of: /NaN|nan|inf\b|\[[a-z]+\.[a-z.-]+\]/) == nil)
    }
  }

  @Test(arguments: forms)
  func `a figure without values says so`(_ form: String) throws {
    for language in Language.all {
      let html = FigureHTML(
        content: try content(form, isEmpty: true), language: language, style: .standard, id: "f",
        csvPath: "x.csv", syntheticNotice: nil
      ).html()
      #expect(TagBalance.problems(in: html).isEmpty)
      #expect(html.contains(HTML.escape(language.text("figure.empty"))))
      #expect(html.firstMatch(of: /NaN|nan|inf\b/) == nil)
    }
  }
}
