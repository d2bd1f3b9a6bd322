import Agenda
import PlanReading
import Problems
import Testing

@Suite("The lexicon of plan reading")
struct LexiconTests {
  @Test func `a file is read row by row`() {
    let (concepts, problems) = LexiconFile.read([(name: "small.tsv", text: LexiconFixture.text)])
    #expect(problems.isEmpty)
    #expect(concepts.count == 7)
    #expect(concepts[0].id == "11-public-transport")
    #expect(concepts[0].target?.rawValue == "11.2")
    #expect(concepts[1].target == nil)
    #expect(concepts[1].goal.rawValue == 11)
    #expect(concepts[4].not.map(\.notation) == ["plante*", "plant"])
  }

  @Test func `what is wrong is told by file, line and column`() {
    let text = """
      target\tconcept\tstrength\tnb\tnn\ten\tnear\tnot\tnote
      11.9\t11-a\t3\ta\ta\ta\t\t\t
      11.2\t12-a\t3\ta\ta\ta\t\t\t
      11.2\t11-a\t4\ta\ta\ta\t\t\t
      11.2\t11-a\t3\tA\ta\ta\t\t\t
      11.2\t11-b\t3\tbe\t\tbe\t\t\t
      11.2\t11-a\t3\tce\tce\tce\t\t\t
      11.2\t11-c\t3\tbe\tde | *\tde\t\t\t
      11.2\t11-d
      """
    let problems = LexiconFile.read([(name: "x.tsv", text: text)]).problems
    #expect(
      problems.map { "\($0.place) \($0.code)" } == [
        "x.tsv:2 [target] lexicon.target", "x.tsv:3 [concept] lexicon.concept",
        "x.tsv:4 [strength] lexicon.strength", "x.tsv:5 [nb] lexicon.capital",
        "x.tsv:5 [nb] lexicon.no-terms", "x.tsv:6 [nn] lexicon.no-terms",
        "x.tsv:7 [concept] lexicon.repeated-concept", "x.tsv:8 [nb] lexicon.repeated-term",
        "x.tsv:8 [nb] lexicon.no-terms", "x.tsv:8 [nn] lexicon.term",
        "x.tsv:9 lexicon.fields",
      ])
    let headless = LexiconFile.read([(name: "x.tsv", text: "a\tb\n1\t2\n")]).problems
    #expect(headless.map(\.code) == ["lexicon.columns"])
  }

  @Test func `the lexicon of the program has no faults`() {
    #expect(Lexicon.standard.concepts.allSatisfy { (1...3).contains($0.strength) })
  }

  @Test(arguments: [
    ("Kollektivtransporten i byen", ["11-public-transport", "11-town"]),
    ("kollektivtransporttilbudet", ["11-public-transport"]),
    ("KOLLEKTIVTRAFIKK", ["11-public-transport"]),
    ("Vi satser på buss og bane.", ["11-public-transport"]),
    ("Vi satser på busser og baner.", []),
    ("klimatilpasningstiltakene", ["13-adaptation"]),
    ("Klimatilpasninger", ["13-adaptation"]),
    ("barnefattigdommen øker", ["1-child-poverty"]),
    ("fattigdom", ["1-child-poverty"]),
    ("lavinntektsfamilier", ["1-child-poverty"]),
    ("Det er vekst i næringslivet.", ["8-growth"]),
    ("Det er vekst i hagen.", []),
    ("Planter gir vekst i næringen.", []),
    ("Tall fra WHO viser", ["3-who"]),
    ("Who are you", []),
    ("vann- og avløpsnettet", ["6-sewage"]),
    ("Vann. Og avløp er et annet kapittel.", []),
    ("avløpsrensingen", ["6-sewage"]),
  ])
  func `terms are found in bokmål`(text: String, concepts: [String]) {
    #expect(LexiconFixture.found(text, .bokmaal) == concepts)
  }

  @Test(arguments: [
    ("kollektivtrafikken i byane", ["11-public-transport", "11-town"]),
    ("klimatilpassinga er viktig", ["13-adaptation"]),
    ("klimatilpassingane", ["13-adaptation"]),
    ("klimatilpassingstiltak", ["13-adaptation"]),
    ("barnefattigdomen aukar", ["1-child-poverty"]),
    ("vatn- og avløpsnettet", ["6-sewage"]),
    ("låginntektsfamiliar", ["1-child-poverty"]),
  ])
  func `terms are found in nynorsk`(text: String, concepts: [String]) {
    #expect(LexiconFixture.found(text, .nynorsk) == concepts)
  }

  @Test(arguments: [
    ("Public transportation in cities and towns", ["11-public-transport", "11-town"]),
    ("adaptation to climate change", ["13-adaptation"]),
    ("adaptation to a climate that changes", []),
    ("Economic growth slowed down", ["8-growth"]),
    ("Plant growth and economic value", []),
    ("They live in poverty.", ["1-child-poverty"]),
    ("below the poverty line", []),
  ])
  func `terms are found in English`(text: String, concepts: [String]) {
    #expect(LexiconFixture.found(text, .english) == concepts)
  }

  @Test func `a hit shows the words it rests on`() {
    #expect(
      LexiconFixture.evidence("Økt vekst i næringen og bedre vann- og avløpsnett.", .bokmaal)
        == ["vekst", "vann- og avløpsnett"])
  }

  @Test func `what is farther away than twelve words is not near`() {
    let far = "Vekst " + String(repeating: "og så ", count: 7) + "næring."
    #expect(LexiconFixture.found(far, .bokmaal).isEmpty)
    let near = "Vekst " + String(repeating: "og så ", count: 5) + "næring."
    #expect(LexiconFixture.found(near, .bokmaal) == ["8-growth"])
  }

  @Test func `scores add up by strength`() {
    let reader = PlanReader(LexiconFixture.lexicon)
    let reading = reader.read("Kollektivtransport i byen, og mer kollektivtransport.", in: .bokmaal)
    #expect(reading.goals.map(\.goal.rawValue) == [11])
    #expect(abs(reading.goals[0].score - 1.7) < 1e-9, "1 and a half, and a hint")
    #expect(reading.targets.map { $0.target?.rawValue } == ["11.2"])
    #expect(reader.read("Byen er vakker.", in: .bokmaal).goals.isEmpty, "a hint alone is nothing")
  }
}
