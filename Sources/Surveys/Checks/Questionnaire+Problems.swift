import Measures
public import Problems

extension Questionnaire {
  /// Category codes of tables, which an option cannot have as its own.
  static let reservedCodes: Set<String> = ["all", "top", "bottom", "not-answered", "dont-know"]

  /// Everything that is wrong in the questionnaire's meaning.
  ///
  /// - Parameters:
  ///   - levels: the levels of the units that can be asked.
  ///   - attributes: what is known of them, for expressions.
  ///   - place: the place in the file of a key path with positions from 0, such as `id`,
  ///     `wave.closes`, `sections.0.id`, `questions.3.ask-if`, `questions.3.ask-if.all.1.question`,
  ///     `questions.3.options.2.code` or `questions.3.items.0.levels`. Where options come from a
  ///     shared scale there is no such key, and the nearest one above it serves.
  /// - Returns: the problems, in the order of the questions.
  public func problems(
    levels: Set<String>, attributes: [RespondentAttribute] = [], at place: (String) -> Place
  ) -> [Problem] {
    withoutActuallyEscaping(place) { place in
      var check = QuestionnaireCheck(
        questionnaire: self, levels: levels, attributes: attributes, place: place)
      check.run()
      return check.log.problems
    }
  }

  /// The levels that the questionnaire has questions, words or conditions for.
  ///
  /// - Parameter levels: the levels that there are.
  /// - Returns: those without which something in the questionnaire would be wrong, in the order given.
  public func levelsNamed(among levels: [String]) -> [String] {
    func errorCount(_ levels: [String]) -> Int {
      problems(levels: Set(levels)) { Place("", cell: $0) }.count { $0.severity == .error }
    }
    let usual = errorCount(levels)
    return levels.filter { level in errorCount(levels.filter { $0 != level }) > usual }
  }
}

/// Walks through a questionnaire and notes what is wrong.
struct QuestionnaireCheck {
  let questionnaire: Questionnaire
  let levels: Set<String>
  let attributes: [RespondentAttribute]
  let place: (String) -> Place
  /// The position of each question, the first of that id.
  let positions: [String: Int]
  var log = ProblemLog()

  init(
    questionnaire: Questionnaire, levels: Set<String>, attributes: [RespondentAttribute],
    place: @escaping (String) -> Place
  ) {
    self.questionnaire = questionnaire
    self.levels = levels
    self.attributes = attributes
    self.place = place
    positions = Dictionary(
      questionnaire.questions.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func run() {
    checkWave()
    checkSections()
    if questionnaire.questions.isEmpty {
      log.error("questionnaire.no-questions", at: place("questions"))
    }
    var seen: Set<String> = []
    for (index, question) in questionnaire.questions.enumerated() {
      let path = "questions.\(index)"
      checkCode(question.id, at: "\(path).id")
      if !seen.insert(question.id).inserted {
        log.error(
          "questionnaire.duplicate-question", at: place("\(path).id"), ["question": question.id])
      }
      checkSection(of: question, path: path)
      checkLevels(question.levels, at: "\(path).levels")
      checkOptions(of: question, path: path)
      checkItems(of: question, path: path)
      checkLimits(of: question, path: path)
      checkKeys(of: question, path: path)
      checkRules(of: question, at: index, path: path)
      if let condition = question.condition {
        check(condition, of: question, at: index, path: "\(path).ask-if")
      }
    }
    checkSectionConditions()
    checkPrevious()
    checkTranslations()
    if !log.hasErrors { checkReach() }
  }

  /// Questions that no answers lead to; looked for where all else is in order.
  private mutating func checkReach() {
    var reachability = Reachability(questionnaire)
    for (index, question) in questionnaire.questions.enumerated()
    where questionnaire.condition(of: question) != nil {
      let asked = question.levels.isEmpty ? levels.sorted() : question.levels
      // An organisation can stand at all levels at once, as Oslo does.
      let respondents = asked.map { [$0] } + [levels.sorted()]
      if !respondents.contains(where: { reachability.reaches(question, levels: $0) }) {
        log.warning(
          "questionnaire.never-asked", at: place("questions.\(index).ask-if"),
          ["question": question.id])
      }
    }
  }

  private mutating func checkWave() {
    if let opens = questionnaire.wave.opens, let closes = questionnaire.wave.closes, closes < opens
    {
      log.error(
        "questionnaire.wave-order", at: place("wave.closes"),
        ["opens": opens.description, "closes": closes.description])
    }
  }

  private mutating func checkSections() {
    var seen: Set<String> = []
    let used = Set(questionnaire.questions.compactMap(\.section))
    for (index, section) in questionnaire.sections.enumerated() {
      let path = "sections.\(index).id"
      checkCode(section.id, at: path)
      if !seen.insert(section.id).inserted {
        log.error(
          "questionnaire.duplicate-section", at: place(path), ["section": section.id])
      } else if !used.contains(section.id) {
        log.warning("questionnaire.empty-section", at: place(path), ["section": section.id])
      }
    }
  }

  private mutating func checkSection(of question: Question, path: String) {
    let known = questionnaire.sections.map(\.id)
    guard let section = question.section, !known.contains(section) else { return }
    log.unknown(
      "questionnaire.unknown-section", found: section, known: known,
      at: place("\(path).section"), ["question": question.id])
  }

  mutating func checkLevels(_ named: [String], at path: String) {
    for level in named where !levels.contains(level) {
      log.unknown(
        "questionnaire.unknown-level", found: level, known: levels.sorted(), at: place(path))
    }
  }

  /// Codes become parts of addresses, so they are made of few signs.
  mutating func checkCode(_ code: String, at path: String) {
    let fits =
      !code.isEmpty
      && code.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
    if !fits { log.error("questionnaire.bad-code", at: place(path), ["found": code]) }
  }
}
