import Problems
import Store
import TestSupport
import Testing

/// A folder is read to its end, whatever its first file is like.
struct WholeFolderTests {
  @Test func `a review that cannot be read hides nothing of the other files`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("id: my review\n", to: "review.yaml")
      try folder.write("unit,submitted\nF1,2026-01-01\nF2\n", to: "survey/answers.csv")
      try folder.write("id: [\n", to: "survey/questionnaire.yaml")
      try folder.write("- id: x\n", to: "indicators/x.yaml")
      try folder.write("no front matter\n", to: "cases/y.md")
      let refused = #expect(throws: InputRefused.self) {
        try ReviewFolder.read(FolderFiles(folder.path))
      }
      let told = Set((refused?.problems ?? []).map { "\($0.place.file) \($0.code)" })
      #expect(
        told.isSuperset(of: [
          "review.yaml yaml.not-an-id", "review.yaml yaml.missing-key",
          "survey/answers.csv csv.width", "survey/questionnaire.yaml yaml.syntax",
          "indicators/x.yaml yaml.missing-key", "cases/y.md case.no-front-matter",
        ]))
    }
  }
}
