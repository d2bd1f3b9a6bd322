import Agenda
import PlanReading
import TestSupport
import Testing

/// A list of goals or targets, written in one of the ways that plans write them.
struct GeneratedList {
  let codes: [String]
  let text: String

  init(_ random: inout SeededGenerator, norwegian: Bool, targets: Bool) {
    let count = Int.random(in: 1...5, using: &random)
    var codes: [String] = []
    var text = ""
    for place in 0..<count {
      let isLast = place == count - 1
      if place > 0 {
        let links = norwegian ? [" og ", " samt ", ", og "] : [" and ", ", and ", " & "]
        text += isLast ? Self.pick(links, &random) : Self.pick([", ", ", ", "; ", ","], &random)
      }
      if targets {
        let code = Self.pick(TargetID.all, &random)
        codes.append(code.rawValue)
        text += code.rawValue
      } else if Int.random(in: 0..<5, using: &random) == 0 {
        let first = Int.random(in: 1...16, using: &random)
        let last = Int.random(in: (first + 1)...17, using: &random)
        codes += (first...last).map(String.init)
        let dashes = ["–", "-", " – ", norwegian ? " til " : " to "]
        text += "\(first)\(Self.pick(dashes, &random))\(last)"
      } else {
        let goal = Int.random(in: 1...17, using: &random)
        codes.append(String(goal))
        text += String(goal)
      }
    }
    self.codes = codes
    self.text = text
  }

  static func pick<Element>(_ all: [Element], _ random: inout SeededGenerator) -> Element {
    all[Int.random(in: 0..<all.count, using: &random)]
  }
}

@Suite("References made at random")
struct ReferenceGenerationTests {
  let reader = PlanReader(Lexicon([]))

  private static let goalWords: [PassageLanguage: [String]] = [
    .bokmaal: [
      "bærekraftsmål", "bærekraftsmålene", "Bærekraftsmål nr.", "FNs bærekraftsmål", "SDG",
      "SDG-ene",
      "FN-målene", "FNs mål", "de globale målene",
    ],
    .nynorsk: [
      "berekraftsmål", "berekraftsmåla", "Berekraftsmål nr.", "FN sine berekraftsmål", "SDG",
      "FN-måla", "FN sine mål", "dei globale måla",
    ],
    .english: ["SDG", "SDGs", "Sustainable Development Goals", "UN Goals", "the Global Goals"],
  ]
  private static let targetWords: [PassageLanguage: [String]] = [
    .bokmaal: ["delmål", "delmålene", "FNs delmål", "SDG"],
    .nynorsk: ["delmål", "delmåla", "FN sine delmål", "SDG"],
    .english: ["target", "targets", "SDG targets", "SDG"],
  ]
  private static let before: [PassageLanguage: String] = [
    .bokmaal: "Arbeidet svarer på ", .nynorsk: "Arbeidet svarar på ",
    .english: "The work concerns ",
  ]
  private static let after: [PassageLanguage: String] = [
    .bokmaal: " og gjelder alle.", .nynorsk: " og gjeld alle.", .english: " in every way.",
  ]

  @Test(arguments: [PassageLanguage.bokmaal, .nynorsk, .english])
  func `lists and ranges are read whole`(language: PassageLanguage) throws {
    var random = SeededGenerator(seed: 2030)
    for round in 0..<400 {
      let targets = round % 3 == 0
      let list = GeneratedList(&random, norwegian: language != .english, targets: targets)
      let words = try #require((targets ? Self.targetWords : Self.goalWords)[language])
      let word = GeneratedList.pick(words, &random)
      let text =
        try #require(Self.before[language]) + word + " " + list.text
        + (try #require(Self.after[language]))
      let reading = reader.read(text, in: language)
      #expect(reading.references.map(\.code) == list.codes, "\(text)")

      // The same in capitals, with other spaces, and after other text.
      let changed = [
        text.uppercased(), text.split(separator: " ").joined(separator: "\u{A0}"),
        text.split(separator: " ").joined(separator: "\n"),
      ]
      for other in changed {
        #expect(reader.read(other, in: language).references.map(\.code) == list.codes, "\(other)")
      }
      let shifted = reader.read("Åpningen er ny. " + text, in: language).references
      let shift = "Åpningen er ny. ".utf8.count
      #expect(
        shifted.map(\.range)
          == reading.references.map { $0.range.lowerBound + shift..<$0.range.upperBound + shift })
    }
  }

  /// Numbers after words of one's own are nobody's goals.
  @Test func `numbers without the UN's goals name nothing`() {
    var random = SeededGenerator(seed: 17)
    let words = [
      "kapittel", "tabell", "punkt", "§", "side", "sak", "trinn", "figur", "kl.", "vedlegg", "gnr.",
      "Kommunens mål", "Planens mål", "hovedmål", "Hovudmål", "effektmål", "resultatmål", "section",
      "table", "page", "our goal", "chapter", "delmål nr.", "goal number",
    ]
    for _ in 0..<1_000 {
      let list = GeneratedList(&random, norwegian: true, targets: Bool.random(using: &random))
      let word = GeneratedList.pick(words, &random)
      // A target's code after "delmål" or "goal number" is one.
      if word.hasSuffix("nr.") || word == "goal number" { continue }
      let text = "Se \(word) \(list.text) for mer."
      let found = reader.read(text, in: .bokmaal).references
      #expect(found.isEmpty, "\(text) \(found.map(\.code))")
    }
  }
}
