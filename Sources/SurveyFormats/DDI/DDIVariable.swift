import Languages
import Surveys

/// One variable of a code book: a column of the answers, or a box of a question with several choices.
struct DDIVariable {
  /// The question.
  let question: Question
  /// The row of a matrix.
  let item: Question.Item?
  /// The option of a choice of several, or of a ranking.
  let option: Question.Option?
  /// Whether it holds the words to an option.
  var isOther = false

  /// A value that it can have.
  struct Category {
    let code: String
    let label: LocalizedText
    let isMissing: Bool
  }

  /// The variables of a question; none of a note.
  static func variables(_ question: Question) -> [DDIVariable] {
    var found: [DDIVariable]
    switch question.kind {
    case .note: return []
    case .matrix:
      found = question.items.map { DDIVariable(question: question, item: $0, option: nil) }
    case .multiple, .ranking:
      found = question.options.map { DDIVariable(question: question, item: nil, option: $0) }
    default: found = [DDIVariable(question: question, item: nil, option: nil)]
    }
    if question.other != nil {
      found.append(DDIVariable(question: question, item: nil, option: nil, isOther: true))
    }
    return found
  }

  /// The name: `question`, `question.item` or `question.option`.
  var name: String {
    if isOther { return question.otherColumn ?? question.id }
    return ([question.id] + [item?.code ?? option?.code].compactMap { $0 }).joined(separator: ".")
  }

  /// The name as an id of XML.
  var xmlID: String { "V_" + (isOther ? name + ".text" : name) }

  /// The words in tables.
  var label: LocalizedText { item?.text ?? option?.text ?? question.name }

  /// How it is answered, in the words of DDI.
  var domain: String {
    if isOther { return "text" }
    switch question.kind {
    case .single, .scale, .matrix: return "category"
    case .multiple: return "multiple"
    case .ranking, .number: return "numeric"
    case .date: return "datetime"
    case .text, .file, .place, .note: return "text"
    }
  }

  /// The values that it can have; none of numbers and words.
  var categories: [Category] {
    if isOther { return [] }
    switch question.kind {
    case .single, .scale, .matrix:
      return question.options.map {
        Category(code: $0.code, label: $0.text, isMissing: $0.isDontKnow)
      }
    case .multiple:
      return [
        Category(code: "1", label: LocalizedText { $0.text("ddi.chosen") }, isMissing: false),
        Category(code: "0", label: LocalizedText { $0.text("ddi.not-chosen") }, isMissing: false),
      ]
    default: return []
    }
  }

  /// The value that an answer has; nil where it has none.
  func value(_ response: Response) -> String? {
    guard !isOther else { return nil }
    var answer = response[question.id]
    if let item {
      guard case .items(let items) = answer else { return nil }
      answer = items[item.code] ?? .notAsked
    }
    switch answer {
    case .dontKnow:
      return question.kind == .multiple
        ? option.map { $0.isDontKnow ? "1" : "0" } : question.dontKnow?.code
    case .choices(let codes):
      guard let option else { return codes.first }
      return codes.contains(option.code) ? "1" : "0"
    case .ranking(let codes):
      return option.flatMap { codes.firstIndex(of: $0.code) }.map { String($0 + 1) }
    case .number(let number): return XPath.plain(number)
    default: return nil
    }
  }
}

/// How often each value of a variable occurs.
struct DDITally {
  private(set) var counts: [String: Int] = [:]
  private(set) var weighted: [String: Double] = [:]
  private var numbers: [Double] = []
  private let total: Int

  init(_ variable: DDIVariable, responses: [Response], weights: [Double]?) {
    total = responses.count
    for (index, response) in responses.enumerated() {
      guard let value = variable.value(response) else { continue }
      counts[value, default: 0] += 1
      weighted[value, default: 0] += weights?[index] ?? 1
      if variable.question.kind == .number, let number = Double(value) { numbers.append(number) }
    }
  }

  /// What is told of numbers: how many there are, the smallest, largest and mean.
  var summary: [(kind: String, value: String)] {
    guard let least = numbers.min(), let most = numbers.max() else {
      return [("vald", "0"), ("invd", String(total))]
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return [
      ("vald", String(numbers.count)), ("invd", String(total - numbers.count)),
      ("min", XPath.plain(least)), ("max", XPath.plain(most)), ("mean", XPath.plain(mean)),
    ]
  }
}
