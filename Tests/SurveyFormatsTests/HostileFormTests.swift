import Problems
import TestSupport
import Testing

@testable import SurveyFormats

/// Files that are damaged or made to do harm end in a refusal, never in a crash.
struct HostileFormTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test(
    .needsReferenceData(XLSFormOracle.folder),
    arguments: [
      "xlsform/tests/example_xls/tutorial.xls", "xlsform/tests/example_xls/widgets.xls",
      "xlsform/tests/example_xls/or_other.xlsx", "xlsform/tests/example_xls/widgets.csv",
      "xlsform/tests/example_xls/loop.md", "limesurvey/core-testing/colors.lss",
      "limesurvey/core-testing/colors.txt",
    ])
  func `damaged files are read or refused`(file: String) throws {
    let sound = try ReferenceData.bytes("survey/forms/\(file)")
    var dice = Dice(state: 7)
    for round in 0..<150 {
      var bytes = sound
      for _ in 0...(round % 8) {
        let position = Int.random(in: 0..<bytes.count, using: &dice)
        switch round % 3 {
        case 0: bytes[position] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.removeSubrange(position..<min(bytes.count, position + 40))
        default: bytes.insert(contentsOf: bytes[position..<min(bytes.count, position + 60)], at: 0)
        }
        if bytes.isEmpty { bytes = [0x7C] }
      }
      do {
        _ = try QuestionnaireImport.read(bytes, file: file)
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }
}
