/// Where the statements of a Turtle file stand: its blocks from subject to full stop.
struct TurtleLayout {
  /// One block.
  struct Block {
    /// The line of its subject.
    var line: Int
    /// The line of its full stop.
    var end: Int
    /// Whether the subject has a name, so that its own statements can be told from those in brackets.
    var hasNamedSubject: Bool
    /// The lines of the values that stand outside brackets, in order.
    var values: [Int] = []
  }

  /// The blocks in order, directives left out.
  var blocks: [Block] = []

  /// The statements with their own line instead of that on which their block ends.
  ///
  /// The library gives the values outside brackets in order, and those in brackets before the value
  /// that the brackets stand for.
  func placing(_ statements: [Statement]) -> [Statement] {
    var placed: [Statement] = []
    placed.reserveCapacity(statements.count)
    var index = 0
    var taken = 0
    var subject: Term?
    for statement in statements {
      while index < blocks.count,
        blocks[index].end < statement.line
          || (subject != nil && taken == blocks[index].values.count)
      {
        index += 1
        taken = 0
        subject = nil
      }
      guard index < blocks.count else {
        placed.append(statement)
        continue
      }
      let block = blocks[index]
      var line = block.line
      if block.hasNamedSubject, statement.subject.isNamedByAuthor,
        subject == nil || subject == statement.subject
      {
        subject = statement.subject
        if taken < block.values.count { line = block.values[taken] }
        taken += 1
      }
      placed.append(
        Statement(
          subject: statement.subject, predicate: statement.predicate, object: statement.object,
          line: line))
    }
    return placed
  }
}

extension Term {
  /// Whether the subject may be one that the author named, not brackets that the library did.
  fileprivate var isNamedByAuthor: Bool {
    switch self {
    case .iri: true
    // The library's own labels begin so.
    case .blank(let label): !label.hasPrefix("genid")
    case .literal: false
    }
  }
}
