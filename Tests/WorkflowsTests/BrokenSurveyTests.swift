import Testing

/// What can be wrong with the units, the questionnaire and the answers.
struct BrokenSurveyTests {
  @Test(arguments: units)
  func `a unit that does not fit is told with its row`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test(arguments: questionnaires)
  func `a question that does not hang together is told with its line`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  @Test(arguments: answers)
  func `an answer that cannot be is told with its row and column`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  static let units = [
    BrokenCase("a unit twice", "units.duplicate", at: "units.csv:11", cell: "code") {
      try $0.append("F8,Storby igjen,municipality,F,no\n", to: "units.csv")
    },
    BrokenCase("an unknown parent", "units.unknown-parent", at: "units.csv:2", cell: "parent") {
      try $0.replace("municipality,F,yes", with: "municipality,G,yes", in: "units.csv")
    },
    BrokenCase(
      "units within each other", "units.cycle", at: "units.csv:10", cell: "parent",
      hasCompany: true
    ) {
      try $0.replace("county,,", with: "county,F1,", in: "units.csv")
    },
    BrokenCase("a unit without a name", "units.blank", at: "units.csv:2", cell: "name") {
      try $0.delete("survey/answers.csv")
      try $0.delete("observations/recycling.csv")
      try $0.delete("findings.yaml")
      try $0.delete("recommendations.yaml")
      try $0.replace("F1,Nordvik", with: "F1,", in: "units.csv")
    },
    BrokenCase("a code with a bracket", "units.bad-code", at: "units.csv:11", cell: "code") {
      try $0.append("F[9],Ny,municipality,F,no\n", to: "units.csv")
    },
    BrokenCase("a column that is missing", "units.missing-column", at: "units.csv:1") {
      try $0.replace("code,name,level,parent", with: "code,name,level,name_nb", in: "units.csv")
    },
    BrokenCase("an unknown column", "units.unknown-column", at: "units.csv:1", cell: "coast") {
      try $0.replace("attribute.coast", with: "coast", in: "units.csv")
    },
    BrokenCase(
      "a level that no unit has", "review.unknown-level", at: "units.csv", hasCompany: true
    ) {
      try $0.replace("levels: [municipality]", with: "levels: [region]", in: "review.yaml")
    },
    BrokenCase("neither division nor file", "review.no-units", at: "review.yaml:16") {
      try $0.replace("file: units.csv, ", with: "", in: "review.yaml")
    },
    BrokenCase("both division and file", "review.division-and-file", at: "review.yaml:16") {
      try $0.replace(
        "file: units.csv,", with: "file: units.csv, division: norway,", in: "review.yaml")
    },
    BrokenCase("a division without a day", "review.no-date", at: "review.yaml:16") {
      try $0.replace("file: units.csv", with: "division: norway", in: "review.yaml")
    },
    BrokenCase("a day before the division", "review.no-division", at: "review.yaml:16") {
      try $0.replace(
        "file: units.csv", with: "division: norway, date: 1900-01-01", in: "review.yaml")
    },
    BrokenCase("a day after the division", "review.no-division", at: "review.yaml:16") {
      try $0.replace(
        "file: units.csv", with: "division: norway, date: 2100-01-01", in: "review.yaml")
    },
    BrokenCase("an unknown attribute", "review.unknown-attribute", at: "review.yaml:16") {
      try $0.replace(
        "levels: [municipality]", with: "levels: [municipality], attributes: [size]",
        in: "review.yaml")
    },
  ]

  /// The lines that a second question takes in the questionnaire, and its place in the answers.
  private static func adding(_ question: String, _ review: SmallReview) throws {
    try review.append(question, to: "survey/questionnaire.yaml")
  }

  private static func routed(_ condition: String) -> String {
    "  - {id: why, section: status, type: text, text: Why, ask-if: \(condition)}\n"
  }

  static let questionnaires = [
    BrokenCase(
      "a condition on an unknown question", "questionnaire.routing-unknown-question",
      at: "survey/questionnaire.yaml:23"
    ) { try adding(routed("{question: elephant, answered: true}"), $0) },
    BrokenCase(
      "a condition on a misspelt question", "questionnaire.routing-unknown-question-near",
      at: "survey/questionnaire.yaml:23"
    ) { try adding(routed("{question: plam, answered: true}"), $0) },
    BrokenCase(
      "a condition on an unknown option", "questionnaire.routing-unknown-option",
      at: "survey/questionnaire.yaml:23"
    ) { try adding(routed("{question: plan, is: [elephant]}"), $0) },
    BrokenCase(
      "a condition on a later question", "questionnaire.routing-forward",
      at: "survey/questionnaire.yaml:23"
    ) {
      try adding(routed("{question: later, answered: true}"), $0)
      try adding("  - {id: later, section: status, type: text, text: Later}\n", $0)
    },
    BrokenCase(
      "two questions that wait for each other", "questionnaire.routing-cycle",
      at: "survey/questionnaire.yaml:23", hasCompany: true
    ) {
      try adding(routed("{question: later, answered: true}"), $0)
      try adding(
        "  - {id: later, section: status, type: text, text: Later,"
          + " ask-if: {question: why, answered: true}}\n", $0)
    },
    BrokenCase(
      "a condition that asks for nothing", "questionnaire.empty-condition",
      at: "survey/questionnaire.yaml:23"
    ) { try adding(routed("{question: plan}"), $0) },
    BrokenCase(
      "an unknown scale", "questionnaire.unknown-scale", at: "survey/questionnaire.yaml:23",
      hasCompany: true
    ) { try adding("  - {id: s, section: status, type: single, text: S, scale: agree}\n", $0) },
    BrokenCase(
      "a question twice", "questionnaire.duplicate-question", at: "survey/questionnaire.yaml:23"
    ) { try adding("  - {id: plan, section: status, type: text, text: Again}\n", $0) },
    BrokenCase(
      "an option twice", "questionnaire.duplicate-option", at: "survey/questionnaire.yaml:20"
    ) { try $0.replace("code: underway", with: "code: \"yes\"", in: "survey/questionnaire.yaml") },
    BrokenCase(
      "an excluded unit that is none", "survey.unknown-excluded", at: "survey/questionnaire.yaml:5"
    ) {
      try $0.replace(
        "counts: organisations", with: "counts: organisations, excluded: [{unit: X, reason: r}]",
        in: "survey/questionnaire.yaml")
    },
    BrokenCase(
      "answers without questions", "survey.no-questionnaire", at: "survey/answers.csv",
      hasCompany: true
    ) { try $0.delete("survey/questionnaire.yaml") },
  ]

  private static let file = "survey/answers.csv"

  /// A number question with limits, answered by the first unit.
  private static func answering(_ number: String, _ review: SmallReview) throws {
    try review.append(
      "  - {id: staff, section: status, type: number, text: Staff, minimum: 0, maximum: 10}\n",
      to: "survey/questionnaire.yaml")
    try review.write("unit,submitted,plan,staff\nF1,2026-01-12,yes,\(number)\n", to: file)
  }

  static let answers = [
    BrokenCase("an unknown option", "answers.unknown-option", at: "\(file):2", cell: "plan") {
      try $0.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,elephant", in: file)
    },
    BrokenCase("a misspelt option", "answers.unknown-option-near", at: "\(file):2", cell: "plan") {
      try $0.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,yess", in: file)
    },
    BrokenCase("two options of one", "answers.several-options", at: "\(file):2", cell: "plan") {
      try $0.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,yes|no", in: file)
    },
    BrokenCase("too large a number", "answers.number-too-large", at: "\(file):2", cell: "staff") {
      try answering("11", $0)
    },
    BrokenCase("too small a number", "answers.number-too-small", at: "\(file):2", cell: "staff") {
      try answering("-1", $0)
    },
    BrokenCase("a word for a number", "answers.not-a-number", at: "\(file):2", cell: "staff") {
      try answering("many", $0)
    },
    BrokenCase("a unit outside the frame", "answers.outside-frame", at: "\(file):9", cell: "unit") {
      try $0.replace(
        "attribute.coast\n", with: "attribute.coast\nG,Nabofylket,county,,\n", in: "units.csv")
      try $0.replace(
        "levels: [municipality]", with: "levels: [municipality, county]", in: "review.yaml")
      try $0.append("G,2026-02-04,yes\n", to: file)
    },
    BrokenCase("an unknown unit", "answers.unknown-unit", at: "\(file):9", cell: "unit") {
      try $0.append("Atlantis,2026-02-04,yes\n", to: file)
    },
    BrokenCase("a unit that answers twice", "answers.duplicate-response", at: "\(file):9") {
      try $0.append("F1,2026-02-04,no\n", to: file)
    },
    BrokenCase("a day that does not exist", "answers.bad-date", at: "\(file):2", cell: "submitted")
    {
      try $0.replace("F1,2026-01-12", with: "F1,12.01.2026", in: file)
    },
    BrokenCase("a column that is missing", "answers.missing-column", at: "\(file):1") {
      try $0.write("unit,submitted\nF1,2026-01-12\n", to: file)
    },
    BrokenCase("an unknown column", "answers.unknown-column", at: "\(file):1", cell: "elephant") {
      try $0.write("unit,submitted,plan,elephant\nF1,2026-01-12,yes,x\n", to: file)
    },
  ]
}
