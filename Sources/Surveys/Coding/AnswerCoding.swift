public import Languages

/// The answers in words to one question with the codes they were given.
public struct AnswerCoding: Hashable, Sendable {
  /// What the answers are sorted by.
  public let frame: CodeFrame
  /// The answers that at least one has coded.
  public let answers: [CodedAnswer]
  /// What may be quoted: with consent, and of no answer whose codes forbid it.
  public let quotations: [Quotation]

  /// The coding of a question.
  ///
  /// Quotations of answers with a code that may not be quoted are left out here.
  ///
  /// - Parameters:
  ///   - frame: what the answers are sorted by.
  ///   - answers: the answers that are coded, each response once.
  ///   - consented: passages that may be quoted by consent, with the position of their answer.
  public init(
    frame: CodeFrame, answers: [CodedAnswer],
    consented: [(answer: Int, text: String, language: LanguageTag?)] = []
  ) {
    self.frame = frame
    self.answers = answers
    let kept = Set(frame.codes.filter { !$0.isQuotable }.map(\.id))
    quotations = consented.compactMap { answer, text, language in
      let codes = frame.final(answers[answer])
      // Any coder's code counts here: what somebody found too delicate is not quoted.
      let found = Set(codes + answers[answer].codings.flatMap(\.codes))
      guard found.isDisjoint(with: kept) else { return nil }
      return Quotation(
        unit: answers[answer].unit, text: text, language: language, codes: codes)
    }
  }

  /// The codes that an answer ends up with, in the order of the codebook.
  ///
  /// - Parameter answer: the answer.
  /// - Returns: what was settled; else the codes that all who coded it gave.
  public func codes(of answer: CodedAnswer) -> [String] { frame.final(answer) }

  /// The answers that at least two have coded.
  public var doubleCoded: [CodedAnswer] { answers.filter { $0.codings.count > 1 } }
}

/// One answer in words with the codes it was given.
public struct CodedAnswer: Hashable, Sendable {
  /// The code of the unit.
  public let unit: String
  /// The levels it answered for.
  public let levels: [String]
  /// Who gave which codes, each coder once.
  public let codings: [Coding]
  /// What the coders agreed on afterwards; nil where nothing was settled.
  public let settled: [String]?

  /// The codes that one coder gave an answer; none where nothing fitted.
  public struct Coding: Hashable, Sendable {
    /// The coder's name or sign.
    public let coder: String
    /// The codes.
    public let codes: [String]

    /// The codes of one coder.
    ///
    /// - Parameters:
    ///   - coder: the coder's name or sign.
    ///   - codes: the codes.
    public init(coder: String, codes: [String]) {
      self.coder = coder
      self.codes = codes
    }
  }

  /// A coded answer.
  ///
  /// - Parameters:
  ///   - unit: the code of the unit.
  ///   - levels: the levels it answered for.
  ///   - codings: who gave which codes, each coder once.
  ///   - settled: what the coders agreed on afterwards.
  public init(unit: String, levels: [String], codings: [Coding], settled: [String]? = nil) {
    self.unit = unit
    self.levels = levels
    self.codings = codings
    self.settled = settled
  }
}

/// A passage of an answer that may be printed with the unit's name.
public struct Quotation: Hashable, Sendable {
  /// The code of the unit.
  public let unit: String
  /// The words, as they stand in the answer; "[…]" where some are left out.
  public let text: String
  /// The language of the words, where it is told.
  public let language: LanguageTag?
  /// The codes that the answer ended up with.
  public let codes: [String]
}

extension CodeFrame {
  /// The codes that an answer ends up with, in the order of the codebook.
  fileprivate func final(_ answer: CodedAnswer) -> [String] {
    if let settled = answer.settled { return codes.map(\.id).filter(settled.contains) }
    return codes.map(\.id).filter { id in
      !answer.codings.isEmpty && answer.codings.allSatisfy { $0.codes.contains(id) }
    }
  }
}
