import Statistics

extension ReferenceCase {
  /// The outcome of the case's formula: a number, or 1 for the second level of words, or for
  /// `I(name == 'value')`.
  var outcome: [Double] {
    let formula = operation["formula"].text ?? ""
    let left = String(formula.prefix { $0 != "~" }).trimmed
    if left.hasPrefix("I(") {
      let parts = left.dropFirst(2).dropLast().split(separator: " == ").map(String.init)
      return data.texts(parts[0]).map { $0 == parts[1].dropFirst().dropLast() ? 1 : 0 }
    }
    guard data.isWords(left) else { return data.numbers(left) }
    return data.factor(left).codes.map { $0 == Factor.missing ? .nan : Double($0) }
  }

  /// The terms of the case's formula, and one more where it is asked for.
  func matrix(adding group: String? = nil) -> ModelMatrix {
    let formula = operation["formula"].text ?? ""
    let right = formula.drop { $0 != "~" }.dropFirst().prefix { $0 != "(" }
    let names = right.split(separator: "+").map { String($0).trimmed }
    return ModelMatrix((names + [group].compactMap { $0 }).map(term), rows: data.rows)
  }

  private func term(_ name: String) -> ModelTerm {
    guard data.isWords(name) else { return .number(name, data.numbers(name)) }
    return .factor(
      name, data.factor(name), columnNames: data.levels(name).dropFirst().map { name + $0 })
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
