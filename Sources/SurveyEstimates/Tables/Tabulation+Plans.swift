import Languages
public import Measures
import Surveys

/// What is publicly known of units besides what they answered: what their plans work on.
public struct WorkedOn: Hashable, Sendable {
  /// The units whose plans have been read.
  public let units: Set<String>
  /// The units whose plans work on each goal, by the goal's number.
  public let goals: [Int: Set<String>]

  /// What plans work on.
  ///
  /// - Parameters:
  ///   - units: the units whose plans have been read.
  ///   - goals: the units whose plans work on each goal, by the goal's number.
  public init(units: Set<String>, goals: [Int: Set<String>]) {
    self.units = units
    self.goals = goals
  }
}

extension Tabulation {
  /// What units say of goals, held against what their plans work on.
  ///
  /// A table is made of each question with several choices, or a ranking, whose options are goals:
  /// their codes end in the goal's number, such as `goal-11`. Whoever knows the plans could count back
  /// to answers. So a goal is kept back whole where any count of its line, or of the units without a
  /// plan, is small, or the units that work on it are few, unless the answers are public facts.
  ///
  /// - Parameters:
  ///   - worked: what plans work on.
  ///   - disclosure: what is kept back.
  /// - Returns: a table for each such question, at `survey.<question>.plans`.
  public func answers(beside worked: WorkedOn, _ disclosure: Disclosure) -> [PublishedTable] {
    let writer = TableWriter(tabulation: self, disclosure: disclosure)
    return questionnaire.questions.compactMap { question in
      let goals = question.options.compactMap { option in
        GoalOption(option).map { (option: option, goal: $0.goal) }
      }
      guard question.kind == .multiple || question.kind == .ranking, goals.count > 2 else {
        return nil
      }
      let isProtected = writer.protects(question.id)
      // Beside rounded counts, true ones would tell what was rounded.
      if isProtected, disclosure.method != .suppress { return nil }
      let answered = responses.filter { $0[question.id].isAnswered }
      let counts = goals.map { goal in
        GoalCounts(
          answered, question: question.id, option: goal.option.code,
          worked: worked.goals[goal.goal] ?? [], read: worked.units)
      }
      return PublishedTable(
        protected: table(
          question, options: goals.map(\.option),
          cells: counts.flatMap { count in
            count.cells(isKeptBack: isProtected && count.isSmall(disclosure))
          }))
    }
  }

  private func table(_ question: Question, options: [Question.Option], cells: [Cell]) -> Table {
    Table(
      address: TableAddress(["survey", question.id, "plans"]),
      title: Words.text("survey.title.plans", ["question": question.name]),
      dimensions: [
        Dimension(
          id: "answer", name: Words.answer,
          categories: options.map { Category(code: $0.code, label: $0.text) }, role: .item),
        Dimension(
          id: "plan", name: Words.text("survey.dimension.plan"),
          categories: GoalCounts.Group.allCases.map { group in
            Category(code: group.rawValue, label: Words.text("survey.plan.\(group.rawValue)"))
          }, role: .breakdown),
      ],
      cells: cells,
      unit: UnitOfMeasure(code: "units", label: Words.text("unit.units"), decimals: 0),
      quantity: .count, period: settings.period,
      universe: Words.text("survey.universe.plans"), question: question.text,
      notes: settings.notes + [Words.text("survey.note.plans")], sources: settings.sources)
  }
}

/// An option that is a goal.
private struct GoalOption {
  let goal: Int

  /// Nil for an option whose code does not end in a goal's number.
  init?(_ option: Question.Option) {
    let digits = option.code.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    let word = option.code.dropLast(digits.count).filter { $0.isLetter }
    guard ["", "goal", "sdg", "g", "mal", "maal"].contains(word), let goal = Int(String(digits)),
      (1...17).contains(goal)
    else { return nil }
    self.goal = goal
  }
}

/// How many units say a goal, by whether their plans work on it.
private struct GoalCounts {
  enum Group: String, CaseIterable {
    case both, said, worked, neither
  }

  private(set) var counts: [Group: Int] = [:]
  /// The same of units whose plans have not been read.
  private var unread = (said: 0, other: 0)

  init(
    _ responses: [Response], question: String, option: String, worked: Set<String>,
    read: Set<String>
  ) {
    for response in responses {
      let says =
        switch response[question] {
        case .choices(let codes), .ranking(let codes): codes.contains(option)
        default: false
        }
      guard read.contains(response.unit) else {
        if says { unread.said += 1 } else { unread.other += 1 }
        continue
      }
      let works = worked.contains(response.unit)
      let group: Group = says ? (works ? .both : .said) : works ? .worked : .neither
      counts[group, default: 0] += 1
    }
  }

  private subscript(_ group: Group) -> Int { counts[group] ?? 0 }

  func isSmall(_ disclosure: Disclosure) -> Bool {
    let cells = Group.allCases.map { self[$0] } + [unread.said, unread.other]
    let groups = [
      self[.both] + self[.worked], self[.said] + self[.neither], unread.said + unread.other,
    ]
    return cells.contains { (1..<max(disclosure.minimumCount, 1)).contains($0) }
      || groups.contains { (1..<max(disclosure.minimumBase, 1)).contains($0) }
  }

  func cells(isKeptBack: Bool) -> [Cell] {
    let base = counts.values.reduce(0, +)
    return Group.allCases.map { group in
      if base == 0 {
        return Cell(value: .unknown(.noBase), base: .all(0), uncertainty: .none)
      }
      if isKeptBack {
        return Cell(value: .unknown(.suppressed), base: .withheld, uncertainty: .none)
      }
      return Cell(
        value: .known(Double(self[group])), base: .all(base), count: self[group],
        uncertainty: .notComputed)
    }
  }
}
