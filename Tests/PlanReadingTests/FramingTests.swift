import PlanReading
import Testing

/// Passages that speak of the document: they have the words of a goal, and do nothing about it.
@Suite("What a plan says of itself")
struct FramingTests {
  /// Passages written for this test: how each is told, its language, its text.
  static let passages: [(Framing.Kind?, PassageLanguage, String)] = [
    (.caption, .bokmaal, "Tabell 4: Elever i videregående opplæring etter skole"),
    (.caption, .bokmaal, "Figur 12. Andel unge med god psykisk helse. Kilde: Ungdata"),
    (.caption, .nynorsk, "Figur 3: Elevar som fullfører vidaregåande opplæring"),
    (.caption, .english, "Table 7. Pupils who complete upper secondary education"),
    (nil, .bokmaal, "Figur 12 viser at flere unge har god psykisk helse."),
    (nil, .bokmaal, "Figur 2: Vi skal gi flere unge god psykisk helse."),
    (.title, .bokmaal, "1.4 Metode Elever og lærere er spurt om læringsmiljøet på skolen."),
    (.title, .bokmaal, "Forord Folkehelse angår alle i kommunen."),
    (.title, .nynorsk, "Kjelder Ungdata, Folkehelseinstituttet og Utdanningsdirektoratet"),
    (nil, .bokmaal, "Metode er viktig når elever skal lære matematikk."),
    (nil, .bokmaal, "Kilde: Ungdata. Flere unge har dårlig psykisk helse enn før."),
    (
      .words, .bokmaal,
      "Planprogrammet ble vedtatt i mars. Planen for folkehelse har vært på høring, og "
        + "styringsgruppen har behandlet høringsinnspillene."
    ),
    (
      .words, .nynorsk,
      "Planprogrammet vart vedteke i mars. Planen for folkehelse har vore på høyring, og "
        + "styringsgruppa har handsama høyringsinnspela."
    ),
    (
      .words, .english,
      "In this chapter, dropout is defined as leaving school early. Its definition differs."
    ),
    (nil, .bokmaal, "Kommunen skal styrke folkehelsearbeidet. Planen ble vedtatt i mars."),
    (
      nil, .bokmaal,
      "Planen ble vedtatt etter at planprogrammet var på høring. Kommunen skal bygge 40 boliger innen 2027."
    ),
  ]

  let reader = PlanReader(.standard)

  @Test(arguments: passages.indices)
  func `is told from what it works on`(_ index: Int) {
    let (kind, language, text) = Self.passages[index]
    let reading = reader.read(text, in: language)
    #expect(reading.framing?.kind == kind, "\(text)")
    guard kind != nil else { return }
    #expect(reading.findings.allSatisfy { $0.kind == .explicit || $0.band == .suggest })
    #expect(reading.framing?.evidence.isEmpty == false)
  }

  @Test func `a goal that is named there is named all the same`() {
    let reading = reader.read("Tabell 4: Tiltak for bærekraftsmål 4", in: .bokmaal)
    #expect(reading.framing?.kind == .caption)
    #expect(reading.findings.first?.kind == .explicit)
    #expect(reading.findings.first?.band == .assert)
  }

  @Test func `what stands under such a heading is told by it, unless it measures something`() {
    let plan = PlanText(
      """
      # Metode

      Lærerne på skolene har svart på spørsmål om elevenes psykiske helse.

      Skolene skal ansette 3 helsesykepleiere innen 2027.

      # Psykisk helse

      Lærerne på skolene ser at elevenes psykiske helse er dårligere.
      """, format: .markdown, document: "plan.md")
    let read = reader.read(plan).content.filter { $0.0.kind == .paragraph }
    #expect(read.map { $0.1.framing?.kind } == [.title, nil, nil])
    #expect(read.map { $0.1.findings.contains { $0.band == .assert } } == [false, true, true])
  }
}
