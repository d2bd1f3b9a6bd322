import Measures
public import Surveys

extension SharedResponse {
  /// The answers as the routing leads through them now: what is no longer asked is `notAsked`, though its
  /// record is kept.
  ///
  /// - Parameter rules: the questionnaire.
  /// - Returns: an answer for every question, by its id.
  public func answers(_ rules: ResponseRules) -> [String: Answer] {
    answers(rules) { records[$0]?.current?.value }
  }

  private func answers(
    _ rules: ResponseRules, given: (String) -> Answer?
  ) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for question in rules.questionnaire.questions {
      func isAsked(_ item: Question.Item?) -> Bool {
        rules.questionnaire.asks(question, item: item, levels: levels, answers: answers)
      }
      let value = given(question.id) ?? .notAnswered
      if question.kind == .matrix {
        var items: [String: Answer] = [:]
        for item in question.items {
          var answer = Answer.notAnswered
          if case .items(let given) = value { answer = given[item.code] ?? .notAnswered }
          items[item.code] = isAsked(item) ? answer : .notAsked
        }
        let isOpen = items.values.contains { $0 != .notAsked }
        answers[question.id] = isOpen ? .items(items) : .notAsked
      } else {
        answers[question.id] = isAsked(nil) ? value : .notAsked
      }
    }
    return answers
  }

  /// The questions that are asked now, by their ids.
  ///
  /// - Parameter rules: the questionnaire.
  /// - Returns: the ids.
  public func asked(_ rules: ResponseRules) -> Set<String> {
    Set(answers(rules).filter { $0.value != .notAsked }.keys)
  }

  /// What names the answers that would be handed in now: BLAKE2b of 256 bits over each question that is
  /// asked and its answer, in the order of the questions' ids.
  ///
  /// - Parameter rules: the questionnaire.
  /// - Returns: 64 hexadecimal digits.
  public func digest(_ rules: ResponseRules) -> String {
    var bytes: [UInt8] = []
    for (id, answer) in answers(rules).sorted(by: { $0.key < $1.key }) where answer != .notAsked {
      bytes.add(id)
      bytes.add(answer)
    }
    return Digest.blake2b(bytes)
  }

  /// The response as the analysis counts it.
  ///
  /// What was handed in last counts as complete, also where it was opened again and not handed in a second
  /// time; what was never handed in counts as partial.
  ///
  /// - Parameter rules: the questionnaire.
  /// - Returns: nil where nothing was answered.
  public func response(_ rules: ResponseRules) -> Response? {
    let time = rules.campaign.plan.time
    if let receipt = receipts.last {
      let answers = answers(rules) { id in
        guard let number = receipt.versions[id], let versions = records[id]?.versions,
          versions.indices.contains(number - 1)
        else { return nil }
        return versions[number - 1].value
      }
      return Response(
        unit: unit, levels: levels, submitted: time.day(of: receipt.at), status: .complete,
        answers: answers)
    }
    guard let last = records.values.compactMap({ $0.current?.at }).max() else { return nil }
    let response = Response(
      unit: unit, levels: levels, submitted: time.day(of: last), status: .partial,
      answers: answers(rules))
    return response.hasAnswers ? response : nil
  }
}

extension [UInt8] {
  /// Adds a text with its length before it, so that no two lists of texts look the same.
  fileprivate mutating func add(_ text: String) {
    self += Array("\(text.utf8.count):\(text)".utf8)
  }

  fileprivate mutating func add(_ answer: Answer) {
    if case .items(let items) = answer {
      add("items \(items.count)")
      for (code, value) in items.sorted(by: { $0.key < $1.key }) {
        add(code)
        add(value)
      }
    } else if case .choices(let codes) = answer {
      add("choices \(codes.count)")
      for code in codes { add(code) }
    } else if case .ranking(let codes) = answer {
      add("ranking \(codes.count)")
      for code in codes { add(code) }
    } else {
      // Numbers have one shortest form; the other kinds hold one text or none.
      add("\(answer)")
    }
  }
}
