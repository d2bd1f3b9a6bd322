import Measures
public import Surveys

extension SharedResponse {
  /// Where the response stands: what is asked, answered, missing and wrong.
  ///
  /// - Parameter rules: the questionnaire and what is known of the unit.
  /// - Returns: the state; answers to questions that are no longer asked are set aside.
  public func form(_ rules: ResponseRules) -> FormState {
    form(rules, day: rules.day, given: records.compactMapValues { $0.current?.value })
  }

  private func form(_ rules: ResponseRules, day: Day?, given: [String: Answer]) -> FormState {
    rules.questionnaire.state(
      respondent: Respondent(levels: levels, attributes: rules.attributes, day: day),
      answers: given)
  }

  /// The answers as the routing leads through them now: what is no longer asked is `notAsked`, though its
  /// record is kept.
  ///
  /// - Parameter rules: the questionnaire and what is known of the unit.
  /// - Returns: an answer for every question, by its id.
  public func answers(_ rules: ResponseRules) -> [String: Answer] { form(rules).answers }

  /// What names the answers that would be handed in now.
  ///
  /// BLAKE2b of 256 bits over each question that is asked and its answer, in the order of the questions' ids.
  ///
  /// - Parameter rules: the questionnaire and what is known of the unit.
  /// - Returns: 64 hexadecimal digits.
  public func digest(_ rules: ResponseRules) -> String { SharedResponse.digest(answers(rules)) }

  static func digest(_ answers: [String: Answer]) -> String {
    var bytes: [UInt8] = []
    for (id, answer) in answers.sorted(by: { $0.key < $1.key }) where answer != .notAsked {
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
  /// - Parameter rules: the questionnaire and what is known of the unit.
  /// - Returns: nil where nothing was answered.
  public func response(_ rules: ResponseRules) -> Response? {
    let time = rules.campaign.plan.time
    if let receipt = receipts.last {
      var given: [String: Answer] = [:]
      for (key, number) in receipt.versions {
        guard let versions = records[key]?.versions, versions.indices.contains(number - 1) else {
          continue
        }
        given[key] = versions[number - 1].value
      }
      let day = time.day(of: receipt.at)
      return Response(
        unit: unit, levels: levels, submitted: day, status: .complete,
        answers: form(rules, day: day, given: given).answers)
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

  fileprivate mutating func add(_ kind: String, _ texts: [String]) {
    add("\(kind) \(texts.count)")
    for text in texts { add(text) }
  }

  fileprivate mutating func add(_ answer: Answer) {
    switch answer {
    case .notAsked: add("not-asked")
    case .notAnswered: add("not-answered")
    case .dontKnow: add("dont-know")
    case .choices(let codes): add("choices", codes)
    case .ranking(let codes): add("ranking", codes)
    // The shortest decimal form that is this number and no other.
    case .number(let number): add("number", ["\(number)"])
    case .text(let text): add("text", [text])
    case .date(let day): add("date", [day.description])
    case .file(let file): add("file", [file.id, file.name, file.mediaType, String(file.size)])
    case .place(let place):
      let point = place.point.map { ["\($0.latitude)", "\($0.longitude)"] } ?? []
      add("place", [place.text] + point)
    case .items(let items):
      add("items \(items.count)")
      for (code, value) in items.sorted(by: { $0.key < $1.key }) {
        add(code)
        add(value)
      }
    }
  }
}
