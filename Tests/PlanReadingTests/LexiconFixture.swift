import PlanReading

/// A small lexicon of the tests' own.
enum LexiconFixture {
  static let text = """
    # target and so on
    target\tconcept\tstrength\tnb\tnn\ten\tnear\tnot\tnote
    11.2\t11-public-transport\t3\tkollektivtransport* | kollektivtrafikk* | =buss og bane\tkollektivtransport* | kollektivtrafikk*\tpublic transport*\t\t\t
    11\t11-town\t1\tby* | tettsted*\tby* | tettstad*\tcity | town\t\t\t
    13.1\t13-adaptation\t3\tklimatilpasning*\tklimatilpassing*\tclimate adaptation | adaptation to climate change\t\t\t
    1.2\t1-child-poverty\t3\t*fattigdom | lavinntekt*\t*fattigdom | låginntekt*\tpoverty\t\tpoverty line\t
    8.1\t8-growth\t2\tvekst\tvekst\tgrowth\tøkonomi* | næring* | economic\tplante* | plant\t
    3.d\t3-who\t2\t=WHO\t=WHO\t=WHO\t\t\t
    6.3\t6-sewage\t2\tvann og avløp* | avløpsrensing\tvatn og avløp* | avløpsreinsing\tsewage | wastewater\t\t\t
    """

  static let concepts = LexiconFile.read([(name: "small.tsv", text: text)]).concepts
  static let lexicon = Lexicon(concepts)

  /// The names of the concepts found in a text, each once, in the order of the text.
  static func found(_ text: String, _ language: PassageLanguage) -> [String] {
    var names: [String] = []
    for hit in PlanReader(lexicon).read(text, in: language).hits {
      let name = concepts[hit.concept].id
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The words that hits rest on.
  static func evidence(_ text: String, _ language: PassageLanguage) -> [String] {
    let bytes = Array(text.utf8)
    return PlanReader(lexicon).read(text, in: language).hits.map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
  }
}
