import Surveys

extension TableWriter {
  /// Whether a question is protected: itself, or as it is read out of one that is.
  func protects(_ question: String) -> Bool {
    disclosure.protects(question) || sources(of: question).contains(where: disclosure.protects)
  }

  /// The questions that a derived question is read out of, those behind derived ones included.
  private func sources(of question: String) -> [String] {
    tabulation.plan.sources(of: question).flatMap { [$0] + sources(of: $0) }
  }

  /// The columns of a derived question that are kept back, because a count of it is a count of a
  /// question that it is read out of.
  ///
  /// Where any cell of such a question is kept back in a column of an attribute, all groups of that
  /// attribute are kept back in the derived one: its total and the other groups would tell the rest.
  mutating func withheldAsDerived(_ question: Question, columns: Columns) -> Set<Int> {
    var found: Set<Int> = []
    for source in Set(sources(of: question.id)).sorted() {
      guard disclosure.method == .suppress, let known = tabulation.questionnaire.question(source)
      else { continue }
      let (others, parts) = counted(known)
      for (index, grouping) in others.groupings.enumerated() {
        let range = others.range(of: index)
        guard parts.contains(where: { $0.suppression.hidesAny(in: range) }),
          let own = columns.groupings.firstIndex(where: { $0.id == grouping.id })
        else { continue }
        found.formUnion(columns.range(of: own))
      }
      if parts.contains(where: {
        $0.suppression.hidesAny(in: Columns.total..<Columns.total + 1)
      }) {
        found.insert(Columns.total)
      }
    }
    return found
  }
}

extension Suppression {
  /// Whether a cell of some columns is kept back.
  func hidesAny(in columns: Range<Int>) -> Bool {
    !withheld.isDisjoint(with: columns)
      || hidden.values.contains { row in columns.contains { row[$0] } }
  }
}

extension AnalysisPlan {
  /// The questions that a derived question asks about; none of one that was put.
  func sources(of question: String) -> [String] {
    if let found = derived.first(where: { $0.id == question }) { return found.sources }
    let isMaturity = question == MaturityScale.id || question == MaturityScale.criteria
    guard isMaturity, let maturity else { return [] }
    return maturity.allCriteria.flatMap(\.condition.questions)
  }
}
