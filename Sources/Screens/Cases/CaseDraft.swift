import Agenda
public import Fieldwork
public import Languages

/// What stands in the form of a case while somebody writes: words as they were typed, right or not.
public struct CaseDraft: Sendable {
  /// The language that the case is told in.
  public var language: LanguageTag
  /// The version of the text that was shown.
  public var version: Int
  /// The words by the name of their field.
  public var words: [String: String]
  /// The goals, targets and dimensions that are ticked, by the name of the field.
  public var ticked: [String: Set<String>]

  /// The fields of which each language has its own, in the order in which they are asked.
  static let texts = ["title", "summary"] + CaseForm.Part.allCases.map(\.rawValue) + ["groups"]

  /// An empty draft.
  ///
  /// - Parameter language: the language that the case is told in.
  public init(language: LanguageTag) {
    self.language = language
    version = 0
    words = [:]
    ticked = [:]
  }

  /// A draft with what a text says.
  ///
  /// - Parameters:
  ///   - form: the text.
  ///   - version: its number.
  public init(_ form: CaseForm, version: Int) {
    self.init(language: form.language)
    self.version = version
    for tag in Language.all.map(\.tag) {
      words["title.\(tag)"] = form.title[tag]
      words["summary.\(tag)"] = form.summary[tag]
      for (part, text) in form.parts { words["\(part.rawValue).\(tag)"] = text[tag] }
      let groups = form.groups.map { $0[tag] ?? "" }
      if groups.contains(where: { !$0.isEmpty }) {
        words["groups.\(tag)"] = groups.joined(separator: "\n")
      }
    }
    words["year"] = form.year == 0 ? "" : String(form.year)
    words["contact"] = form.contact
    words["link"] = form.link
    for picture in form.pictures {
      for tag in Language.all.map(\.tag) {
        words["picture.\(picture.file).\(tag)"] = picture.alternative[tag]
      }
    }
    ticked["goals"] = Set(form.goals.map { String($0.rawValue) })
    ticked["targets"] = Set(form.targets.map(\.rawValue))
    ticked["dimensions"] = Set(form.dimensions.map(\.rawValue))
  }

  /// A draft as a form sent it.
  ///
  /// - Parameters:
  ///   - language: the language that the case is told in.
  ///   - pictures: the names of its pictures, whose words the form may hold too.
  ///   - values: all values of a field.
  public init(
    language: LanguageTag, pictures: [String] = [], from values: (String) -> [String]
  ) {
    self.init(language: language)
    version = values("version").first.flatMap { Int($0) } ?? 0
    var names = ["year", "contact", "link"]
    for tag in Language.all.map(\.tag) {
      names += Self.texts.map { "\($0).\(tag)" } + pictures.map { "picture.\($0).\(tag)" }
    }
    for name in names { words[name] = values(name).first }
    for name in ["goals", "targets", "dimensions", "consents"] { ticked[name] = Set(values(name)) }
  }

  /// The text that the draft says; what the draft has no field for stays as it was.
  ///
  /// - Parameter old: the text so far.
  public func form(over old: CaseForm? = nil) -> CaseForm {
    func text(_ name: String, _ old: LocalizedText?) -> LocalizedText {
      var texts = old?.texts ?? [:]
      for tag in Language.all.map(\.tag) {
        guard let typed = words["\(name).\(tag)"] else { continue }
        texts[tag] = typed.allSatisfy(\.isWhitespace) ? nil : typed
      }
      return LocalizedText(texts)
    }
    var parts = old?.parts ?? [:]
    for part in CaseForm.Part.allCases {
      let told = text(part.rawValue, parts[part])
      parts[part] = told.texts.isEmpty ? nil : told
    }
    let targets = Set((ticked["targets"] ?? []).compactMap(TargetID.init(rawValue:)))
    // Whoever names a target names its goal.
    let goals = Set((ticked["goals"] ?? []).compactMap { GoalID($0) }).union(targets.map(\.goal))
    return CaseForm(
      title: text("title", old?.title), summary: text("summary", old?.summary),
      year: Int((words["year"] ?? "").filter { !$0.isWhitespace }) ?? 0, goals: goals.sorted(),
      targets: targets.sorted(),
      dimensions: SustainabilityDimension.allCases.filter {
        ticked["dimensions"]?.contains($0.rawValue) ?? false
      },
      groups: groups(over: old?.groups ?? []), parts: parts,
      pictures: (old?.pictures ?? []).map { picture in
        var picture = picture
        picture.alternative = text("picture.\(picture.file)", picture.alternative)
        return picture
      }, contact: filled("contact"), link: filled("link"), language: language)
  }

  /// One group a line; a line of another language translates the line of the same number.
  private func groups(over old: [LocalizedText]) -> [LocalizedText] {
    var groups: [[LanguageTag: String]] = old.map(\.texts)
    for tag in Language.all.map(\.tag) {
      guard let typed = words["groups.\(tag)"] else { continue }
      var lines = typed.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.trimmingBlanks }
      if tag == language { lines = lines.filter { !$0.isEmpty } }
      while groups.count < lines.count { groups.append([:]) }
      for index in groups.indices {
        let line = index < lines.count ? lines[index] : ""
        groups[index][tag] = line.isEmpty ? nil : line
      }
    }
    return groups.filter { $0[language] != nil }.map { LocalizedText($0) }
  }

  private func filled(_ name: String) -> String? {
    let text = (words[name] ?? "").trimmingBlanks
    return text.isEmpty ? nil : text
  }

  /// What is wrong with the draft, each beside its field.
  ///
  /// - Parameter language: the reader's language.
  public func problems(in language: Language) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    func note(_ key: String, _ field: String, _ values: [String: String] = [:]) {
      problems.append(FieldProblem(language.text(key, values), field: field))
    }
    let own = self.language
    func isEmpty(_ name: String) -> Bool {
      (words["\(name).\(own)"] ?? "").allSatisfy(\.isWhitespace)
    }
    if isEmpty("title") { note("case.fault.title", "title.\(own)") }
    if isEmpty("summary") { note("case.fault.summary", "summary.\(own)") }
    if isEmpty("done") { note("case.fault.done", "done.\(own)") }
    let form = form()
    if form.goals.isEmpty { note("case.fault.goals", "goals") }
    if !(1900...2999).contains(form.year) { note("case.fault.year", "year") }
    if let link = form.link, !link.hasPrefix("https://"), !link.hasPrefix("http://") {
      note("case.fault.link", "link")
    }
    for (name, text) in words.sorted(by: { $0.key < $1.key }) {
      let most = Self.most(name)
      if text.count > most {
        note(
          "case.fault.too-long", name,
          [
            "found": language.number(Double(text.count), decimals: 0),
            "most": language.number(Double(most), decimals: 0),
          ])
      }
    }
    return problems
  }

  /// The most characters of a field.
  private static func most(_ name: String) -> Int {
    switch name.split(separator: ".").first {
    case "title", "contact": 200
    case "summary", "picture", "link": 1000
    default: 20_000
    }
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    var rest = Substring(self).drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
