import Languages
import Problems
import Testing

/// One thing that is wrong in a review folder, and what a reader must be told.
struct BrokenCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// The code of the problem.
  let code: String
  /// `file`, or `file:line`.
  let place: String
  /// The cell or key; not looked at where it is nil.
  let cell: String?
  /// Whether the same mistake is bound to be told in other places too.
  let hasCompany: Bool
  let damage: @Sendable (SmallReview) throws -> Void

  init(
    _ name: String, _ code: String, at place: String, cell: String? = nil,
    hasCompany: Bool = false, _ damage: @escaping @Sendable (SmallReview) throws -> Void
  ) {
    self.name = name
    self.code = code
    self.place = place
    self.cell = cell
    self.hasCompany = hasCompany
    self.damage = damage
  }

  var testDescription: String { name }

  /// Breaks a fresh folder and looks at what is told.
  func expectTold() throws {
    let problems = try SmallReview.use { review in
      try damage(review)
      return review.problems()
    }
    let errors = problems.filter { $0.severity == .error }
    let told = Comment(rawValue: errors.map { "\($0.place) \($0.code)" }.joined(separator: "\n"))
    let found = try #require(errors.first { $0.code == code && isHere($0.place) }, told)
    if let cell { #expect(found.place.cell == cell, told) }
    if !hasCompany { #expect(errors.count == 1, told) }
    for problem in problems { problem.expectWords() }
  }

  private func isHere(_ found: Place) -> Bool {
    place == found.file + (found.line.map { ":\($0)" } ?? "")
  }
}

extension Problem {
  /// Expects message and advice in every language, with every place in them filled.
  func expectWords() {
    for language in Language.all {
      for (key, text) in [
        ("problem.\(code)", message(in: language)),
        ("problem.\(code).advice", advice(in: language)),
      ] {
        #expect(language.has(key), "\(key) is missing in \(language.tag)")
        #expect(!text.isEmpty && text != key, "\(key) in \(language.tag)")
        #expect(
          text.firstMatch(of: /\{[a-z]+\}/) == nil,
          "\(key) in \(language.tag) is not filled: \(text)")
      }
    }
  }
}
