import Indicators
import Problems

@testable import OpenSDG

extension Repository {
  /// A repository of files written in the test.
  static func read(_ texts: [String: String]) throws -> Repository {
    try read(RepositoryFiles(texts: texts))
  }

  /// The problems of a kind.
  func problems(_ code: String) -> [Problem] { problems.filter { $0.code == code } }
}

extension ReviewConversion {
  /// What becomes of files written in the test.
  static func of(_ texts: [String: String]) throws -> ReviewConversion {
    try ReviewConversion(
      Repository.read(texts),
      home: Home(code: "X", name: "Exampleton", level: "municipality", licence: "CC BY 4.0"))
  }

  /// The problems of a kind.
  func problems(_ code: String) -> [Problem] { problems.filter { $0.code == code } }

  /// The part with an id.
  func part(_ id: String) -> Part? { parts.first { $0.indicator.id == id } }
}

/// One data file and its bare metadata.
func onlyData(_ text: String) -> [String: String] {
  ["data/indicator_1-1-1.csv": text, "meta/1-1-1.md": "---\nindicator_name: Poverty\n---\n"]
}
