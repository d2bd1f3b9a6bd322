import Problems

extension ProblemLog {
  /// Adds an error for a code that is not known, with the nearest one where there is one: then the
  /// problem's code ends in `-near`.
  mutating func unknown(
    _ problem: String, found: String, known: [String], at place: Place,
    _ values: [String: String] = [:]
  ) {
    var values = values
    values["found"] = found
    values["allowed"] = known.isEmpty ? "–" : known.joined(separator: ", ")
    if let nearest = Nearest.word(to: found, among: known) {
      values["nearest"] = nearest
      error(problem + "-near", at: place, values)
    } else {
      error(problem, at: place, values)
    }
  }
}

/// Numbers in the values of problems: without a decimal point where they are whole.
func plain(_ number: Double) -> String {
  number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
}
