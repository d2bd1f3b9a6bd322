public import Languages
import Measures
public import Surveys

/// A questionnaire, its variables and, where there are answers, their frequencies as DDI-Codebook 2.5.
///
/// Source: DDI Alliance, DDI-Codebook 2.5 (namespace `ddi:codebook:2_5`), the description of studies that
/// data archives read. Labels stand once for each language.
public struct DDICodebook: Sendable {
  private let questionnaire: Questionnaire
  private let language: Language
  private let responses: [Response]
  private let weights: [Double]?

  /// A code book.
  ///
  /// - Parameters:
  ///   - questionnaire: a questionnaire without errors.
  ///   - language: the language of the description as a whole, and of words that the product adds.
  ///   - responses: the answers that are counted; none are told where empty.
  ///   - weights: what each response counts for besides; as many as there are responses.
  public init(
    _ questionnaire: Questionnaire, language: Language, responses: [Response] = [],
    weights: [Double]? = nil
  ) {
    self.questionnaire = questionnaire
    self.language = language
    self.responses = responses
    self.weights = weights?.count == responses.count ? weights : nil
  }

  /// The document; the same for the same questionnaire.
  public var text: String {
    var xml = XMLText()
    xml.element(
      "codeBook",
      [
        ("xmlns", "ddi:codebook:2_5"), ("version", "2.5"),
        ("xml:lang", language.tag.rawValue),
      ]
    ) { xml in
      xml.element("docDscr") { xml in
        xml.element("citation") { titles(&$0) }
      }
      study(&xml)
      if !responses.isEmpty {
        xml.element("fileDscr", [("ID", "F1")]) { xml in
          xml.element("fileTxt") { xml in
            xml.element("fileName", text: "answers.csv")
            xml.element("dimensns") { xml in
              xml.element("caseQnty", text: String(responses.count))
              xml.element("varQnty", text: String(variables.count))
            }
            xml.element("fileType", text: "text/csv; charset=utf-8")
          }
        }
      }
      xml.element("dataDscr") { xml in
        for (number, group) in groups.enumerated() { write(group, number: number + 1, &xml) }
        for variable in variables { write(variable, &xml) }
      }
    }
    return xml.text
  }

  private func titles(_ xml: inout XMLText) {
    let own = questionnaire.title.text(in: language.tag)
    xml.element("titlStmt") { xml in
      xml.element("titl", text: own.isEmpty ? questionnaire.id : own)
      for (tag, title) in questionnaire.title.texts.sorted(by: { $0.key < $1.key })
      where title != own {
        xml.element("parTitl", [("xml:lang", tag.rawValue)], text: title)
      }
      xml.element("IDNo", text: "\(questionnaire.id)/\(questionnaire.wave.id)")
    }
  }

  private func study(_ xml: inout XMLText) {
    xml.element("stdyDscr") { xml in
      xml.element("citation") { titles(&$0) }
      xml.element("stdyInfo") { xml in
        xml.element("sumDscr") { xml in
          for (event, day) in [
            ("start", questionnaire.wave.opens), ("end", questionnaire.wave.closes),
          ] {
            guard let day else { continue }
            xml.element(
              "collDate", [("date", day.description), ("event", event)], text: day.description)
          }
          xml.element("anlyUnit", text: language.text("ddi.unit"))
          if let origin = questionnaire.origin {
            xml.element("universe", text: origin.text(in: language.tag))
          }
          xml.element("dataKind", text: language.text("ddi.kind"))
        }
      }
    }
  }

  // MARK: Variables

  var variables: [DDIVariable] { questionnaire.questions.flatMap(DDIVariable.variables) }

  private var groups: [(question: Question, ids: [String])] {
    let byQuestion = Dictionary(grouping: variables, by: \.question.id)
    return questionnaire.questions.filter {
      [.matrix, .multiple, .ranking].contains($0.kind)
    }.map { question in (question, (byQuestion[question.id] ?? []).map(\.xmlID)) }
  }

  private func write(
    _ group: (question: Question, ids: [String]), number: Int, _ xml: inout XMLText
  ) {
    let kind =
      switch group.question.kind {
      case .matrix: "grid"
      case .multiple: "multipleResp"
      default: "other"
      }
    var attributes = [
      ("ID", "G\(number)"), ("type", kind), ("name", group.question.id),
      ("var", group.ids.joined(separator: " ")),
    ]
    if kind == "other" { attributes.insert(("otherType", "ranking"), at: 2) }
    xml.element("varGrp", attributes) { labels("labl", group.question.name, &$0) }
  }

  private func write(_ variable: DDIVariable, _ xml: inout XMLText) {
    var attributes = [
      ("ID", variable.xmlID), ("name", variable.name),
      ("intrvl", variable.question.kind == .number ? "contin" : "discrete"),
    ]
    if !responses.isEmpty { attributes.append(("files", "F1")) }
    let tally = DDITally(variable, responses: responses, weights: weights)
    xml.element("var", attributes) { xml in
      labels("labl", variable.label, &xml)
      xml.element("qstn", [("responseDomainType", variable.domain)]) { xml in
        labels("qstnLit", variable.question.text, &xml)
        if let help = variable.question.help { labels("ivuInstr", help, &xml) }
      }
      let limits = [variable.question.minimum, variable.question.maximum]
      if variable.question.kind == .number, limits.contains(where: { $0 != nil }) {
        xml.element("valrng") { xml in
          var range: [(String, String)] = []
          if let least = variable.question.minimum { range.append(("min", XPath.plain(least))) }
          if let most = variable.question.maximum { range.append(("max", XPath.plain(most))) }
          xml.empty("range", range)
        }
      }
      if let condition = questionnaire.condition(of: variable.question) {
        xml.element("universe", text: condition.written)
      }
      if variable.question.kind == .number, !responses.isEmpty {
        for (kind, value) in tally.summary {
          xml.element("sumStat", [("type", kind)], text: value)
        }
      }
      for category in variable.categories { write(category, tally, &xml) }
      xml.empty(
        "varFormat", [("type", variable.question.kind == .number ? "numeric" : "character")])
    }
  }

  private func write(_ category: DDIVariable.Category, _ tally: DDITally, _ xml: inout XMLText) {
    xml.element("catgry", category.isMissing ? [("missing", "Y")] : []) { xml in
      xml.element("catValu", text: category.code)
      labels("labl", category.label, &xml)
      guard !responses.isEmpty else { return }
      xml.element("catStat", [("type", "freq")], text: String(tally.counts[category.code] ?? 0))
      if weights != nil {
        let weighted = tally.weighted[category.code] ?? 0
        xml.element(
          "catStat", [("type", "freq"), ("wgtd", "wgtd")], text: XPath.plain(weighted))
      }
    }
  }

  /// A text, once for each language.
  private func labels(_ name: String, _ text: LocalizedText, _ xml: inout XMLText) {
    for (tag, words) in text.texts.sorted(by: { $0.key < $1.key }) where !words.isEmpty {
      xml.element(
        name, tag == LanguageNames.any ? [] : [("xml:lang", tag.rawValue)], text: words)
    }
  }
}
