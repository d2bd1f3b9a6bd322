import Surveys

extension AnswerCounts {
  /// Which cells a policy keeps back, and the columns of other questions whose base would tell of them.
  func suppression(
    _ disclosure: Disclosure, shared: SharedResponses, routes: [Route], withheld: Set<Int>,
    decimals: Int
  ) -> (Suppression, [String: Set<Int>]) {
    var suppression = Suppression()
    suppression.withheld = withheld
    guard disclosure.protects(question.id) else { return (suppression, [:]) }
    if question.kind == .number {
      var system = NumberSystem(counts: self, disclosure: disclosure, shared: shared)
      suppression.hidden[.mean] = system.protect()
    }
    guard question.kind.hasOptions else { return (suppression, [:]) }
    var system = CountSystem(
      counts: self, disclosure: disclosure, shared: shared, routes: routes, withheld: withheld,
      decimals: decimals)
    system.linked.protect()
    func isHidden(_ cell: Int) -> Bool { system.linked.cells[cell].isHidden }
    for (row, cells, _) in system.rows { suppression.hidden[row] = cells.map(isHidden) }
    suppression.hidden[.all] = answered.indices.map {
      withheld.contains($0) || (answered[$0] > 0 && answered[$0] < disclosure.minimumBase)
    }
    for (row, cells) in system.means {
      var hides = [Bool](repeating: false, count: columns.count)
      var rounds = hides
      for column in hides.indices {
        guard let cell = cells[system.twins[column]] else { continue }
        hides[column] = isHidden(cell)
        rounds[column] = suppression.isAnyHidden(behind: row, column, options: parts.count)
      }
      suppression.hidden[row] = hides
      suppression.rounded[row] = rounds
    }
    var others: [String: Set<Int>] = [:]
    for (index, route) in routes.enumerated() {
      let cells = system.cells(.routed(index))
      others[route.question] = Set(cells.indices.filter { isHidden(cells[$0]) })
    }
    return (suppression, others)
  }

  /// What is kept back beside rounded counts: groups with a small base, and means of numbers.
  func smallGroups(_ disclosure: Disclosure, shared: SharedResponses) -> Suppression {
    var suppression = Suppression()
    guard disclosure.protects(question.id) else { return suppression }
    let isSmall = answered.map { $0 > 0 && $0 < disclosure.minimumBase }
    let options = parts.indices
    var rows: [Row] = [.all, .top, .bottom, .dontKnow, .mean]
    rows += options.flatMap { [.part($0), .topThree($0), .points($0)] }
    for row in rows { suppression.hidden[row] = isSmall }
    if question.kind == .number {
      var system = NumberSystem(counts: self, disclosure: disclosure, shared: shared)
      suppression.hidden[.mean] = system.protect()
    }
    return suppression
  }

  /// How many cannot have chosen an option, as they chose one that stands alone.
  func excluded(by option: Int, in column: Int) -> Int {
    guard question.kind == .multiple else { return 0 }
    let answers = question.answers
    if answers[option].isExclusive {
      return answers.indices.filter { !answers[$0].isExclusive }
        .reduce(0) { max($0, parts[$1][column]) }
    }
    return answers.indices.filter { answers[$0].isExclusive }
      .reduce(0) { $0 + parts[$1][column] }
  }
}

extension Suppression {
  /// Whether any of the counts is kept back that a mean is made of.
  fileprivate func isAnyHidden(behind row: Row, _ column: Int, options: Int) -> Bool {
    if case .points(let option) = row {
      return hides(.part(option), column) || hides(.topThree(option), column)
    }
    return (0..<options).contains { hides(.part($0), column) }
  }
}
