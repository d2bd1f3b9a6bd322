import Accounts
import Fieldwork
import Languages
import Measures
import OfficeFixture
import Records
import Surveys
import Testing

@testable import Office

/// Somebody who answers every question that is shown, with the first answer that is allowed.
enum SimulatedRespondent {
  /// Opens a campaign for one unit, answers everything and hands in.
  ///
  /// - Returns: what came of it, in words.
  static func answer(_ questionnaire: String, in small: SmallOffice) async throws -> String {
    let seed = Array("\(questionnaire) is a seed for tests".utf8).prefix(16)
    let token = try #require(LinkToken(random: Array(seed)))
    try await open(questionnaire, token, in: small)
    let desk = small.office.answers
    let holder = try #require(try await desk.holder(token))
    _ = try await desk.apply(.open, by: holder)
    let rules = holder.rules
    let respondent = Respondent(
      levels: holder.response.levels, attributes: rules.attributes, day: rules.day)
    var answers: [String: Answer] = [:]
    var passed: Set<String> = []
    var given = 0
    while true {
      let state = rules.questionnaire.state(respondent: respondent, answers: answers)
      let next = state.questions.first {
        $0.takesAnswer && !$0.isGiven && !passed.contains($0.question)
      }
      guard let next, let question = rules.questionnaire.question(next.question) else { break }
      let answer = candidates(question, next).first { answer in
        var tried = state.answers
        tried[question.id] = answer
        return rules.questionnaire.faults(
          of: answer, to: question, respondent: respondent, answers: tried
        ).isEmpty
      }
      passed.insert(question.id)
      guard let answer else { continue }
      let change = AnswerChange(
        question: question.id, value: answer, basis: 0, id: "\(questionnaire)-\(given)")
      let files = answer.fileReference.map { file in
        AnswerDesk.SentFile(
          reference: file,
          file: FileStore.Sent([UInt8](repeating: 1, count: file.size), type: file.mediaType))
      }
      let result = try await desk.apply(
        .answer([change]), with: files.map { [$0] } ?? [], by: holder)
      #expect(result.outcomes.allSatisfy { $0.isAcknowledged }, "\(question.id)")
      answers[question.id] = answer
      given += 1
    }
    let last = try #require(try await desk.holder(token))
    let state = last.response.form(last.rules)
    let open = state.questions.filter { $0.takesAnswer && !$0.isGiven }.map(\.question)
    guard state.isComplete else {
      return "not complete, without \((state.missing + state.invalid).joined(separator: " "))"
    }
    // A form of notes alone asks nothing: there is nothing to hand in.
    if state.asked == 0 { return "nothing is asked" }
    let digest = last.response.digest(last.rules)
    let submitted = try await desk.apply(.submit(seen: digest), by: last)
    #expect(submitted.response.state == .submitted)
    return open.isEmpty
      ? "answered and handed in" : "handed in without \(open.joined(separator: " "))"
  }

  private static func open(
    _ questionnaire: String, _ token: LinkToken, in small: SmallOffice
  ) async throws {
    var plan = try #require(try await small.office.campaigns.campaign("k27", of: "ks")).plan
    plan.questionnaire = .init(id: questionnaire, number: 1)
    let fieldwork = small.database.fieldwork
    let frame = SamplingFrame(units: [.init(code: "1811", levels: ["municipality"])])
    try await fieldwork.add(
      Campaign(id: questionnaire, owner: "ks", review: "r", plan: plan, frame: frame))
    let editor = Fieldwork.Person(id: "editor")
    try await fieldwork.apply(
      .open(languages: [.nb]), to: questionnaire, of: "ks", by: editor, at: plan.opens)
    try await fieldwork.add(
      [
        Link(
          id: questionnaire, campaign: questionnaire, unit: "1811", kind: .coordinator,
          token: token, key: small.office.ground.keys.links, by: editor, at: plan.opens)
      ], of: "ks")
  }

  /// Answers to try, the plainest first.
  private static func candidates(_ question: Question, _ asked: FormState.Asked) -> [Answer] {
    let options = question.options.filter { asked.options.contains($0.code) }
    let codes = options.filter { !$0.isDontKnow }.map(\.code)
    switch question.kind {
    case .note: return []
    case .single, .scale: return codes.map { .choices([$0]) }
    case .multiple:
      let plain = options.filter { !$0.isDontKnow && !$0.isExclusive }.map(\.code)
      return (1...max(1, plain.count)).map { .choices(Array(plain.prefix($0))) }
        + codes.map { .choices([$0]) }
    case .ranking:
      return (1...max(1, codes.count)).reversed().map { .ranking(Array(codes.prefix($0))) }
    case .matrix:
      return codes.map { code in
        .items(Dictionary(uniqueKeysWithValues: asked.items.map { ($0, .choices([code])) }))
      }
    case .number: return numbers(question).map { .number($0) }
    case .text: return words(question).map { .text($0) }
    case .date:
      let days = ["2027-01-05", "2020-02-29", "2000-01-01", "2030-12-31"].compactMap { Day($0) }
      return ([question.earliest, question.latest].compactMap { $0 } + days).map { .date($0) }
    case .file:
      let types = question.files.mediaTypes.map { $0.replacing("/*", with: "/png") }
      return (types + ["application/pdf"]).map {
        .file(FileReference(id: "f", name: "a.pdf", mediaType: $0, size: 1))
      }
    case .place:
      let point = Location.Point(latitude: 59.9, longitude: 10.7)
      return [Location(point: point, text: "Oslo")].compactMap { $0 }.map { .place($0) }
    }
  }

  private static func numbers(_ question: Question) -> [Double] {
    let limits = [question.minimum, question.maximum].compactMap { $0 }
    return [1, 0, 5, 10, 2, 3, 18, 20, 30, 50, 100, 1000, 2000, 2020, 9999, -1, 0.5, 1e6] + limits
      + limits.map { $0 + 1 } + limits.map { $0 - 1 } + ownNumbers(question)
  }

  /// Numbers that stand in the question's own checks, and those beside them.
  private static func ownNumbers(_ question: Question) -> [Double] {
    question.checks.flatMap { check in
      check.that.text.split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
    }.flatMap { [$0, $0 + 1, $0 - 1] }
  }

  private static func words(_ question: Question) -> [String] {
    let quoted = question.checks.flatMap { check in
      check.that.text.split { $0 == "'" || $0 == "\"" }.map(String.init)
    }
    let lengths = (1...40).map { String(repeating: "1", count: $0) }
    let letters = (1...40).map { String(repeating: "a", count: $0) }
    return ["Words", "a@b.example", "https://a.example/", "2027-01-05", "12:30", "A1"] + quoted
      + lengths + letters + [String(repeating: "words ", count: 50)]
  }
}
