import Languages
import Measures

/// A table of answers by size of unit, with a total, a small group and words that need quotes.
enum Sample {
  static let text = LocalizedText([.nb: "Svar, etter \"størrelse\"", .en: "Answers, by \"size\""])

  static func category(_ code: String, _ label: String, _ role: Category.Role = .part) -> Category {
    Category(code: code, label: LocalizedText([.nb: label, .en: "\(label) (en)"]), role: role)
  }

  static let cells = [
    Cell(
      value: .known(100.0 / 3), base: .answers(answered: 30, population: 41), count: 10,
      uncertainty: .interval(Interval(lower: 19.2, upper: 51.2345678901234))),
    Cell(
      value: .unknown(.suppressed), base: .answers(answered: 3, population: 5), uncertainty: .none),
    Cell(value: .known(0, .preliminary), base: .all(7), uncertainty: .complete),
    Cell(
      value: .known(12, .estimated), base: .source(LocalizedText(same: "all")),
      uncertainty: .notPublished),
  ]

  static let table = Table(
    address: TableAddress(["survey", "plan", "by", "size"]), title: text,
    dimensions: [
      Dimension(
        id: "answer", name: LocalizedText([.nb: "Svar", .en: "Answer"]),
        categories: [category("yes", "Ja, i\nplanen"), category("no", "Nei")], role: .answer),
      Dimension(
        id: "size", name: LocalizedText([.nb: "Størrelse", .en: "Size"]),
        categories: [category("all", "Alle", .total), category("small", " Små ")], role: .group),
    ],
    cells: cells, unit: .percent(), quantity: .share, period: .year(2024),
    universe: LocalizedText([.nb: "De som svarte", .en: "Those who answered"]),
    question: text, notes: [LocalizedText([.nb: "Merk; dette", .en: "Note; this"])],
    sources: [
      Source(
        name: LocalizedText(same: "Prøve"), address: "https://example.org/", licence: "CC BY 4.0")
    ])

  static let values = Table(
    address: TableAddress(["indicators", "emissions"]), title: LocalizedText(same: "Utslipp"),
    dimensions: [
      Dimension(
        id: "period", name: LocalizedText(same: "Tid"),
        categories: [category("2022", "2022"), category("2023", "2023")], role: .period)
    ],
    cells: [
      Cell(
        value: .known(0.1 + 0.2), base: .source(LocalizedText(same: "alle")),
        uncertainty: .notPublished),
      Cell(
        value: .unknown(.notPublished), base: .source(LocalizedText(same: "alle")),
        uncertainty: .none),
    ],
    unit: UnitOfMeasure(code: "tonnes", label: LocalizedText(same: "tonn"), decimals: 1),
    quantity: .value, period: .year(2023), universe: LocalizedText(same: "alle"),
    sources: [Source(name: LocalizedText(same: "Prøve"), licence: "NLOD 2.0")])
}
