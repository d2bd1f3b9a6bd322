import Problems
import Testing
import Workflows

/// A small review with a question whose answers in words are coded.
extension SmallReview {
  /// Adds a text question that four units have answered, its codebook and its codings.
  func addCodes(
    _ codings: String = """
    unit,coder,codes,quote,consent
    F1,A,money,,
    F1,B,money,,
    F2,A,time,we have no time,yes
    F3,A,money|time,a secret plan,no
    F5,A,,,

    """
  ) throws {
    try append(
      """
        - {id: why, section: status, type: text, text: {nb: Hvorfor?, nn: Kvifor?, en: Why?}}

      """, to: "survey/questionnaire.yaml")
    let words = [
      "F1": "It is about money.", "F2": "Well, we have no time.",
      "F3": "Money and time, and a secret plan.", "F5": "Hm.",
    ]
    let lines = try read("survey/answers.csv").split(separator: "\n").map(String.init)
    let rows = lines.dropFirst().map { line in
      let unit = String(line.prefix { $0 != "," })
      return line + "," + (words[unit].map { "\"\($0)\"" } ?? "")
    }
    try write(
      ([lines[0] + ",why"] + rows).joined(separator: "\n") + "\n", to: "survey/answers.csv")
    try write(
      """
      codes:
        - {id: money, name: Money, definition: It costs money.}
        - {id: time, name: Time, definition: It takes time., example: No time}

      """, to: "survey/codes/why.yaml")
    try write(codings, to: "survey/codings/why.csv")
  }

  /// Adds a line of its own to the first chapter in every language.
  func addToText(_ text: String) throws {
    for language in ["nb", "nn", "en"] {
      try append("\n\(text)\n", to: "report/\(language)/intro.md")
    }
  }
}

struct CodedAnswerTests {
  @Test func `codes become tables, codebook and quotations of a report`() throws {
    try SmallReview.use { review in
      try review.addCodes()
      try review.addToText("{{ list quotes question=why }}")
      try review.addToText("{{ list codebook question=why }}")
      try review.addToText("{{ table survey.why.codes }}")
      try review.addToText("{{ number survey.why.agreement[coefficient=alpha] }}")
      #expect(review.problems().filter { $0.severity == .error } == [])
      try review.build()
      let files = try review.files(of: "report")
      let pages = files.filter { $0.key.hasPrefix("en/") }.values.joined()
      #expect(pages.contains("<blockquote><p>we have no time</p></blockquote>"))
      #expect(pages.contains("It costs money."))
      #expect(pages.contains("No time"))
      #expect(files.keys.contains("data/survey.why.codes.csv"))
    }
  }

  /// Neither words without consent nor the rest of an answer leave the house in any file.
  @Test func `nothing is printed of an answer but what may be quoted`() throws {
    try SmallReview.use { review in
      try review.addCodes()
      try review.addToText("{{ list quotes question=why }}")
      try review.addToText("{{ table survey.why.codes }}")
      try review.build()
      for (name, text) in try review.files(of: "report") {
        #expect(!text.contains("secret plan"), "\(name)")
        #expect(!text.contains("Well, we"), "\(name)")
        #expect(!text.contains("about money"), "\(name)")
      }
    }
  }

  @Test func `quotations can be those of one code`() throws {
    try SmallReview.use { review in
      try review.addCodes()
      try review.addToText("{{ list quotes question=why code=money }}")
      try review.build()
      let pages = try review.files(of: "report").filter { $0.key.hasPrefix("en/") }.values.joined()
      #expect(!pages.contains("<blockquote>"))
      #expect(pages.contains("No answer may be quoted here."))
    }
  }

  @Test(arguments: [
    ("{{ list quotes }}", "reference.no-question"),
    ("{{ list codebook question=weather }}", "reference.bad-option"),
    ("{{ list quotes question=why code=weather }}", "reference.bad-option"),
    ("{{ list codebook question=why code=time }}", "reference.unknown-option"),
  ])
  func `a list of codes that stands for nothing is told`(text: String, code: String) throws {
    let problems = try SmallReview.use { review in
      try review.addCodes()
      try review.write(
        try review.read("report/en/intro.md") + "\n\(text)\n", to: "report/en/intro.md")
      return review.problems()
    }
    let errors = problems.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [code])
    for problem in problems { problem.expectWords() }
  }

  @Test(arguments: broken)
  func `what is wrong in codes and codings is told with file and line`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  static let broken = [
    BrokenCase(
      "a codebook of no question", "codes.unknown-question-near", at: "survey/codes/whi.yaml"
    ) {
      try $0.addCodes()
      try $0.write(try $0.read("survey/codes/why.yaml"), to: "survey/codes/whi.yaml")
    },
    BrokenCase(
      "a codebook of a question with options", "codes.not-a-text-question",
      at: "survey/codes/plan.yaml"
    ) {
      try $0.addCodes()
      try $0.write(try $0.read("survey/codes/why.yaml"), to: "survey/codes/plan.yaml")
    },
    BrokenCase(
      "a code twice", "codes.duplicate", at: "survey/codes/why.yaml:3", cell: "codes.1.id"
    ) {
      try $0.addCodes()
      try $0.replace("id: time", with: "id: money", in: "survey/codes/why.yaml")
    },
    BrokenCase("a key that there is not", "yaml.unknown-key", at: "survey/codes/why.yaml:4") {
      try $0.addCodes()
      try $0.append("machines: true\n", to: "survey/codes/why.yaml")
    },
    BrokenCase("codings without codes", "codings.no-codes", at: "survey/codings/why.csv") {
      try $0.addCodes()
      try $0.delete("survey/codes/why.yaml")
    },
    BrokenCase(
      "a coding of a unit that did not answer", "codings.no-answer",
      at: "survey/codings/why.csv:7", cell: "unit"
    ) {
      try $0.addCodes()
      try $0.append("F4,A,money,,\n", to: "survey/codings/why.csv")
    },
    BrokenCase(
      "a code that there is not", "codings.unknown-code-near", at: "survey/codings/why.csv:2",
      cell: "codes"
    ) {
      try $0.addCodes()
      try $0.replace("F1,A,money", with: "F1,A,mony", in: "survey/codings/why.csv")
    },
    BrokenCase(
      "a coder twice", "codings.duplicate", at: "survey/codings/why.csv:3", cell: "coder"
    ) {
      try $0.addCodes()
      try $0.replace("F1,B", with: "F1,A", in: "survey/codings/why.csv")
    },
    BrokenCase(
      "a quotation of what nobody wrote", "codings.quote-not-in-answer",
      at: "survey/codings/why.csv:4", cell: "quote"
    ) {
      try $0.addCodes()
      try $0.replace("we have no time", with: "we have no money", in: "survey/codings/why.csv")
    },
  ]

  @Test func `codes and codings are looked at where there are no answers`() throws {
    let problems = try SmallReview.use { review in
      try review.addCodes("unit,coder\n\"F1\n")
      try review.delete("survey/answers.csv")
      try review.append("machines: true\n", to: "survey/codes/why.yaml")
      return review.problems()
    }
    let told = Set(problems.filter { $0.severity == .error }.map { "\($0.place.file) \($0.code)" })
    #expect(told.contains("survey/codes/why.yaml yaml.unknown-key"))
    #expect(told.contains { $0.hasPrefix("survey/codings/why.csv csv.") })
  }

  @Test func `codes that are not used yet stop nothing`() throws {
    let problems = try SmallReview.use { review in
      try review.addCodes()
      try review.delete("survey/codings/why.csv")
      return review.problems()
    }
    #expect(problems.map(\.code) == ["codes.no-codings"])
    for problem in problems { problem.expectWords() }
  }
}
