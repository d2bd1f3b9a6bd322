public import Languages
public import Problems

/// What the answers in words to one question are sorted by: its codebook.
public struct CodeFrame: Hashable, Sendable {
  /// The id of the question.
  public let question: String
  /// The codes in the order they are shown.
  public let codes: [Code]
  /// Whether a machine has given the codes; said wherever they are printed.
  public let isMachineMade: Bool

  /// One code.
  public struct Code: Hashable, Sendable {
    /// The id in files and addresses.
    public let id: String
    /// The name in tables.
    public let name: LocalizedText
    /// When an answer gets the code.
    public let definition: LocalizedText
    /// An answer that has it, made up or shortened.
    public let example: LocalizedText?
    /// Whether answers with the code may be quoted, where their units consent.
    public let isQuotable: Bool

    /// A code.
    ///
    /// - Parameters:
    ///   - id: the id in files and addresses.
    ///   - name: the name in tables.
    ///   - definition: when an answer gets the code.
    ///   - example: an answer that has it.
    ///   - isQuotable: whether answers with the code may be quoted.
    public init(
      id: String, name: LocalizedText, definition: LocalizedText, example: LocalizedText? = nil,
      isQuotable: Bool = true
    ) {
      self.id = id
      self.name = name
      self.definition = definition
      self.example = example
      self.isQuotable = isQuotable
    }
  }

  /// A codebook; nothing is checked before ``problems(at:)``.
  ///
  /// - Parameters:
  ///   - question: the id of the question.
  ///   - codes: in the order they are shown.
  ///   - isMachineMade: whether a machine has given the codes.
  public init(question: String, codes: [Code], isMachineMade: Bool = false) {
    self.question = question
    self.codes = codes
    self.isMachineMade = isMachineMade
  }

  /// The code of tables for answers that have none of the codes.
  public static let noCode = "no-code"

  /// Everything that is wrong in the codebook's meaning: ids that stand twice or mean something else.
  ///
  /// - Parameter place: the place in the file of a key path, such as `codes.2.id`.
  /// - Returns: the problems, in the order of the codes.
  public func problems(at place: (String) -> Place) -> [Problem] {
    var log = ProblemLog()
    var seen: Set<String> = []
    for (index, code) in codes.enumerated() {
      let place = place("codes.\(index).id")
      let values = ["question": question, "code": code.id]
      if !seen.insert(code.id).inserted { log.error("codes.duplicate", at: place, values) }
      if code.id == CodeFrame.noCode || Questionnaire.reservedCodes.contains(code.id) {
        log.error("codes.reserved", at: place, values)
      }
    }
    return log.problems
  }
}

extension Questionnaire {
  /// The question whose answers in words a file codes.
  ///
  /// - Parameters:
  ///   - id: the id that the file has.
  ///   - place: the file.
  ///   - log: takes an id that no question has, or that of a question without answers in words.
  /// - Returns: the question; nil where there is none of that kind.
  public func codedQuestion(
    _ id: String, at place: Place, log: inout ProblemLog
  ) -> Question? {
    let texts = questions.filter { $0.kind == .text }.map(\.id)
    guard let question = question(id) else {
      log.unknown("codes.unknown-question", found: id, known: texts, at: place)
      return nil
    }
    guard question.kind == .text else {
      log.error(
        "codes.not-a-text-question", at: place,
        [
          "question": id, "kind": question.kind.rawValue,
          "allowed": texts.isEmpty ? "–" : texts.joined(separator: ", "),
        ])
      return nil
    }
    return question
  }
}
