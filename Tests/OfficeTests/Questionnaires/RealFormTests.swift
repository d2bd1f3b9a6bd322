import Accounts
import Fieldwork
import Foundation
import Languages
import Measures
import Office
import OfficeFixture
import Problems
import Surveys
import TestSupport
import Testing
import Workflows

/// Real forms of other programs go the whole way: brought in, answered to the end, handed on again.
@Suite(.needsReferenceData("survey/forms")) struct RealFormTests {
  /// The forms: every file that XLSForm or LimeSurvey is written in.
  static let files: [String] = {
    let root = "\(ReferenceData.path)/survey/forms"
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let endings = [".xls", ".xlsx", ".lss", ".lsg", ".lsq", "colors.txt"]
    return all.filter { file in
      ["xlsform/", "kobo/", "limesurvey/"].contains(where: file.hasPrefix)
        && endings.contains(where: file.hasSuffix)
    }.sorted()
  }()

  @Test func `each form is brought in, answered by all, handed in and comes back the same`()
    async throws
  {
    try await SmallOffice.use { small in
      var outcomes: [String: [String]] = [:]
      for (number, file) in Self.files.enumerated() {
        let outcome = try await Self.way(of: file, id: "form-\(number)", in: small)
        outcomes[outcome, default: []].append(file)
      }
      // Refused are forms that pyxform refuses too, and those in which nobody is asked anything.
      let refused = outcomes.filter { $0.key.hasPrefix("refused") }.mapValues(\.count)
      #expect(refused == Self.refused)
      #expect(outcomes.keys.filter { $0.hasPrefix("not complete") } == [])
      #expect((outcomes["answered and handed in"]?.count ?? 0) >= 50)
      for (outcome, files) in outcomes.sorted(by: { $0.key < $1.key }) {
        print("\(files.count) \(outcome): \(files.joined(separator: ", "))")
      }
    }
  }

  /// How many forms are refused, by the first error.
  static let refused = [
    "refused: form.no-questions": 3, "refused: xlsform.duplicate-column": 1,
    "refused: xlsform.include": 4, "refused: xlsform.no-calculation": 1,
    "refused: xlsform.no-name": 1, "refused: xlsform.unknown-type": 1,
  ]

  /// What became of a form, in words.
  private static func way(
    of file: String, id: String, in small: SmallOffice
  ) async throws -> String {
    let desk = small.office.questionnaires
    let bytes = try ReferenceData.bytes("survey/forms/\(file)")
    let sheet: QuestionnaireSheet
    do {
      sheet = try await desk.take(
        bytes, file: file, id: id, wave: "1", levels: ["municipality"], of: "ks", by: .system
      ).sheet
    } catch let refused as InputRefused {
      return "refused: "
        + (refused.problems.first { $0.severity == .error }?.code ?? "no reason")
    }
    let number = try await desk.makeVersion(id, of: "ks", basis: sheet.basis, by: .system)
    let questionnaire = try #require(
      try await desk.version(id, number: number, of: "ks")?.questionnaire)
    #expect(questionnaire == sheet.questionnaire)
    let answered = try await SimulatedRespondent.answer(id, in: small)
    let form = try QuestionnaireExchange.export(
      questionnaire, as: .xlsForm, file: file, output: "form.xlsx", language: .standard)
    let again = try QuestionnaireExchange.read(
      form.bytes, file: "form.xlsx", id: id, wave: "1", levels: ["municipality"]
    ).questionnaire
    #expect(again.questions == questionnaire.questions, "\(file)")
    #expect(again.sections == questionnaire.sections, "\(file)")
    return answered
  }
}
