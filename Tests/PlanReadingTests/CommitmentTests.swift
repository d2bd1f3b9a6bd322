import PlanReading
import Testing

@Suite("How far a passage commits itself")
struct CommitmentTests {
  /// Passages written for this test.
  static let passages: [(Commitment, PassageLanguage, String)] = [
    (.describes, .bokmaal, "Kommunen har 12 400 innbyggere, og andelen eldre øker."),
    (.describes, .bokmaal, "I 2022 ble det bygget 45 boliger i sentrum."),
    (.describes, .bokmaal, "Ungdataundersøkelsen viste at 14 prosent av ungdommene var ensomme."),
    (.describes, .bokmaal, "Kollektivtilbudet er dårlig utbygd i distriktene."),
    (.describes, .bokmaal, "Avfallsmengden økte med 3 prosent fra 2019 til 2021."),
    (.describes, .bokmaal, "Kommunen har ansvar for vann og avløp."),
    (.intends, .bokmaal, "Vi skal være en kommune der alle trives."),
    (.intends, .bokmaal, "Kommunen ønsker å styrke samarbeidet med frivilligheten."),
    (.intends, .bokmaal, "Det er et mål om å redusere klimagassutslippene."),
    (.intends, .bokmaal, "Vi vil legge til rette for flere gående og syklende."),
    (.intends, .bokmaal, "Alle skal ha tilgang til natur der de bor."),
    (.intends, .bokmaal, "Kommunen bør bidra til et mer variert næringsliv."),
    (.measures, .bokmaal, "Kommunen skal etablere 40 ladepunkter innen 2027."),
    (.measures, .bokmaal, "Klimagassutslippene skal reduseres med 55 prosent innen 2030."),
    (.measures, .bokmaal, "Utarbeide plan for overvann. Ansvarlig: Teknisk drift. Frist: 2026."),
    (.measures, .bokmaal, "Det skal bevilges 2,5 mill. kroner til å rehabilitere tre barnehager."),
    (.measures, .bokmaal, "Kommunedirektøren skal gjennomføre en årlig kartlegging av matsvinn."),
    (.measures, .bokmaal, "Vi skal halvere matsvinnet i kantinene innen utgangen av 2028."),
    (.describes, .nynorsk, "Kommunen har 3 200 innbyggjarar, og delen eldre aukar."),
    (.describes, .nynorsk, "I 2022 vart det bygd 12 bustader i sentrum."),
    (.describes, .nynorsk, "Kollektivtilbodet er dårleg utbygd i grendene."),
    (.describes, .nynorsk, "Avfallsmengda auka med 3 prosent frå 2019 til 2021."),
    (.intends, .nynorsk, "Vi skal vere ein kommune der alle trivst."),
    (.intends, .nynorsk, "Kommunen ønskjer å styrkje samarbeidet med frivillige."),
    (.intends, .nynorsk, "Vi vil leggje til rette for fleire gåande og syklande."),
    (.intends, .nynorsk, "Kommunen bør bidra til eit meir variert næringsliv."),
    (.measures, .nynorsk, "Kommunen skal etablere 40 ladepunkt innan 2027."),
    (.measures, .nynorsk, "Klimagassutsleppa skal reduserast med 55 prosent innan 2030."),
    (.measures, .nynorsk, "Utarbeide plan for overvatn. Ansvarleg: Teknisk drift. Frist: 2026."),
    (.measures, .nynorsk, "Det skal løyvast 2,5 mill. kroner til å rehabilitere tre barnehagar."),
    (.describes, .english, "The municipality has 12,400 residents, and the population is ageing."),
    (.describes, .english, "Waste increased by 3 percent from 2019 to 2021."),
    (.describes, .english, "Public transport is poor outside the town."),
    (.describes, .english, "In 2022, 45 homes were built in the centre."),
    (.intends, .english, "We will be a municipality where everybody thrives."),
    (.intends, .english, "The council aims to strengthen cooperation with volunteers."),
    (.intends, .english, "Everybody should have access to nature near home."),
    (.intends, .english, "We want more people to walk, and we are committed to a safer town."),
    (.measures, .english, "The council will install 40 charging points by 2027."),
    (.measures, .english, "Emissions shall be reduced by 55 percent by 2030."),
    (
      .measures, .english,
      "Prepare a stormwater plan. Responsible: Technical services. Deadline: 2026."
    ),
    (.measures, .english, "NOK 2.5 million will be allocated to renovate three schools."),
  ]

  let reader = PlanReader(Lexicon([]))

  @Test func `most passages are told as people tell them`() {
    for language in [PassageLanguage.bokmaal, .nynorsk, .english] {
      let passages = Self.passages.filter { $0.1 == language }
      let wrong = passages.filter { reader.read($0.2, in: language).commitment != $0.0 }
      print("commitment \(language.rawValue): \(passages.count - wrong.count) of \(passages.count)")
      for (level, _, text) in wrong {
        print("  not \(level): \(text) \(reader.read(text, in: language).commitmentEvidence)")
      }
      #expect(Double(wrong.count) <= 0.1 * Double(passages.count))
    }
  }

  @Test func `the words it rests on are shown`() {
    let text = "Kommunen skal etablere 40 ladepunkter innen 2027."
    let bytes = Array(text.utf8)
    let evidence = reader.read(text, in: .bokmaal).commitmentEvidence
    #expect(
      evidence.map { "\($0.kind.rawValue): \(String(decoding: bytes[$0.range], as: UTF8.self))" }
        == [
          "intention: skal", "action: etablere", "amount: ladepunkter", "deadline: innen 2027",
        ])
  }

  @Test func `below a heading of measures a thing to do is one`() {
    let text = "Etablere flere møteplasser for ungdom"
    #expect(reader.read(text, in: .bokmaal).commitment == .intends)
    #expect(reader.read(text, in: .bokmaal, below: .measures).commitment == .measures)
  }
}
