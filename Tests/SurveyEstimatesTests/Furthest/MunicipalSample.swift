import Foundation
import SurveyEstimates
import Surveys
import TestSupport

/// The synthetic survey of 357 municipalities in the reference data, as a survey of the product.
enum MunicipalSample {
  static let folder = "survey/reference/dev"

  /// The survey: whether the goals are in the plan, and the stage from 0 to 5.
  static func survey(_ plan: AnalysisPlan) throws -> SampleSurvey {
    let frame = try rows("\(folder)/inputs/municipal_a_frame.csv")
    let answers = Dictionary(
      uniqueKeysWithValues: try rows("\(folder)/inputs/municipal_a_responses.csv").map {
        ($0["knr"] ?? "", $0)
      })
    let units = frame.map { unit -> SampleSurvey.Unit in
      let found = answers[unit["knr"] ?? ""]
      return SampleSurvey.Unit(
        groups: [
          "size3": code(unit["size3"]), "cen3": code(unit["cen3"]),
          "merged": code(unit["merged"]), "network": code(unit["network"]),
        ],
        numbers: ["population": Double(unit["pop"] ?? "") ?? 0],
        answers: found.map { row in
          [
            "plan": .choices([row["sdg_plan"] ?? ""]),
            "stage": .choices(["s" + (row["stage"] ?? "")]),
          ]
        })
    }
    let stages = (0...5).map { "s\($0)" }
    return SampleSurvey(
      questions: [
        SampleSurvey.question(.single, ["ja", "nei"], id: "plan"),
        SampleSurvey.question(.scale, stages, values: [0, 1, 2, 3, 4, 5], id: "stage"),
      ], units: units, attributes: ["cen3", "merged", "network", "size3"], plan: plan)
  }

  /// A class without blanks: `1 small` is `1-small`.
  private static func code(_ text: String?) -> String {
    (text ?? "").replacing(" ", with: "-")
  }

  private static func rows(_ name: String) throws -> [[String: String]] {
    let text = String(decoding: try ReferenceData.bytes(name), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
  }

  /// A field of a case that R has computed.
  static func expected(_ id: String) throws -> [String: Any] {
    let bytes = try ReferenceData.bytes("\(folder)/expected/municipal_cases.json")
    let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let cases = root?["cases"] as? [[String: Any]] ?? []
    return cases.first { $0["id"] as? String == id }?["expect"] as? [String: Any] ?? [:]
  }
}
