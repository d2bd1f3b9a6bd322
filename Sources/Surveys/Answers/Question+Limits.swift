import Measures

extension Question {
  /// What is wrong with an answer by the limits of the question alone; routing and checks are another matter.
  ///
  /// - Parameter answer: the answer; none at all is never wrong.
  /// - Returns: the faults, those of a matrix in the order of its items.
  public func faults(of answer: Answer) -> [AnswerFault] {
    if case .items(let given) = answer {
      guard kind == .matrix else { return [AnswerFault(.wrongKind)] }
      let unknown = given.keys.filter { code in !items.contains { $0.code == code } }.sorted()
      return unknown.map { AnswerFault(.unknownItem, ["item": $0], part: $0) }
        + items.compactMap { item in
          given[item.code].flatMap { one(of: $0) }.map { $0.at(item.code) }
        }
    }
    if kind == .matrix {
      return answer == .notAsked || answer == .notAnswered ? [] : [AnswerFault(.wrongKind)]
    }
    return one(of: answer).map { [$0] } ?? []
  }

  /// What is wrong with an answer that is not a matrix's, or with that to one item.
  func one(of answer: Answer) -> AnswerFault? {
    switch (answer, kind) {
    case (.notAsked, _), (.notAnswered, _): nil
    case (.dontKnow, _): dontKnow == nil ? AnswerFault(.dontKnowNotOffered) : nil
    case (.choices(let codes), .single), (.choices(let codes), .scale),
      (.choices(let codes), .matrix):
      codes.count > 1 ? AnswerFault(.severalOptions) : unknown(codes)
    case (.choices(let codes), .multiple), (.ranking(let codes), .ranking): several(codes)
    case (.number(let number), .number): fault(of: number)
    case (.text(let text), .text): fault(of: text)
    case (.date(let day), .date):
      if let earliest, day < earliest {
        AnswerFault(.dateTooEarly, ["earliest": earliest.description])
      } else if let latest, day > latest {
        AnswerFault(.dateTooLate, ["latest": latest.description])
      } else {
        nil
      }
    case (.file(let file), .file): fault(of: file)
    case (.place, .place): nil
    default: AnswerFault(.wrongKind)
    }
  }

  private func unknown(_ codes: [String]) -> AnswerFault? {
    if codes.isEmpty { return AnswerFault(.wrongKind) }
    return codes.first { code in !options.contains { $0.code == code } }
      .map { AnswerFault(.unknownOption, ["option": $0]) }
  }

  private func several(_ codes: [String]) -> AnswerFault? {
    if let fault = unknown(codes) { return fault }
    if let twice = codes.firstTwice { return AnswerFault(.repeatedOption, ["option": twice]) }
    let alone = codes.first { code in
      options.contains { $0.code == code && ($0.isExclusive || $0.isDontKnow) }
    }
    if let alone {
      return codes.count > 1 ? AnswerFault(.exclusiveCombined, ["option": alone]) : nil
    }
    let found = String(codes.count)
    if let minimum, Double(codes.count) < minimum {
      return AnswerFault(.tooFewChoices, ["found": found, "minimum": plain(minimum)])
    }
    if let maximum, Double(codes.count) > maximum {
      return AnswerFault(.tooManyChoices, ["found": found, "maximum": plain(maximum)])
    }
    return nil
  }

  private func fault(of number: Double) -> AnswerFault? {
    if !number.isFinite { return AnswerFault(.notANumber) }
    if let minimum, number < minimum {
      return AnswerFault(.numberTooSmall, ["minimum": plain(minimum)])
    }
    if let maximum, number > maximum {
      return AnswerFault(.numberTooLarge, ["maximum": plain(maximum)])
    }
    return nil
  }

  private func fault(of text: String) -> AnswerFault? {
    let count = text.count
    if let minimum, Double(count) < minimum {
      return AnswerFault(.textTooShort, ["found": String(count), "minimum": plain(minimum)])
    }
    if let maximum, Double(count) > maximum {
      return AnswerFault(.textTooLong, ["found": String(count), "maximum": plain(maximum)])
    }
    return nil
  }

  private func fault(of file: FileReference) -> AnswerFault? {
    if !files.takes(file.mediaType) {
      return AnswerFault(
        .fileType,
        ["found": file.mediaType, "allowed": files.mediaTypes.joined(separator: ", ")])
    }
    if let largest = files.largest, file.size > largest {
      return AnswerFault(
        .fileTooLarge, ["found": String(file.size), "largest": String(largest)])
    }
    return nil
  }
}

extension Question.FileRule {
  /// Whether a media type is taken.
  ///
  /// - Parameter mediaType: such as `image/png`; what follows a semicolon is not looked at.
  /// - Returns: true where it is among the types, or where any is taken.
  public func takes(_ mediaType: String) -> Bool {
    let found = mediaType.lowercased().prefix { $0 != ";" && $0 != " " }
    return mediaTypes.isEmpty
      || mediaTypes.contains { wanted in
        let wanted = wanted.lowercased()
        return wanted.hasSuffix("/*") ? found.hasPrefix(wanted.dropLast()) : found == wanted
      }
  }
}

extension [String] {
  /// The first text that stands in the list before; lists of choices are short.
  var firstTwice: String? { indices.first { self[..<$0].contains(self[$0]) }.map { self[$0] } }
}
