import Foundation
import Languages
import Problems
import TestSupport
import Testing

@testable import Workflows

/// Answers to queries that tests write.
enum Answered {
  /// The JSON of a query's answer, by its keys.
  struct Answer {
    let root: [String: Any]

    var estimates: [[String: Any]] { root["estimates"] as? [[String: Any]] ?? [] }
    var tests: [[String: Any]] { root["tests"] as? [[String: Any]] ?? [] }

    /// The numbers of a key of all estimates of a measure, in order; NaN for null.
    func numbers(_ key: String, _ measure: String? = nil) -> [Double] {
      estimates.filter { measure == nil || $0["measure"] as? String == measure }
        .map { $0[key] as? Double ?? .nan }
    }

    /// The ends of the intervals of all estimates of a measure.
    func ends(_ end: String, _ measure: String? = nil) -> [Double] {
      estimates.filter { measure == nil || $0["measure"] as? String == measure }
        .map { ($0["ci"] as? [String: Any])?[end] as? Double ?? .nan }
    }

    /// The first test of a kind.
    func test(_ kind: String, term: String? = nil) -> [String: Any] {
      tests.first {
        $0["test"] as? String == kind && (term == nil || $0["term"] as? String == term)
      } ?? [:]
    }
  }

  /// The answer to a query in a folder.
  static func answer(_ query: String, in folder: TemporaryFolder) throws -> Answer {
    try folder.write(query, to: "query.yaml")
    let answer = try EstimateAnswer(query: folder.path + "/query.yaml")
    let text = answer.text(as: .json, in: .standard)
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return Answer(root: root ?? [:])
  }

  /// The answer to a query on a small file.
  static func answer(_ query: String, data: String) throws -> Answer {
    try TemporaryFolder.use { folder in
      try folder.write(data, to: "data.csv")
      return try answer("data: data.csv\n" + query, in: folder)
    }
  }

  /// The problems of a query on a small file, by code and place in the folder.
  static func problems(_ query: String, data: String) throws -> [String] {
    try TemporaryFolder.use { folder in
      try folder.write(data, to: "data.csv")
      do {
        _ = try answer("data: data.csv\n" + query, in: folder)
        return []
      } catch let refused as InputRefused {
        return refused.problems.map {
          "\($0.place)".replacing(folder.path + "/", with: "") + " " + $0.code
        }
      }
    }
  }
}
