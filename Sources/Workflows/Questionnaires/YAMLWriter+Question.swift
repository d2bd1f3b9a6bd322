import Languages
import Measures
import Surveys

extension YAMLWriter {
  /// Something that can be chosen.
  mutating func option(_ option: Question.Option) {
    quoted("code", option.code)
    words("text", option.text)
    if let value = option.value { word("value", YAMLWriter.plain(value)) }
    if option.isDontKnow { word("dont-know", "true") }
    if option.isExclusive { word("exclusive", "true") }
    if option.takesText { word("other", "true") }
    condition("ask-if", option.condition)
  }

  /// One question.
  mutating func question(_ question: Question, scales: QuestionnaireYAML.Scales) {
    quoted("id", question.id)
    if let section = question.section { quoted("section", section) }
    word("type", question.kind.rawValue)
    words("text", question.text)
    if let title = question.title { words("title", title) }
    if let help = question.help { words("help", help) }
    if question.isRequired { word("required", "true") }
    if !question.levels.isEmpty { list("levels", question.levels) }
    condition("ask-if", question.condition)
    if let scale = scales.name(of: question.options) {
      quoted("scale", scale)
    } else {
      objects("options", question.options) { $0.option($1) }
    }
    objects("items", question.items) { yaml, item in
      yaml.quoted("code", item.code)
      yaml.words("text", item.text)
      if !item.levels.isEmpty { yaml.list("levels", item.levels) }
      yaml.condition("ask-if", item.condition)
    }
    if let least = question.minimum { word("minimum", YAMLWriter.plain(least)) }
    if let most = question.maximum { word("maximum", YAMLWriter.plain(most)) }
    if let day = question.earliest { word("earliest", day.description) }
    if let day = question.latest { word("latest", day.description) }
    if !question.isLong { word("length", "short") }
    if let unit = question.unit {
      object("unit") { yaml in
        yaml.quoted("code", unit.code)
        yaml.words("text", unit.label)
        if unit.decimals != 0 { yaml.word("decimals", String(unit.decimals)) }
      }
    }
    if question.files != Question.FileRule() {
      object("files") { yaml in
        if !question.files.mediaTypes.isEmpty { yaml.list("types", question.files.mediaTypes) }
        if let largest = question.files.largest { yaml.word("largest", String(largest)) }
      }
    }
    objects("variants", question.variants) { yaml, variant in
      yaml.list("levels", variant.levels)
      yaml.words("text", variant.text)
      if let help = variant.help { yaml.words("help", help) }
    }
    objects("check", question.checks) { yaml, check in
      yaml.quoted("that", check.that.text)
      yaml.words("message", check.message)
    }
  }

  /// A key with a text for readers, as it is: one string only where it is one for all languages.
  mutating func words(_ key: String, _ value: LocalizedText) {
    let texts = Language.all.compactMap { language in
      value.texts[language.tag] == nil ? nil : value[language.tag].map { (language.tag, $0) }
    }
    guard !texts.isEmpty else {
      quoted(key, value.text(in: .en))
      return
    }
    let isForAll = value.texts.count > texts.count
    let all = isForAll ? Language.all.compactMap { l in value[l.tag].map { (l.tag, $0) } } : texts
    word(
      key,
      "{" + all.map { "\($0.0): \(YAMLWords.quoted($0.1))" }.joined(separator: ", ") + "}")
  }

  /// A condition: an expression as text, others as objects in one line.
  mutating func condition(_ key: String, _ condition: Condition?) {
    guard let condition else { return }
    word(key, YAMLWriter.inline(condition))
  }

  private static func inline(_ condition: Condition) -> String {
    func about(_ question: String, _ item: String?, _ rest: String) -> String {
      let item = item.map { ", item: " + YAMLWords.quoted($0) } ?? ""
      return "{question: \(YAMLWords.quoted(question))\(item), \(rest)}"
    }
    func list(_ key: String, _ parts: [Condition]) -> String {
      "{\(key): [" + parts.map(inlineObject).joined(separator: ", ") + "]}"
    }
    switch condition {
    case .answered(let question, let item): return about(question, item, "answered: true")
    case .isAny(let question, let item, let options):
      return about(
        question, item,
        "is: [" + options.map { YAMLWords.quoted($0) }.joined(separator: ", ") + "]")
    case .atLeast(let question, let item, let limit):
      return about(question, item, "at-least: " + plain(limit))
    case .atMost(let question, let item, let limit):
      return about(question, item, "at-most: " + plain(limit))
    case .all(let parts): return list("all", parts)
    case .any(let parts): return list("any", parts)
    case .not(let part): return "{not: \(inlineObject(part))}"
    case .expression(let expression): return YAMLWords.quoted(expression.text)
    }
  }

  /// Within another condition an expression stands as an object too.
  private static func inlineObject(_ condition: Condition) -> String {
    if case .expression(let expression) = condition {
      return "{expression: \(YAMLWords.quoted(expression.text))}"
    }
    return inline(condition)
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
