import Agenda

extension PlanReader {
  /// Reads a whole plan.
  ///
  /// The document's language helps where a passage is too short to tell. Headings that speak of the
  /// UN's goals make a bare "mål 3" below them one of those. Where a page, or what stands under one
  /// heading, names most of the goals, it only shows them: its passages are marked as such a list.
  ///
  /// - Parameter plan: the plan as passages.
  /// - Returns: what was found in each passage.
  public func read(_ plan: PlanText) -> ReadPlan {
    var sums = SIMD8<UInt32>(repeating: 0)
    var speaksOfGoals = false
    for passage in plan.passages {
      sums &+= votes(of: passage.text)
      speaksOfGoals = speaksOfGoals || self.speaksOfGoals(passage.text)
    }
    let language = LanguageVote(sums: sums).decided.language
    var known = HeadingContexts()
    var readings: [PassageReading] = []
    readings.reserveCapacity(plan.passages.count)
    for passage in plan.passages {
      let heading = known.context(of: passage.headings, in: language, by: self)
      readings.append(
        read(
          passage.text, in: language,
          surroundings: heading.isOnGoals ? .heading : speaksOfGoals ? .document : .none,
          below: heading.role, topics: heading.topics))
    }
    return ReadPlan(
      document: plan.document, language: language,
      passages: GoalLists.marked(plan.passages, readings), readings: readings)
  }
}

/// What headings say of the passages below them; each heading is looked at once.
private struct HeadingContexts {
  private var onGoals: [String: Bool] = [:]
  private var roles: [String: HeadingRole] = [:]
  private var topics: [String: HeadingTopics] = [:]

  mutating func context(
    of headings: [String], in language: PassageLanguage, by reader: PlanReader
  ) -> (isOnGoals: Bool, role: HeadingRole, topics: HeadingTopics) {
    var isOnGoals = false
    for heading in headings {
      let known = onGoals[heading] ?? reader.speaksOfGoals(heading)
      onGoals[heading] = known
      isOnGoals = isOnGoals || known
    }
    return (
      isOnGoals, role(of: headings, in: language, by: reader),
      topics(of: headings, in: language, by: reader)
    )
  }

  /// The nearest heading that is about a goal decides: what stands above it is wider.
  private mutating func topics(
    of headings: [String], in language: PassageLanguage, by reader: PlanReader
  ) -> HeadingTopics {
    for heading in headings.reversed() {
      let own = topics[heading] ?? reader.topics(of: heading, in: language)
      topics[heading] = own
      if own != .none { return own }
    }
    return .none
  }

  /// The nearest heading decides here too.
  private mutating func role(
    of headings: [String], in language: PassageLanguage, by reader: PlanReader
  ) -> HeadingRole {
    guard let heading = headings.last else { return .content }
    let known = roles[heading] ?? reader.role(of: heading, in: language)
    roles[heading] = known
    return known
  }
}

/// Finds the page that shows all goals.
private enum GoalLists {
  /// How many goals a page must name to be such a list.
  static let least = 12

  private struct Place: Hashable {
    let page: Int?
    let headings: [String]
  }

  static func marked(_ passages: [Passage], _ readings: [PassageReading]) -> [Passage] {
    var goals: [Place: Set<GoalID>] = [:]
    for (passage, reading) in zip(passages, readings) {
      for reference in reading.references where reference.target == nil {
        goals[place(of: passage), default: []].insert(reference.goal)
      }
    }
    return zip(passages, readings).map { passage, reading in
      guard passage.boilerplate == nil, !reading.references.isEmpty,
        (goals[place(of: passage)]?.count ?? 0) >= least
      else { return passage }
      var passage = passage
      passage.boilerplate = .goalList
      return passage
    }
  }

  /// A page, or what stands under the same headings.
  private static func place(of passage: Passage) -> Place {
    passage.page.map { Place(page: $0, headings: []) }
      ?? Place(page: nil, headings: passage.headings)
  }
}
