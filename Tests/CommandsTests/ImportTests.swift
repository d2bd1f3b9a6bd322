import TestSupport
import Testing

/// What `import` says, and with which exit code.
struct ImportTests {
  @Test func `an Open SDG repository is brought over with a word on each oddity`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("Year,Sex,Value\n2020,NA,1\n2020,F,2\n", to: "data/indicator_1-1-1.csv")
      let review = folder.path + "/review"
      let outcome = try SamstemtProcess.run([
        "import", "open-sdg", folder.path, "-o", review, "--name", "Exampleton", "--language", "en",
      ])
      #expect(outcome.code == 0)
      #expect(
        outcome.output.contains("1 indicators with figures became 1 indicators with 2 values"))
      #expect(
        outcome.complaints.contains(
          "1 × data/indicator_1-1-1.csv:2 [Sex]: “NA” stands 1 times in the column Sex"))
      #expect(try SamstemtProcess.run(["check", review]).code == 0)
      let again = try SamstemtProcess.run([
        "import", "open-sdg", folder.path, "-o", review, "--name", "Exampleton",
      ])
      #expect(again.code == 1)
    }
  }

  @Test(arguments: [
    ["import", "open-sdg", "x", "-o", "y"],
    ["import", "open-sdg", "x", "-o", "y", "--name", " "],
    ["import", "open-sdg", "x", "-o", "y", "--name", "A", "--level", "By og bygd"],
  ])
  func `a wrong call gives 2`(_ arguments: [String]) throws {
    #expect(try SamstemtProcess.run(arguments).code == 2)
  }
}

/// What `import questionnaire` and `export questionnaire` say, and with which exit code.
struct QuestionnaireCommandTests {
  private static let form = """
    | survey |
    | | type | name | label |
    | | select_one yn | Q1 | Are you part of it? |
    | | time | when | When? |
    | choices |
    | | list_name | name | label |
    | | yn | yes | Yes |
    | | yn | no | No |
    """

  @Test func `a form goes in and comes out`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.form, to: "form.md")
      let yaml = folder.path + "/survey/questionnaire.yaml"
      let call = [
        "import", "questionnaire", folder.path + "/form.md", "-o", yaml, "--language", "en",
      ]
      let outcome = try SamstemtProcess.run(call)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("2 questions in 0 sections"))
      #expect(outcome.complaints.contains("form.md:3 [survey: name]: warning: “Q1” is called “q1”"))
      #expect(outcome.complaints.contains("“when” of the type time has become a question"))
      #expect(try SamstemtProcess.run(call).code == 1)
      for (format, file) in [
        ("xlsform", "out.xlsx"), ("xlsform", "out.csv"), ("ddi", "out.xml"),
        ("codebook", "book.csv"),
      ] {
        let out = try SamstemtProcess.run([
          "export", "questionnaire", folder.path, "--as", format, "-o", "\(folder.path)/\(file)",
        ])
        #expect(out.code == 0, "\(out.complaints)")
      }
      let again = try SamstemtProcess.run(["import", "questionnaire", folder.path + "/out.xlsx"])
      #expect(again.code == 0)
      #expect(again.output == (try PackageRoot.text(at: yaml)))
    }
  }

  @Test func `a form that is wrong is refused with its places`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(
        "| survey |\n| | type | name | label |\n| | select_one x | a | A |\n", to: "form.md")
      let outcome = try SamstemtProcess.run([
        "import", "questionnaire", folder.path + "/form.md", "--language", "en",
      ])
      #expect(outcome.code == 1)
      #expect(outcome.output == "")
      #expect(outcome.complaints.contains("form.md:3 [survey: type]: error:"))
    }
  }

  @Test(arguments: [
    ["import", "questionnaire", "x", "--level", "By og bygd"],
    ["export", "questionnaire", "x", "--as", "word", "-o", "y"],
    ["export", "questionnaire", "x", "--as", "xlsform", "-o", "y.docx"],
  ])
  func `a wrong call gives 2`(_ arguments: [String]) throws {
    #expect(try SamstemtProcess.run(arguments).code == 2)
  }
}
