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
