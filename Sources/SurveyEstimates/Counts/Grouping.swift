import Languages
import Measures
import Surveys

/// Finds the member of a population that a response came from.
struct MemberIndex: Sendable {
  private let positions: [Population.Link: Int]
  private let counts: Population.Counts

  init(population: Population) {
    counts = population.counts
    var positions: [Population.Link: Int] = [:]
    for (index, member) in population.members.enumerated() {
      positions[MemberIndex.key(member.unit, member.levels, population.counts)] = index
    }
    self.positions = positions
  }

  func member(of response: Response) -> Int? {
    positions[MemberIndex.key(response.unit, response.levels, counts)]
  }

  private static func key(
    _ unit: String, _ levels: [String], _ counts: Population.Counts
  ) -> Population.Link {
    Population.Link(unit: unit, level: counts == .links ? levels.first ?? "" : "")
  }
}

/// The groups of one attribute: which responses and which members of the population are in each.
struct Grouping: Sendable {
  let id: String
  let name: LocalizedText
  let categories: [Category]
  /// The positions of the responses in each group.
  let responses: [[Int]]
  /// The positions of the members in each group.
  let members: [[Int]]
  /// Whether one member can stand in several groups.
  let overlaps: Bool

  /// The groups of an attribute, and at last those without a value where there are any.
  init(attribute: Tabulation.Attribute, responses: [Response], population: Population) {
    id = attribute.id
    name = attribute.name
    let positions = Dictionary(
      attribute.categories.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
    let last = attribute.categories.count
    func group(of unit: String) -> Int {
      attribute.values[unit].flatMap { positions[$0] } ?? last
    }
    var members = [[Int]](repeating: [], count: last + 1)
    for (index, member) in population.members.enumerated() {
      members[group(of: member.unit)].append(index)
    }
    var groups = [[Int]](repeating: [], count: last + 1)
    for (index, response) in responses.enumerated() {
      groups[group(of: response.unit)].append(index)
    }
    let hasUngrouped = !members[last].isEmpty
    let ungrouped = Category(code: AnswerCode.ungrouped, label: Words.ungrouped)
    categories = attribute.categories + (hasUngrouped ? [ungrouped] : [])
    self.members = hasUngrouped ? members : members.dropLast()
    self.responses = hasUngrouped ? groups : groups.dropLast()
    overlaps = false
  }

  /// A division of the responses that is not shown: it has no words, and nobody but those who responded.
  init(id: String, name: LocalizedText, responses: [[Int]]) {
    self.id = id
    self.name = name
    categories = []
    self.responses = responses
    members = responses.map { _ in [] }
    overlaps = false
  }

  /// The levels; an organisation with two roles stands in both.
  init(levels: [Category], responses: [Response], population: Population) {
    id = "level"
    name = Words.level
    categories = levels
    members = levels.map { level in
      population.members.indices.filter { population.members[$0].levels.contains(level.code) }
    }
    self.responses = levels.map { level in
      responses.indices.filter { responses[$0].levels.contains(level.code) }
    }
    overlaps = population.members.contains { $0.levels.count > 1 }
  }
}
