import Languages
public import Surveys

/// Finds out what the columns of collected answers hold: by id, by the question's words, or by LimeSurvey's
/// codes.
///
/// Method: a column `Q1[SQ001]`, `Q1_SQ001` or `Q1.sq001` is the item, option or rank `SQ001` of the question
/// `q1`; `Q1[other]` and `Q1_other` are the words to its option; `Q1. Words` and `Words [Item]` are LimeSurvey's
/// headings with words. Capitals and blanks never matter, and the words may be in any language.
public struct AnswerMatching: Sendable {
  private let known: [String: AnswerColumn]
  private let own: [String: AnswerColumn]

  /// A matching for a questionnaire.
  ///
  /// - Parameters:
  ///   - questionnaire: the questionnaire.
  ///   - mapping: what columns hold by their names, as ``AnswerColumn/name`` says it; it goes before all else.
  public init(_ questionnaire: Questionnaire, mapping: [String: String] = [:]) {
    let all = AnswerColumn.all(of: questionnaire)
    let named = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var own: [String: AnswerColumn] = [:]
    for (column, name) in mapping { own[AnswerMatching.key(column)] = named[name] ?? .nothing }
    self.own = own
    var found: [String: Set<AnswerColumn>] = [:]
    func add(_ name: String, _ column: AnswerColumn) {
      let key = AnswerMatching.key(name)
      if !key.isEmpty { found[key, default: []].insert(column) }
    }
    for column in all { add(column.name, column) }
    for name in ["unit", "enhet", "eining", "kommunenummer", "kommunenr", "fylkesnummer"] {
      add(name, .unit)
    }
    for name in ["submitted", "submitdate", "date submitted", "levert", "innlevert dato"] {
      add(name, .submitted)
    }
    for question in questionnaire.questions where question.kind.isAsked {
      let texts = Set(question.text.texts.values).union(
        question.title?.texts.values.map { $0 } ?? [])
      AnswerMatching.add(question, texts, add)
    }
    // Words that stand for two things stand for neither.
    var known: [String: AnswerColumn] = [:]
    for (key, columns) in found where columns.count == 1 { known[key] = columns.first }
    self.known = known
  }

  private static func add(
    _ question: Question, _ texts: Set<String>, _ add: (String, AnswerColumn) -> Void
  ) {
    let id = question.id
    func several(_ code: String, _ words: [String], _ column: AnswerColumn) {
      for name in ["\(id)[\(code)]", "\(id)_\(code)"] { add(name, column) }
      for text in texts { for word in words { add("\(text) [\(word)]", column) } }
    }
    if question.kind != .matrix {
      for text in texts { add(text, .question(id)) }
    }
    switch question.kind {
    case .matrix:
      for item in question.items {
        several(item.code, Array(item.text.texts.values), .item(question: id, item: item.code))
      }
    case .multiple:
      for option in question.options where !option.takesText {
        several(
          option.code, Array(option.text.texts.values),
          .option(question: id, option: option.code))
      }
      for option in question.options where option.takesText {
        add("\(id)[\(option.code)]", .option(question: id, option: option.code))
      }
    case .ranking:
      for number in question.options.indices.map({ $0 + 1 }) {
        several(String(number), ["Rank \(number)"], .rank(question: id, number: number))
      }
    default: break
    }
    if question.other != nil {
      for name in ["\(id)[other]", "\(id)_other"] { add(name, .other(id)) }
      for text in texts {
        for word in ["Other", "Annet", "Anna"] { add("\(text) [\(word)]", .other(id)) }
      }
    }
  }

  /// What a column holds; nil where that cannot be told.
  ///
  /// - Parameter column: its name.
  public func column(_ column: String) -> AnswerColumn? {
    let key = AnswerMatching.key(column)
    if let found = own[key] ?? known[key] { return found }
    // `Q1. Words` and `Q1[SQ001]. Words`: the code before the first full stop and blank.
    if let end = column.firstRange(of: /\.\s/)?.lowerBound {
      return known[AnswerMatching.key(String(column[..<end]))]
    }
    return nil
  }

  /// The words as they are held against each other.
  static func key(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
