import Surveys

/// The answers to a question, or to one item, as a number for each response and row of the tables.
struct AnswerVariables {
  /// The rows that are computed on those who answered.
  let rows: [Row]
  /// For each of them a number for each response; 0 where there is no answer.
  let columns: [[Double]]
  /// Whether each response answered: the base of those rows.
  let answered: [Bool]
  /// Whether each response was asked: the base of "don't know" and "not answered".
  let asked: [Bool]
  /// Whether each response says "don't know", and whether it leaves the question open.
  let outside: [Row: [Double]]

  init(_ answers: AnswerColumn, counts: AnswerCounts) {
    let question = counts.question
    let responses = answers.states.indices
    let answered = answers.states.map { $0 >= 0 }
    var rows: [Row] = []
    var columns: [[Double]] = []
    func add(_ row: Row, _ value: (Int) -> Double) {
      rows.append(row)
      columns.append(responses.map { answered[$0] ? value($0) : 0 })
    }
    switch question.kind {
    case .single, .scale, .matrix:
      for option in question.answers.indices {
        add(.part(option)) { answers.states[$0] == option ? 1 : 0 }
      }
    case .multiple:
      for option in question.answers.indices {
        add(.part(option)) { answers.list($0).contains(option) ? 1 : 0 }
      }
    case .ranking:
      for option in question.answers.indices {
        add(.part(option)) { answers.list($0).first == option ? 1 : 0 }
        add(.topThree(option)) { answers.list($0).prefix(3).contains(option) ? 1 : 0 }
        add(.points(option)) { response in
          let list = answers.list(response)
          let place = list.prefix(3).firstIndex(of: option)
          return place.map { Double(3 - ($0 - list.startIndex)) } ?? 0
        }
      }
    case .number: add(.mean) { answers.numbers[$0] }
    case .text, .date, .file, .place, .note: break
    }
    if let ends = counts.ends {
      add(.top) { ends.top.contains(answers.states[$0]) ? 1 : 0 }
      add(.bottom) { ends.bottom.contains(answers.states[$0]) ? 1 : 0 }
    }
    if let values = counts.values { add(.mean) { values[answers.states[$0]] } }
    self.rows = rows
    self.columns = columns
    self.answered = answered
    asked = answers.states.map { $0 >= AnswerColumn.notAnswered }
    outside = [
      .dontKnow: answers.states.map { $0 == AnswerColumn.dontKnow ? 1 : 0 },
      .notAnswered: answers.states.map { $0 == AnswerColumn.notAnswered ? 1 : 0 },
    ]
  }
}
