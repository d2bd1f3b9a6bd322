import Agenda

/// How far two readers agree on the findings that both have judged.
public struct ReaderAgreement: Hashable, Sendable {
  /// The two readers, in the order of their names.
  public let readers: [String]
  /// What each said of the findings that both have judged: `accept`, `reject`, or the goal or target
  /// that it was moved to.
  public let first: [String]
  /// The same of the second reader.
  public let second: [String]

  /// On how many findings both have judged.
  public var count: Int { first.count }
  /// On how many of them they say the same.
  public var alike: Int { zip(first, second).count { $0.0 == $0.1 } }

  /// The agreement of the two readers who have judged the most findings in common.
  ///
  /// - Parameter judgements: the judgements of each plan; passages of different plans may have one id.
  /// - Returns: nil where no two readers have judged the same finding.
  public init?(_ judgements: [[ReaderJudgement]]) {
    var pairs: [[String]: [(String, String)]] = [:]
    for plan in judgements {
      let own = plan.filter { $0.reader != ReaderJudgement.agreed }
      for judged in Dictionary(grouping: own, by: \.subject).sorted(by: ReaderAgreement.isBefore) {
        var said: [String: String] = [:]
        for judgement in judged.value { said[judgement.reader] = judgement.decision.code }
        let readers = said.keys.sorted()
        for (index, one) in readers.enumerated() {
          for other in readers[(index + 1)...] {
            pairs[[one, other], default: []].append((said[one] ?? "", said[other] ?? ""))
          }
        }
      }
    }
    let best = pairs.sorted {
      ($1.value.count, $0.key[0], $0.key[1]) < ($0.value.count, $1.key[0], $1.key[1])
    }
    .first
    guard let best else { return nil }
    readers = best.key
    first = best.value.map(\.0)
    second = best.value.map(\.1)
  }

  private static func isBefore(
    _ left: (key: ReaderJudgement.Subject, value: [ReaderJudgement]),
    _ right: (key: ReaderJudgement.Subject, value: [ReaderJudgement])
  ) -> Bool {
    (left.key.passage, left.key.goal, left.key.kind.rawValue)
      < (right.key.passage, right.key.goal, right.key.kind.rawValue)
  }
}

extension ReaderJudgement.Decision {
  /// What was said, as a code.
  var code: String {
    switch self {
    case .accept: "accept"
    case .reject: "reject"
    case .move(let goal, let target): target?.rawValue ?? goal.description
    }
  }
}
