import Surveys

/// How often each answer to a question, or to one item of a matrix, was given in each column.
struct AnswerCounts {
  let question: Question
  let columns: Columns
  /// The answers of each response.
  let answers: AnswerColumn
  /// The responses of the levels that are asked.
  var responded: [Int]
  /// Those of them who were asked: the routing led to the question.
  var asked: [Int]
  /// Those of them who gave an answer: the base of shares.
  var answered: [Int]
  var dontKnow: [Int]
  var notAnswered: [Int]
  /// The members of the population that the question is put to, were the routing to lead to it.
  private(set) var eligible: [Int]
  /// How many of the population the answers speak of.
  var population: [Int]
  /// For each option and column how many chose it; of a ranking, ranked it first.
  var parts: [[Int]]
  /// For each option and column how many ranked it among the first three.
  var topThree: [[Int]]
  /// For each option and column its points: 3 for a first place, 2, 1.
  var points: [[Int]]
  /// For each column the numbers given.
  private(set) var numbers: [[Double]]
  /// The values of the options, where all have one.
  let values: [Double]?
  /// The options that make up `top` and `bottom`, for scales of four points and more.
  let ends: (top: [Int], bottom: [Int])?

  init(
    question: Question, item: Question.Item?, tabulation: Tabulation, columns: Columns
  ) {
    self.question = question
    self.columns = columns
    func isEligible(_ levels: [String]) -> Bool {
      tabulation.isEligible(question.levels, levels)
        && tabulation.isEligible(item?.levels ?? [], levels)
    }
    let zeros = [Int](repeating: 0, count: columns.count)
    (responded, asked, answered) = (zeros, zeros, zeros)
    (dontKnow, notAnswered, population) = (zeros, zeros, zeros)
    eligible = zeros
    let options = question.answers
    let isRanking = question.kind == .ranking
    parts = [[Int]](repeating: zeros, count: options.count)
    topThree = isRanking ? parts : []
    points = isRanking ? parts : []
    numbers = question.kind == .number ? [[Double]](repeating: [], count: columns.count) : []
    let hasScale = question.kind == .scale || question.kind == .matrix
    let values = hasScale ? options.compactMap(\.value) : []
    let isScale = hasScale && values.count == options.count
    self.values = isScale ? values : nil
    ends = isScale && options.count >= 4 ? AnswerCounts.ends(of: values) : nil
    answers = AnswerColumn(
      question: question, item: item, responses: tabulation.responses, isEligible: isEligible)
    let memberIsEligible = tabulation.population.members.map { isEligible($0.levels) }
    count(
      tabulation.responses.indices, tabulation.population.members.indices, memberIsEligible,
      in: Columns.total)
    columns.forEachGroup { column, responses, members in
      count(responses, members, memberIsEligible, in: column)
    }
  }

  private mutating func count(
    _ responses: some Sequence<Int>, _ members: some Sequence<Int>, _ memberIsEligible: [Bool],
    in column: Int
  ) {
    for response in responses {
      let state = answers.states[response]
      if state == AnswerColumn.otherLevel { continue }
      responded[column] += 1
      if state == AnswerColumn.notAsked { continue }
      asked[column] += 1
      switch state {
      case AnswerColumn.notAnswered: notAnswered[column] += 1
      case AnswerColumn.dontKnow: dontKnow[column] += 1
      default:
        answered[column] += 1
        add(response, state, to: column)
      }
    }
    let eligible = members.reduce(0) { $0 + (memberIsEligible[$1] ? 1 : 0) }
    self.eligible[column] = eligible
    population[column] = AnswerCounts.population(
      eligible: eligible, responded: responded[column], asked: asked[column])
  }

  private mutating func add(_ response: Int, _ state: Int, to column: Int) {
    switch question.kind {
    case .single, .scale, .matrix: parts[state][column] += 1
    case .multiple:
      for option in answers.list(response) { parts[option][column] += 1 }
    case .ranking:
      for (place, option) in answers.list(response).enumerated() {
        if place == 0 { parts[option][column] += 1 }
        if place < 3 {
          topThree[option][column] += 1
          points[option][column] += 3 - place
        }
      }
    case .number: numbers[column].append(answers.numbers[response])
    case .text, .date, .file, .place, .note: break
    }
  }

  /// How many of the population the answers speak of.
  ///
  /// Whom the routing would have led to the question is known only of those who responded. So the
  /// eligible are taken to be asked in the same proportion as those of them who responded.
  static func population(eligible: Int, responded: Int, asked: Int) -> Int {
    guard responded > 0, asked < responded else { return max(eligible, asked) }
    let expected = Double(eligible) * Double(asked) / Double(responded)
    return max(Int(expected.rounded()), asked)
  }

  /// The options with the two highest and the two lowest values.
  private static func ends(of values: [Double]) -> (top: [Int], bottom: [Int]) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return (Array(order.suffix(2)), Array(order.prefix(2)))
  }

  /// How many chose one of several options, in each column.
  func sum(_ options: [Int]) -> [Int] {
    (0..<columns.count).map { column in options.reduce(0) { $0 + parts[$1][column] } }
  }

  /// Whether the routing kept the question from some who responded.
  var isRouted: Bool { asked[Columns.total] < responded[Columns.total] }
}

extension Tabulation {
  /// Whether one of the levels is among those wanted; all are where none is named.
  func isEligible(_ wanted: [String], _ levels: [String]) -> Bool {
    wanted.isEmpty || levels.contains { wanted.contains($0) }
  }
}
