import Problems
import Testing

/// What can be wrong with the review itself, its blocks, findings, recommendations and cases.
struct BrokenTextTests {
  @Test(arguments: reviews)
  func `a review that does not hang together is told with its line`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test(arguments: references)
  func `a reference that stands for nothing is told with its line`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test(arguments: cases)
  func `a case that cannot be used is told with its place`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test func `all faults of all files are told in one go, by file and line`() throws {
    let problems = try SmallReview.use { review in
      try review.replace(
        "edition: {number: 1", with: "theme: {accent: \"#FFEE00\"}\nedition: {number: 1",
        in: "review.yaml")
      try review.replace(
        "F2,2026-01-12,yes", with: "F2,2026-01-12,elephant", in: "survey/answers.csv")
      try review.append("F1,2026-01-12,yes\n", to: "survey/answers.csv")
      try review.replace("goals: [12]", with: "goals: [18]", in: "indicators/recycling.yaml")
      try review.append("recycling,F4,2025,many,\n", to: "observations/recycling.csv")
      try review.append("recycling,G1,2025,1,\n", to: "observations/recycling.csv")
      try review.replace("[plans]", with: "[elephants]", in: "recommendations.yaml")
      try review.append("\nOpen {{ share", to: "report/nn/intro.md")
      return review.problems().filter { $0.severity == .error }
    }
    #expect(
      problems.map { "\($0.place.file):\($0.place.line ?? 0) \($0.code)" } == [
        "indicators/recycling.yaml:7 goal.unknown",
        "observations/recycling.csv:10 observations.bad-value",
        "observations/recycling.csv:11 observations.unknown-unit",
        "recommendations.yaml:2 recommendation.unknown-finding",
        "report/nn/intro.md:4 reference.open-braces",
        "review.yaml:17 review.accent",
        "survey/answers.csv:3 answers.unknown-option",
        "survey/answers.csv:9 answers.duplicate-response",
      ])
  }

  @Test func `all references that stand for nothing are told in one go`() throws {
    let problems = try SmallReview.use { review in
      try review.append("\n{{ share a.b }}\n\n{{ sum survey.plan }}\n", to: "report/nb/intro.md")
      try review.append("\n{{ table a.b }}\n", to: "report/en/intro.md")
      return review.problems().filter { $0.severity == .error }
    }
    #expect(
      problems.map { "\($0.place.file):\($0.place.line ?? 0) \($0.code)" } == [
        "report/en/intro.md:4 reference.unknown-table",
        "report/nb/intro.md:4 reference.unknown-table",
        "report/nb/intro.md:6 reference.unknown-verb",
      ])
  }

  static let reviews = [
    BrokenCase("an unknown framework", "review.unknown-framework", at: "review.yaml:9") {
      try $0.replace("un-desa-gge", with: "un-desa", in: "review.yaml")
    },
    BrokenCase("an accent that cannot be read", "review.accent", at: "review.yaml:19") {
      try $0.append("theme: {accent: \"#FCC30B\"}\n", to: "review.yaml")
    },
    BrokenCase("an accent that is no colour", "review.accent", at: "review.yaml:19") {
      try $0.append("theme: {accent: \"red; } body { display: none\"}\n", to: "review.yaml")
    },
    BrokenCase("approved by nobody", "review.approved-by-nobody", at: "review.yaml:17") {
      try $0.replace("status: draft", with: "status: approved", in: "review.yaml")
    },
    BrokenCase("a language twice", "review.duplicate-language", at: "review.yaml:10") {
      try $0.replace("[nb, nn, en]", with: "[nb, nn, en, nb]", in: "review.yaml")
    },
    BrokenCase("seven decimals", "review.decimals", at: "review.yaml:19") {
      try $0.append("rounding: {share: 7}\n", to: "review.yaml")
    },
    BrokenCase("no limit of disclosure", "review.disclosure", at: "review.yaml:19") {
      try $0.append("disclosure: {minimum-base: 0}\n", to: "review.yaml")
    },
    BrokenCase("a share of a hundred and one", "review.dominance", at: "review.yaml:19") {
      try $0.append("disclosure: {dominance: {share: 101}}\n", to: "review.yaml")
    },
    BrokenCase("none of the largest", "review.disclosure", at: "review.yaml:20") {
      try $0.append("disclosure:\n  dominance: {largest: 0}\n", to: "review.yaml")
    },
    BrokenCase("both protected and open", "review.protect-and-open", at: "review.yaml:21") {
      try $0.append("disclosure:\n  protect: [plan]\n  open: [plan]\n", to: "review.yaml")
    },
    BrokenCase("an unknown question", "review.unknown-question", at: "review.yaml:20") {
      try $0.append("disclosure:\n  open: [plan, plans]\n", to: "review.yaml")
    },
    BrokenCase("a rounding base of 4", "review.rounding-base", at: "review.yaml:21") {
      try $0.append(
        "disclosure:\n  method: round\n  rounding-base: 4\n", to: "review.yaml")
    },
    BrokenCase("a rounding base without rounding", "review.rounding-base", at: "review.yaml:19") {
      try $0.append("disclosure: {rounding-base: 3}\n", to: "review.yaml")
    },
    BrokenCase("a finding twice", "id.duplicate", at: "findings.yaml:9") {
      try $0.append(
        "  - {id: plans, claim: Again, cells: [\"survey.plan[answer=yes]\"]}\n", to: "findings.yaml"
      )
    },
    BrokenCase("an unknown element", "finding.unknown-element", at: "findings.yaml:2") {
      try $0.replace("\"5d\"", with: "\"99\"", in: "findings.yaml")
    },
    BrokenCase("an unknown finding", "recommendation.unknown-finding", at: "recommendations.yaml:2")
    {
      try $0.replace("[plans]", with: "[elephants]", in: "recommendations.yaml")
    },
    BrokenCase("a recommendation for goal 18", "goal.unknown", at: "recommendations.yaml:2") {
      try $0.replace("goals: [17]", with: "goals: [18]", in: "recommendations.yaml")
    },
    BrokenCase("an unknown recommendation", "action.unknown-recommendation", at: "actions.yaml:2") {
      try $0.write(
        "actions:\n  - {id: a, text: T, owner: O, status: planned, recommendations: [none]}\n",
        to: "actions.yaml")
    },
    BrokenCase("an unknown agreement", "action.unknown-agreement", at: "actions.yaml:2") {
      try $0.write(
        "actions:\n  - {id: a, text: T, owner: O, status: planned, agreement: none}\n",
        to: "actions.yaml")
    },
    BrokenCase("a block that covers nothing", "block.unknown", at: "report/nb/elephants.md") {
      try $0.write("Text\n", to: "report/nb/elephants.md")
    },
    BrokenCase("a language that the report lacks", "block.unknown-language", at: "report/da") {
      try $0.write("Tekst\n", to: "report/da/intro.md")
    },
    BrokenCase("a report without text", "block.none", at: "report") { try $0.delete("report") },
    BrokenCase("a broken edition", "edition.broken", at: "editions/1.json") {
      try $0.write("{", to: "editions/1.json")
    },
  ]

  private static let block = "report/nb/intro.md"

  /// A case that writes a reference on line 4 of a block.
  private static func reference(
    _ name: String, _ code: String, _ text: String, cell: String? = nil
  ) -> BrokenCase {
    BrokenCase(name, code, at: "\(block):4", cell: cell) { try $0.append("\n\(text)\n", to: block) }
  }

  static let references = [
    reference("an unknown verb", "reference.unknown-verb", "{{ sum survey.plan }}"),
    reference("no subject", "reference.no-subject", "{{ share }}"),
    reference("nothing between the braces", "reference.empty", "{{ }}"),
    reference("an unknown table", "reference.unknown-table", "{{ share survey.plans }}"),
    reference(
      "an unknown dimension", "reference.unknown-dimension", "{{ share survey.plan[size=large] }}"),
    reference(
      "an unknown category", "reference.unknown-category", "{{ share survey.plan[answer=maybe] }}"),
    reference(
      "a dimension left open", "reference.missing-dimension", "{{ number indicators.recycling }}"),
    reference(
      "an unknown option", "reference.unknown-option",
      "{{ share survey.plan[answer=yes] colour=red }}"),
    reference(
      "a bad option", "reference.bad-option", "{{ share survey.plan[answer=yes] decimals=many }}"),
    reference("braces that stay open", "reference.open-braces", "{{ share survey.plan"),
    reference(
      "a bracket that stays open", "reference.open-bracket", "{{ share survey.plan[answer=yes }}"),
    reference(
      "a quote that stays open", "reference.open-quote", "{{ chart survey.plan title=\"Plan }}"),
    reference(
      "a bracket without a sign", "reference.bad-coordinate", "{{ share survey.plan[yes] }}"),
    reference(
      "a table within a sentence", "reference.block-in-sentence",
      "See {{ table survey.plan }} here."),
    reference(
      "a share of what is none", "reference.not-a-share",
      "{{ share change.recycling[unit=F] }}"),
    reference("a mean of what is none", "reference.unknown-table", "{{ mean survey.plan }}"),
    reference(
      "a difference of two units of measure", "reference.different-units",
      "{{ difference indicators.recycling[unit=F] frame }}"),
    reference("an unknown case", "reference.unknown-case", "{{ case elephants }}"),
    reference("an unknown name", "reference.unknown-name", "{{ name unit=X }}"),
    reference("a map without places", "reference.no-map", "{{ chart participation type=map }}"),
    reference("a mandate that is not there", "reference.no-mandate", "{{ list mandate }}"),
    BrokenCase("a finding on an unknown cell", "reference.unknown-category", at: "findings.yaml:2")
    {
      try $0.replace(
        "cells: [\"survey.plan[answer=yes]\"]", with: "cells: [\"survey.plan[answer=maybe]\"]",
        in: "findings.yaml")
    },
    BrokenCase("a finding on an unknown table", "reference.unknown-table", at: "findings.yaml:2") {
      try $0.replace("cells: [\"survey.plan[", with: "cells: [\"survey.plans[", in: "findings.yaml")
    },
    BrokenCase(
      "a claim that says nothing", "reference.unknown-table", at: "findings.yaml:2",
      hasCompany: true
    ) {
      try $0.replace(
        "nb: \"{{ share survey.plan[", with: "nb: \"{{ share survey.pla[", in: "findings.yaml")
    },
  ]

  private static let practice = "cases/vans.md"

  private static func matter(_ consent: String, status: String = "published") -> String {
    """
    ---
    title: Vans
    unit: F1
    year: 2025
    goals: [11]
    summary: Fewer vans
    language: nb
    status: \(status)
    consent: {report: \(consent), web: \(consent), open-data: false}
    ---
    Text
    """
  }

  static let cases = [
    BrokenCase("no front matter", "case.no-front-matter", at: "\(practice):1") {
      try $0.write("Text only\n", to: practice)
    },
    BrokenCase("front matter that stays open", "case.open-front-matter", at: "\(practice):1") {
      try $0.write("---\ntitle: Vans\n", to: practice)
    },
    BrokenCase(
      "a bad day of consent", "yaml.not-a-date-or-false", at: "\(practice):9", hasCompany: true
    ) {
      try $0.write(matter("yes"), to: practice)
    },
    BrokenCase("an unknown unit", "case.unknown-unit", at: "\(practice):3", cell: "unit") {
      try $0.write(matter("false").replacing("unit: F1", with: "unit: X"), to: practice)
    },
    BrokenCase("a translation of nothing", "case.translation-without-case", at: "cases/vans.en.md")
    {
      try $0.write("Text\n", to: "cases/vans.en.md")
    },
    BrokenCase("a case without consent", "reference.case-not-printable", at: "\(block):4") {
      try $0.write(matter("false"), to: practice)
      try $0.append("\n{{ case vans }}\n", to: block)
    },
    BrokenCase(
      "a case that is no more than submitted", "reference.case-not-printable", at: "\(block):4"
    ) {
      try $0.write(matter("2026-01-01", status: "submitted"), to: practice)
      try $0.append("\n{{ case vans }}\n", to: block)
    },
  ]
}
