import Surveys

extension Question {
  /// Why an answer cannot be stored: it is not of the question's form.
  ///
  /// Whether it is a good answer (within limits, as many choices as wanted) is shown to the respondent, but
  /// does not keep it from being stored.
  ///
  /// - Parameters:
  ///   - answer: the answer.
  ///   - key: the question's id, or that of the words to an option.
  /// - Returns: nil where it can be stored.
  func refusal(of answer: Answer, to key: String) -> Refusal.Reason? {
    if case .text(let text) = answer, text.utf8.count > SharedResponse.longestText {
      return .tooLong
    }
    if key == otherColumn {
      switch answer {
      case .text, .notAnswered: return nil
      default: return .unfitAnswer
      }
    }
    return fits(answer) ? nil : .unfitAnswer
  }

  private func fits(_ answer: Answer) -> Bool {
    switch answer {
    case .notAnswered: return true
    case .notAsked: return false
    case .dontKnow: return dontKnow != nil
    case .choices(let codes):
      if kind == .single || kind == .scale { return codes.count == 1 && areOptions(codes) }
      return kind == .multiple && !codes.isEmpty && areOptions(codes)
    case .ranking(let codes):
      return kind == .ranking && !codes.isEmpty && areOptions(codes)
    case .number(let number): return kind == .number && number.isFinite
    case .text: return kind == .text
    case .date: return kind == .date
    case .file: return kind == .file
    case .place: return kind == .place
    case .items(let answers):
      return kind == .matrix
        && answers.allSatisfy { code, answer in
          guard items.contains(where: { $0.code == code }) else { return false }
          switch answer {
          case .notAnswered: return true
          case .dontKnow: return dontKnow != nil
          case .choices(let codes): return codes.count == 1 && areOptions(codes)
          default: return false
          }
        }
    }
  }

  private func areOptions(_ codes: [String]) -> Bool {
    let known = Set(options.filter { !$0.isDontKnow }.map(\.code))
    return Set(codes).count == codes.count && codes.allSatisfy(known.contains)
  }
}
