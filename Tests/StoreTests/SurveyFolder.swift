import Foundation
import Languages
import Problems
import TestSupport
import Testing

@testable import Store

/// A small review folder with attributes of its own and a plan of analysis.
struct SurveyFolder {
  let folder: TemporaryFolder

  /// Does something with a fresh folder.
  static func use<Result>(_ work: (SurveyFolder) throws -> Result) throws -> Result {
    try TemporaryFolder.use { folder in
      for (name, text) in files { try folder.write(text, to: name) }
      return try work(SurveyFolder(folder: folder))
    }
  }

  /// The review, or its problems.
  func read() -> (review: StoredReview?, problems: [Problem]) {
    do throws(InputRefused) {
      let stored = try ReviewFolder.read(FolderFiles(folder.path))
      return (stored, stored.warnings)
    } catch {
      return (nil, error.problems)
    }
  }

  /// Replaces a text, which must stand in the file.
  func replace(_ text: String, with other: String, in file: String) throws {
    let content = try folder.read(file)
    try #require(content.contains(text), "\(file) does not hold \(text)")
    try folder.write(content.replacing(text, with: other), to: file)
  }

  func delete(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
  }

  private static let files = [
    "review.yaml": """
    id: small
    title: Small
    kind: subnational
    owner: {name: Owner}
    framework: un-desa-gge
    languages: [en]
    period: "2026"
    units: {file: units.csv, levels: [municipality]}
    edition: {number: 1, date: 2026-01-01, status: draft}
    licence: CC BY 4.0

    """,
    "report/en/intro.md": "Text.\n",
    "units.csv": """
    code,name,level,parent,population,attribute.size
    A,Ade,municipality,,1000,small
    B,Bee,municipality,,2000,small
    C,Cee,municipality,,90000,large

    """,
    "attributes.yaml": """
    attributes:
      - id: coast
        name: Coast
        categories: [{code: sea, text: By the sea}, {code: inland, text: Inland}]
        ordered: true
      - id: staff
        name: Staff

    """,
    "attributes.csv": """
    unit,coast,staff
    A,sea,12.5
    B,inland,
    C,,3

    """,
    "survey/questionnaire.yaml": """
    id: q
    title: Q
    origin: O
    wave: {id: "2026", opens: 2026-01-05, closes: 2026-02-15}
    frame: {levels: [municipality], counts: organisations}
    languages: [en]
    sections: [{id: s, title: S}]
    scales:
      steps: [{code: "1", text: One, value: 1}, {code: "2", text: Two, value: 2}]
    questions:
      - id: plan
        section: s
        type: single
        text: Plan
        options: [{code: "yes", text: Yes}, {code: "no", text: No}]
      - {id: stage, section: s, type: scale, text: Stage, scale: steps}
      - id: uses
        section: s
        type: multiple
        text: Uses
        options: [{code: a, text: A}, {code: b, text: B}]
      - id: barriers
        section: s
        type: matrix
        text: Barriers
        scale: steps
        items: [{code: money, text: Money}, {code: time, text: Time}]

    """,
    "survey/answers.csv": """
    unit,submitted,plan,stage,uses,barriers.money,barriers.time
    A,2026-01-12,yes,2,a|b,2,1
    B,2026-01-13,no,1,b,1,2

    """,
    "survey/analysis.yaml": """
    weights: {classes: [size], smallest: 2, rake: [coast], largest-ratio: 2.5}
    derived:
      - id: planned
        title: Planned
        text: Read out of uses.
        options:
          - {code: in, text: In, if: {question: uses, is: [a]}}
          - {code: out, text: Out}
    rankings: [barriers]
    maturity:
      title: Maturity
      lowest: Nothing
      stages:
        - name: First
          criteria: [{id: begun, text: Begun, if: {question: plan, is: ["yes"]}}]
        - name: Second
          criteria: [{id: used, text: Used, if: {question: planned, is: [in]}}]
    furthest:
      level: municipality
      outcomes:
        - {question: planned, is: in}
        - {question: stage}
      factors:
        - {number: population, logarithm: true, attribute: size}
        - {number: staff, attribute: size}
        - {attribute: coast, chosen: true}
        - {attribute: size, steps: true}
      small: {attribute: size, is: [small], consent: {question: plan, is: ["yes"]}, most: 3}

    """,
  ]
}

/// One thing that is wrong in the folder, and where it is told.
struct BrokenFolder: Sendable, CustomTestStringConvertible {
  /// The code of the problem.
  let code: String
  /// `file`, or `file:line`.
  let place: String
  /// The cell or key.
  let cell: String?
  let damage: @Sendable (SurveyFolder) throws -> Void

  init(
    _ code: String, at place: String, cell: String? = nil,
    _ damage: @escaping @Sendable (SurveyFolder) throws -> Void
  ) {
    self.code = code
    self.place = place
    self.cell = cell
    self.damage = damage
  }

  var testDescription: String { "\(place) \(code)" }

  /// Breaks a fresh folder and looks at what is told: this, in words, and nothing else.
  func expectTold() throws {
    let problems = try SurveyFolder.use { folder in
      try damage(folder)
      return folder.read().problems
    }
    let told = problems.filter { $0.severity == .error }.map { problem in
      let line = problem.place.line.map { ":\($0)" } ?? ""
      return "\(problem.place.file)\(line) \(problem.place.cell ?? "–") \(problem.code)"
    }
    #expect(told == ["\(place) \(cell ?? "–") \(code)"])
    for problem in problems {
      for language in Language.all {
        for text in [problem.message(in: language), problem.advice(in: language)] {
          #expect(text.firstMatch(of: /\{[a-z]+\}|^\[/) == nil, "\(language.tag): \(text)")
        }
      }
    }
  }
}
