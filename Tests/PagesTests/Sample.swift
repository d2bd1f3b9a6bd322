import Agenda
import Indicators
import Languages
import Measures
import Problems
import SurveyEstimates
import VoluntaryReview

@testable import Pages

/// A small report made by hand, with a table of every kind.
enum Sample {
  static let english = Language.named(.en) ?? .standard

  static func category(_ code: String, _ label: String, _ role: Category.Role = .part) -> Category {
    Category(code: code, label: LocalizedText(same: label), role: role)
  }

  static let source = Source(
    name: LocalizedText(same: "The <Office>"), table: "07459", licence: "CC BY 4.0",
    retrieved: Day("2026-08-20"))

  static func answered(_ value: Value, count: Int? = nil, of n: Int = 40) -> Cell {
    Cell(
      value: value, base: .answers(answered: n, population: 50), count: count,
      uncertainty: value.number.map { .interval(Interval(lower: $0 - 5, upper: $0 + 5)) } ?? .none)
  }

  /// Shares of answers by size: rows "all", "small", "large", columns "yes", "no", "dont-know".
  static func shares(_ values: [Value]) -> Table {
    Table(
      address: TableAddress(["survey", "plan", "by", "size"]),
      title: LocalizedText(same: "Goals in the <plan>"),
      dimensions: [
        Dimension(
          id: "size", name: LocalizedText(same: "Size"),
          categories: [
            category("all", "All", .total), category("small", "Small"), category("large", "Large"),
          ],
          role: .group),
        Dimension(
          id: "answer", name: LocalizedText(same: "Answer"),
          categories: [
            category("yes", "Yes"), category("no", "No"),
            category("dont-know", "Don't know", .outside),
          ], role: .answer),
      ],
      cells: values.map { answered($0, count: $0.number.map { Int($0 * 0.4) }) },
      unit: .percent(decimals: 0),
      quantity: .share, period: .year(2026), universe: LocalizedText(same: "all units"),
      question: LocalizedText(same: "Are the goals in the plan?"), sources: [source])
  }

  static let known: [Value] = [
    .known(60), .known(40), .known(5), .known(50), .known(50), .known(0), .known(70), .known(30),
    .known(10),
  ]

  /// The answers of one question: rows "yes", "no".
  static func single(_ values: [Value]) -> Table {
    Table(
      address: TableAddress(["survey", "plan"]), title: LocalizedText(same: "Goals in the plan"),
      dimensions: [
        Dimension(
          id: "answer", name: LocalizedText(same: "Answer"),
          categories: [category("yes", "Yes"), category("no", "No")], role: .answer)
      ],
      cells: values.map { answered($0, count: $0.number.map { Int($0 * 0.4) }) },
      unit: .percent(decimals: 0), quantity: .share, period: .year(2026),
      universe: LocalizedText(same: "all units"), sources: [source])
  }

  /// A series of two units over three years.
  static func series(_ values: [Value]) -> Table {
    Table(
      address: TableAddress(["indicators", "waste"]), title: LocalizedText(same: "Waste"),
      dimensions: [
        Dimension(
          id: "unit", name: LocalizedText(same: "Unit"),
          categories: [category("a", "Ås"), category("b", "Bø")], role: .unit),
        Dimension(
          id: "period", name: LocalizedText(same: "Period"),
          categories: ["2023", "2024", "2025"].map { category($0, $0) }, role: .period),
      ],
      cells: values.map {
        Cell(value: $0, base: .source(LocalizedText(same: "all waste")), uncertainty: .notPublished)
      },
      unit: UnitOfMeasure(code: "kg", label: LocalizedText(same: "kg"), decimals: 1),
      quantity: .value,
      period: .year(2025), universe: LocalizedText(same: "all waste"), sources: [source])
  }

  static let years: [Value] = [
    .known(1), .unknown(.missing), .known(3, .preliminary), .known(4), .known(5),
    .unknown(.suppressed),
  ]

  static func html(_ table: Table, in language: Language = english) throws -> String {
    guard let layout = TableLayout(table) else { throw NoLayout() }
    return TableHTML(
      published: PublishedTable(official: table), layout: layout, language: language,
      csvPath: "../data/x.csv", syntheticNotice: nil
    ).html()
  }

  struct NoLayout: Error {}

  /// A reference that stands on a line of its own, and what it becomes.
  static func section(_ id: String, title: String?, _ text: String, _ parts: [ReportPart])
    -> Report.Section
  {
    var log = ProblemLog()
    let live = LiveText(text, file: "report/en/\(id).md", firstLine: 1, log: &log)
    return Report.Section(id: id, title: title, otherLanguage: nil, text: live, parts: parts)
  }

  /// A report with everything that a page can show, in every language.
  static func report(full: Bool) throws -> Report {
    let table = PublishedTable(official: shares(known))
    guard let layout = TableLayout(table.table), let day = Day("2026-01-01") else {
      throw NoLayout()
    }
    let element = Framework.Element(
      id: "1", title: LocalizedText(same: "Opening"), blocks: ["intro", "more"],
      guidance: LocalizedText(same: "Begin here"))
    let last = Framework.Element(id: "2", title: LocalizedText(same: "Last"), blocks: ["end"])
    let framework = Framework(
      id: "own", name: LocalizedText(same: "Own"), source: LocalizedText(same: "We"),
      elements: [element, last])
    let measure = Measure(
      value: .known(60), unit: .percent(decimals: 0), base: .answers(answered: 40, population: 50),
      uncertainty: .interval(Interval(lower: 55, upper: 65)), period: .year(2026),
      address: CellAddress(table: table.table.address, coordinates: []), sources: [source])
    let chapters = [
      Report.Chapter(
        number: "1", title: "Opening & <more>",
        sections: [
          section(
            "intro", title: full ? "Intro" : nil,
            "It is {{ share a }}[^1].\n\n## Why\n\n{{ table a }}\n\n## Why\n\n{{ chart a }}\n\n[^1]: A note.\n",
            [
              .inline(InlineText(text: "60%", measure: measure, meaning: "plan", verb: "share")),
              .table(table, layout),
              .chart(ChartContent(form: .likert, table: table, layout: layout)),
            ]),
          section("more", title: "More", "Text[^1].\n\n[^1]: Another note.\n", []),
        ]),
      Report.Chapter(
        number: "2", title: "Last", sections: [section("end", title: nil, "The end.\n", [])]),
    ]
    let review = Review(
      id: "r", title: LocalizedText(same: "The <review>"),
      subtitle: full ? LocalizedText(same: "Sub") : nil, kind: .subnational,
      owner: Review.Owner(
        name: LocalizedText(same: "Us"), website: full ? "https://example.org" : nil, email: nil),
      framework: "own", languages: Language.all.map(\.tag), period: .year(2026),
      syntheticNotice: full ? LocalizedText(same: "Made up") : nil, attributes: nil,
      edition: EditionMark(
        number: 2, date: day, isApproved: full,
        approvedBy: full ? LocalizedText(same: "The council") : nil, isbn: full ? "978" : nil),
      licence: "CC BY 4.0", accent: full ? "#23527C" : nil, shareDecimals: 0, meanDecimals: 1,
      disclosure: Disclosure(), mandate: nil, milestones: [], involvement: [])
    let versions = Language.all.map { language in
      Report.Version(
        language: language, chapters: chapters,
        coverage: [Coverage(of: framework, by: [])])
    }
    return Report(
      review: review, framework: framework, fingerprint: "0123456789abcdef", versions: versions,
      profiles: full ? [profile("A <1>"), profile("B")] : [],
      profileIntroduction: full ? LocalizedText(same: "Read & <note>") : nil,
      tables: full ? [table] : [], sources: [source], changes: nil,
      method: [LocalizedText(same: "Counted & <weighed>")],
      goals: full ? Agenda2030.goals.prefix(3).map(\.id) : [])
  }
}
