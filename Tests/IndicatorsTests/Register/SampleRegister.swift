import Agenda
import Indicators
import Languages
import Measures

/// A small register: a municipal set by its publisher, and a framework.
enum SampleRegister {
  static let register = IndicatorRegister(
    sets: [
      IndicatorSet(
        id: "vann", key: "Vann", iri: "https://example.org/vann",
        title: LocalizedText([.nb: "Vann og avløp", .en: "Water"]), modified: Day("2025-07-15"),
        publisher: "Etaten", level: IndicatorSet.DefaultLevel(concept: "city", by: "SSB")),
      IndicatorSet(
        id: "rammeverk", key: "Rammeverk", iri: "https://example.org/rammeverk",
        title: LocalizedText(same: "Rammeverk, \"2025\"")),
    ],
    indicators: [
      indicator(
        "vann-1", [.nb: "Lekkasje fra ledningsnettet"], goals: [6], targets: ["6.4"],
        ["evaluation": ["output"], "quality": ["class-1"], "sector": ["water-and-waste"]],
        source: "https://www.ssb.no/statbank/table/11787"),
      indicator(
        "vann-2", [.nb: "Innbyggere med godt drikkevann"], goals: [3, 6], targets: ["6.1", "3.9"],
        ["evaluation": ["outcome"], "quality": ["class-1"]], source: "No data found"),
      indicator(
        "vann-3", [.nb: "Avløp til renseanlegg"], goals: [6], targets: ["6.3"],
        ["evaluation": ["output", "impact"]], source: "https://a.no/x https://b.no"),
      indicator(
        "rammeverk-1", [.en: "Drinking water quality"], goals: [6], targets: ["6.1"],
        ["evaluation": ["impact"], "level": ["national"]], code: "C060101",
        source: "https://example.org"),
      indicator(
        "rammeverk-2", [.en: "Ferries, \"and\" bridges"], goals: [9], targets: ["9.1"],
        ["level": ["city"], "evaluation": ["outcome"], "umf": ["economy-safe"]],
        source: "https://example.org"),
      indicator("rammeverk-3", [.en: "Growth"], goals: [8], targets: ["8.1", "17.1"], [:]),
      indicator(
        "rammeverk-4", [.en: "Lekkasje fra ledningsnettet!"], goals: [6], targets: ["6.4"],
        ["level": ["city"], "evaluation": ["input"]],
        source: "https://www.ssb.no/statbank/table/11788"),
    ],
    schemes: ClassificationScheme.builtIn,
    links: [
      IndicatorRegister.Link(from: "vann-2", kind: .close, to: "rammeverk-1"),
      IndicatorRegister.Link(from: "vann-2", kind: .related, to: "http://metadata.un.org/sdg/C1"),
    ])

  private static func indicator(
    _ id: String, _ title: [LanguageTag: String], goals: [Int], targets: [String],
    _ concepts: [String: [String]], code: String? = nil, source: String? = nil
  ) -> RegisteredIndicator {
    RegisteredIndicator(
      id: id, iri: "https://example.org/\(id)",
      set: String(id.split(separator: "-")[0]), code: code, title: LocalizedText(title),
      goals: goals.compactMap { GoalID(rawValue: $0) },
      targets: targets.compactMap { TargetID($0) }.sorted(), concepts: concepts,
      periodicity: .months(12), periodicityText: "Yearly", answer: "Prosentandel",
      source: source.map(SourceNote.init))
  }
}
