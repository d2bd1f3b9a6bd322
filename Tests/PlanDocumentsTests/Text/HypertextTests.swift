import PlanDocuments
import PlanReading
import Testing

@Suite("Pages of the web")
struct HypertextTests {
  private func passages(_ text: String) throws -> [Passage] {
    try PlanDocument(Array(text.utf8), name: "plan.html").text.passages
  }

  private func lines(_ text: String) throws -> [String] {
    try passages(text).map { "\($0.kind.rawValue): \($0.text)" }
  }

  @Test func `the main part is read, menus and scripts are not`() throws {
    let page = """
      <!DOCTYPE html><html><head><title>Tittel</title><style>p { }</style></head><body>
      <header><h1>Kommunen</h1></header><nav><ul><li>Meny<li>Mer</ul></nav>
      <main><header><h1>Klimaplan</h1></header>
      <p>Vi skal kutte utslipp<br>med 55&nbsp;% i &Aring;s &amp; B&#248;.<script>if (a < b) "</p>"</script>
      <p hidden>Skjult.<p>Enda et <b>av</b>snitt.
      <h2>Tiltak</h2><ul><li>Bygge <a href="a>b">gang&shy;vei</a></li><li><p>Kjøpe buss</p></li></ul>
      <table><tr><th>Tiltak<th>Ansvar<tr><td>Buss</td><td>Kommunedirektøren</td></tr></table>
      <svg><text>Ikon</text></svg></main><footer>Kontakt oss</footer></body></html>
      """
    #expect(
      try lines(page) == [
        "heading: Klimaplan", "paragraph: Vi skal kutte utslipp med 55 % i Ås & Bø.",
        "paragraph: Enda et avsnitt.", "heading: Tiltak", "point: Bygge gangvei",
        "point: Kjøpe buss",
        "row: Tiltak | Ansvar", "row: Buss | Kommunedirektøren",
      ])
    #expect(try passages(page).last?.headings == ["Klimaplan", "Tiltak"])
  }

  @Test func `a page without a main part is read whole, an article where there is one`() throws {
    #expect(try lines("<html><p>En<p>To</html>") == ["paragraph: En", "paragraph: To"])
    let article =
      "<html><body><div>Liten tekst</div><article><h2>Om</h2><p>En lang nok tekst.</article>"
    #expect(try lines(article) == ["heading: Om", "paragraph: En lang nok tekst."])
    #expect(
      try lines("<html><main></main><div role=main>Hoveddelen står her.</div><div>Annet</div>") == [
        "paragraph: Hoveddelen står her."
      ])
  }

  @Test func `a page laid out by a table is read as text`() throws {
    let page = "<html><table><tr><td>Meny</td><td><h1>Plan</h1><p>Vi skal.</p></td></tr></table>"
    #expect(try lines(page) == ["paragraph: Meny", "heading: Plan", "paragraph: Vi skal."])
  }

  @Test func `deep nesting and open ends are borne`() throws {
    let deep = String(repeating: "<div><table><tr><td>", count: 20_000)
    #expect(try lines("<html>\(deep)Tekst") == ["paragraph: Tekst"])
    #expect(try lines("<html><p>Tekst<!-- uten slutt <p>mer") == ["paragraph: Tekst"])
    #expect(
      try lines("<html><p>3 < 4 &ukjent; &#xFFFFFFFF; &#0;</p><a href=\"uten slutt") == [
        "paragraph: 3 < 4 &ukjent; \u{FFFD} \u{FFFD}"
      ])
    #expect(try lines("<html><p>Tekst<script>uten slutt <p>mer") == ["paragraph: Tekst"])
  }

  @Test func `letters of Windows are read where the page is not UTF-8`() throws {
    let bytes = Array("<html><p>bl".utf8) + [0xE5] + Array("b".utf8) + [0xE6] + Array("r</p>".utf8)
    #expect(try PlanDocument(bytes, name: "a.html").text.passages.map(\.text) == ["blåbær"])
  }
}
