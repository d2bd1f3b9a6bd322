import Foundation
import PlanReading
import TestSupport
import Testing

@Suite("The language of a passage")
struct PassageLanguageTests {
  /// The same in six languages, written for this test.
  static let parallels: [(PassageLanguage, String)] = [
    (
      .bokmaal,
      "Kommunen skal sørge for at alle barn får en trygg oppvekst, og at ingen faller utenfor."
    ),
    (
      .nynorsk,
      "Kommunen skal syte for at alle born får ein trygg oppvekst, og at ingen fell utanfor."
    ),
    (
      .english,
      "The municipality shall see to it that all children grow up safely and nobody is left out."
    ),
    (
      .swedish,
      "Kommunen ska se till att alla barn får en trygg uppväxt och att ingen hamnar utanför."
    ),
    (
      .danish,
      "Kommunen skal sørge for, at alle børn får en tryg opvækst, og at ingen bliver ladt uden for."
    ),
    (
      .northernSami,
      "Suohkan galgá fuolahit ahte buot mánát ožžot oadjebas bajásšaddama ja ahte ii oktage guđđojuvvo."
    ),
    (
      .bokmaal,
      "Vi vil redusere utslippene fra veitrafikken ved å bygge flere gang- og sykkelveier."
    ),
    (
      .nynorsk,
      "Vi vil redusere utsleppa frå vegtrafikken ved å byggje fleire gang- og sykkelvegar."
    ),
    (
      .english,
      "We will reduce emissions from road traffic by building more paths for walking and cycling."
    ),
    (
      .swedish,
      "Vi vill minska utsläppen från vägtrafiken genom att bygga fler gång- och cykelvägar."
    ),
    (
      .danish,
      "Vi vil mindske udledningen fra vejtrafikken ved at bygge flere gang- og cykelstier, hvor det er muligt af hensyn til naturen."
    ),
    (
      .bokmaal,
      "Hvordan kan vi bruke boligene bedre, og hva trenger de eldre når de ikke lenger bor hjemme?"
    ),
    (
      .nynorsk,
      "Korleis kan vi bruke bustadene betre, og kva treng dei eldre når dei ikkje lenger bur heime?"
    ),
    (
      .english,
      "How can we make better use of homes, and what do older people need when they no longer live there?"
    ),
    (
      .swedish,
      "Hur kan vi använda bostäderna bättre, och vad behöver de äldre när de inte längre bor hemma?"
    ),
    (.bokmaal, "Næringslivet etterspør arbeidskraft som skolene ikke utdanner nok av."),
    (.nynorsk, "Næringslivet etterspør arbeidskraft som skulane ikkje utdannar nok av."),
    (.english, "Businesses ask for skills that too few people are trained in."),
    (
      .bokmaal,
      "Tiltakene følges opp av kommunedirektøren, som rapporterer til kommunestyret hvert år."
    ),
    (
      .nynorsk,
      "Tiltaka vert følgde opp av kommunedirektøren, som rapporterer til kommunestyret kvart år."
    ),
  ]

  let reader = PlanReader(Lexicon([]))

  @Test(arguments: parallels)
  func `a sentence is told by its words`(language: PassageLanguage, text: String) {
    #expect(reader.language(of: text) == language)
  }

  @Test func `a short passage takes the language of its document`() {
    #expect(reader.language(of: "Folkehelse 2030", in: .nynorsk) == .nynorsk)
    #expect(reader.language(of: "Folkehelse 2030") == .unknown)
    #expect(reader.language(of: Self.parallels[2].1, in: .nynorsk) == .english)
  }

  @Test func `Northern Sami is left unread`() {
    let reading = reader.read(
      "Suohkan galgá čuovvut SDG 13 ja ahte ii oktage guđđojuvvo, go dat lea dehálaš.")
    #expect(reading.language == .northernSami)
    #expect(reading.references.isEmpty)
  }

  @Test(.needsReferenceData("norway/text/plan_paragraphs.jsonl"))
  func `real plans are told apart`() throws {
    struct Row: Decodable {
      let lang: String
      let doc: String
      let text: String
    }
    let bytes = try ReferenceData.bytes("norway/text/plan_paragraphs.jsonl")
    let rows = try bytes.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Row.self, from: Data($0))
    }
    var right = 0
    var table: [String: Int] = [:]
    for (doc, group) in Dictionary(grouping: rows, by: \.doc) {
      let passages = group.map { Passage(document: doc, source: 0..<0, text: $0.text) }
      let plan = reader.read(PlanText(document: doc, passages: passages))
      for (row, reading) in zip(group, plan.readings) {
        table["\(row.lang) as \(reading.language.rawValue)", default: 0] += 1
        // The rows do not part nynorsk from bokmål.
        let isNorwegian = [.bokmaal, .nynorsk].contains(reading.language)
        if row.lang == reading.language.rawValue || (row.lang == "nb" && isNorwegian) { right += 1 }
      }
    }
    print("languages: \(right) of \(rows.count); \(table.sorted { $0.key < $1.key })")
    #expect(Double(right) / Double(rows.count) >= 0.99)
  }
}
