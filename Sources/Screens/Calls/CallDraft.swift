public import Fieldwork
public import Languages
import Measures

/// What stands in the form of an open call while somebody prepares it: words as they were typed.
public struct CallDraft: Sendable {
  /// The words by the name of their field.
  public var words: [String: String]

  /// The fields of which each language has its own, in the order in which they are asked.
  static let texts = ["title", "introduction", "asker", "purpose", "use", "questions"]
  private static let others = [
    "kind", "document", "questionnaire", "review", "opens", "closes", "most",
  ]

  /// The names of the fields, in the order in which they are asked.
  public static let names: [String] =
    others + texts.flatMap { text in Language.all.map { "\(text).\($0.tag)" } }

  /// A draft of a new call.
  ///
  /// - Parameter review: the review that it is likely to belong to.
  public init(review: String) {
    words = ["kind": "hearing", "most": "20", "review": review]
  }

  /// A draft with what a call says.
  ///
  /// - Parameter call: the call.
  public init(_ call: OpenCall) {
    let plan = call.plan
    words = ["review": call.review, "most": String(plan.limit.most)]
    words["opens"] = plan.time.day(of: plan.opens).description
    words["closes"] = plan.time.day(of: plan.closes).description
    switch plan.kind {
    case .hearing(let document):
      words["kind"] = "hearing"
      words["document"] = document
    case .questionnaire(let version):
      words["kind"] = "questionnaire"
      words["questionnaire"] = "\(version.id)/\(version.number)"
    }
    for tag in Language.all.map(\.tag) {
      for (name, text) in Self.texts(of: plan) { words["\(name).\(tag)"] = text[tag] }
    }
  }

  /// A draft as a form sent it.
  ///
  /// - Parameter value: the value of a field.
  public init(from value: (String) -> String?) {
    words = [:]
    for name in Self.others { words[name] = value(name) }
    for name in Self.texts {
      for tag in Language.all.map(\.tag) { words["\(name).\(tag)"] = value("\(name).\(tag)") }
    }
  }

  /// The id of the review.
  public var review: String { (words["review"] ?? "").trimmingBlanks }

  /// The version of a questionnaire that is chosen; nil where it is a hearing.
  public var questionnaire: CampaignPlan.QuestionnaireVersion? {
    guard words["kind"] == "questionnaire", let chosen = words["questionnaire"] else { return nil }
    let parts = chosen.split(separator: "/")
    guard parts.count == 2, let number = Int(parts[1]) else { return nil }
    return .init(id: String(parts[0]), number: number)
  }

  /// What the draft says; nil where something is wrong.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the plan, or what is wrong, each beside its field.
  public func plan(in language: Language) -> (plan: OpenCall.Plan?, problems: [FieldProblem]) {
    var problems: [FieldProblem] = []
    func note(_ key: String, _ field: String) {
      problems.append(FieldProblem(language.text(key), field: field))
    }
    let title = text("title")
    if title.texts.isEmpty { note("call.fault.title", "title.\(language.tag)") }
    if review.isEmpty { note("call.fault.review", "review") }
    let opens = Day((words["opens"] ?? "").trimmingBlanks)
    let closes = Day((words["closes"] ?? "").trimmingBlanks)
    if opens == nil { note("call.fault.opens", "opens") }
    if closes == nil { note("call.fault.closes", "closes") }
    if let opens, let closes, closes < opens { note("call.fault.order", "closes") }
    var kind: OpenCall.Kind?
    if words["kind"] == "questionnaire" {
      kind = questionnaire.map { .questionnaire($0) }
      if kind == nil { note("call.fault.questionnaire", "questionnaire") }
    } else {
      let document = (words["document"] ?? "").trimmingBlanks
      if document.hasPrefix("https://") || document.hasPrefix("http://") {
        kind = .hearing(document: document)
      } else {
        note("call.fault.document", "document")
      }
    }
    let most = Int((words["most"] ?? "").trimmingBlanks) ?? 0
    if !(1...10_000).contains(most) { note("call.fault.most", "most") }
    for (name, text) in words.sorted(by: { $0.key < $1.key }) where text.count > 10_000 {
      note("call.fault.too-long", name)
    }
    guard problems.isEmpty, let kind, let opens, let closes else { return (nil, problems) }
    let time = CivilTime.centralEuropean
    let plan = OpenCall.Plan(
      kind: kind, title: title, introduction: text("introduction"),
      notice: .init(
        asker: text("asker"), purpose: text("purpose"), use: text("use"),
        questions: text("questions")), opens: time.start(of: opens), closes: time.end(of: closes),
      time: time, limit: Throttle(most: most, seconds: 600))
    return (plan, [])
  }

  /// The languages that a plan is written in.
  ///
  /// - Parameter plan: the plan.
  public static func languages(of plan: OpenCall.Plan) -> [LanguageTag] {
    Language.all.map(\.tag).filter { plan.title.texts[$0] != nil }
  }

  private func text(_ name: String) -> LocalizedText {
    var texts: [LanguageTag: String] = [:]
    for tag in Language.all.map(\.tag) {
      let typed = (words["\(name).\(tag)"] ?? "").trimmingBlanks
      if !typed.isEmpty { texts[tag] = typed }
    }
    return LocalizedText(texts)
  }

  private static func texts(of plan: OpenCall.Plan) -> [(String, LocalizedText)] {
    let notice = plan.notice
    return [
      ("title", plan.title), ("introduction", plan.introduction), ("asker", notice.asker),
      ("purpose", notice.purpose), ("use", notice.use), ("questions", notice.questions),
    ]
  }
}
