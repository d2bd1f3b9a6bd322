import Foundation
import Languages
import Measures
import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// The description of a survey for archives.
struct DDICodebookTests {
  static let schemas = "survey/forms/ddi/ddi-c-2.6/schemas"

  static let xmllint = "/usr/bin/xmllint"

  private func responses() throws -> [Response] {
    let day = try #require(Day("2026-03-02"))
    func response(_ unit: String, _ answers: [String: Answer]) -> Response {
      Response(
        unit: unit, levels: ["municipality"], submitted: day, answers: answers)
    }
    return [
      response(
        "1",
        [
          "stage": .choices(["planned"]), "staff": .number(2.5),
          "documents": .choices(["societal"]),
        ]),
      response("2", ["stage": .dontKnow, "staff": .number(4), "documents": .notAsked]),
      response(
        "3", ["stage": .choices(["planned"]), "barriers": .items(["time": .choices(["4"])])]),
    ]
  }

  @Test func `answers are counted for each variable`() throws {
    let language = try #require(Language.named(.en))
    let text = DDICodebook(
      try RichQuestionnaire.made(), language: language, responses: try responses(),
      weights: [1, 2, 0.5]
    ).text
    let stage = try #require(text.firstRange(of: "<var ID=\"V_stage\""))
    let part = text[stage.lowerBound...].prefix { $0 != "\u{0}" }.prefix(2_400)
    #expect(part.contains("<catValu>planned</catValu>"))
    #expect(part.contains("<catStat type=\"freq\">2</catStat>"))
    #expect(part.contains("<catStat type=\"freq\" wgtd=\"wgtd\">1.5</catStat>"))
    #expect(part.contains("<catgry missing=\"Y\">"))
    #expect(text.contains("<sumStat type=\"mean\">3.25</sumStat>"))
    #expect(text.contains("<varGrp ID=\"G2\" type=\"grid\" name=\"barriers\""))
  }

  @Test(
    .needsReferenceData(schemas),
    .enabled(if: FileManager.default.isExecutableFile(atPath: xmllint), "xmllint is not here"))
  func `the document fits the schema of DDI-Codebook 2.6 but for the namespace`() throws {
    let language = try #require(Language.named(.nb))
    for responses in [[], try responses()] {
      let text = DDICodebook(
        try RichQuestionnaire.made(), language: language, responses: responses,
        weights: responses.map { _ in 1.25 }
      ).text.replacing("ddi:codebook:2_5", with: "ddi:codebook:2_6")
        .replacing("version=\"2.5\"", with: "version=\"2.6\"")
      try TemporaryFolder.use { folder in
        try folder.write(text, to: "codebook.xml")
        let said = try Self.validate("\(folder.path)/codebook.xml")
        #expect(said.code == 0, "\(said.words.prefix(3000))")
      }
    }
  }

  private static func validate(_ file: String) throws -> (code: Int32, words: String) {
    let process = Process()
    process.executableURL = URL(filePath: xmllint)
    process.arguments = [
      "--nonet", "--noout", "--schema", "\(ReferenceData.path)/\(schemas)/codebook.xsd", file,
    ]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test func `a code book has a row for each column and each code`() throws {
    let language = try #require(Language.named(.en))
    let text = CodeBook.text(of: try RichQuestionnaire.made(), language: language)
    #expect(
      text.contains(
        "barriers.time,barriers,time,Arbeidet en,matrix,Hva hindrer dere? en – Tid en,4,Valg 4 en,4,no,no"
      ))
    #expect(text.contains("stage.other,stage,other,Om dere en,text,Valg other en"))
  }
}
