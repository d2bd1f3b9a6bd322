import PlanReading
import Statistics

/// How far those who have read the passages of a plan agree.
public struct PlanAgreement: Sendable {
  /// Two readers, on the findings that both have judged.
  public struct Pair: Sendable {
    /// The two.
    public let readers: [Person]
    /// How many findings both have judged.
    public let count: Int
    /// On how many of them they say the same.
    public let alike: Int
    /// Cohen's kappa; nil where both said one and the same of all.
    public let kappa: Double?
  }

  /// A finding on which readers differ.
  public struct Dispute: Sendable {
    /// The passage that it is found in.
    public let passage: FiledPassage
    /// What was found.
    public let found: FiledPassage.Found
    /// What each reader says, by the readers' ids.
    public let judgements: [PassageJudgement]
    /// What they agreed on afterwards.
    public let agreed: PassageJudgement?
  }

  /// All pairs who have judged something in common, those with the most first.
  public let pairs: [Pair]
  /// The findings on which readers differ, in reading order.
  public let disputes: [Dispute]

  /// The agreement on a plan.
  ///
  /// - Parameter open: the plan with its passages and judgements.
  public init(of open: OpenPlan) {
    let bySubject = open.bySubject
    var disputes: [Dispute] = []
    var judged: [PassageJudgement] = []
    for passage in open.passages {
      for found in passage.findings {
        let subject = PassageJudgement.Subject(
          passage: passage.id, goal: found.goal, kind: found.kind)
        let all = bySubject[subject] ?? []
        let own = all.filter { !$0.isAgreed }.sorted { $0.by.id < $1.by.id }
        judged += own
        guard Set(own.map(\.verdict)).count > 1 else { continue }
        disputes.append(
          Dispute(
            passage: passage, found: found, judgements: own, agreed: all.last(where: \.isAgreed)))
      }
    }
    self.disputes = disputes
    pairs = Self.pairs(of: judged)
  }

  private static func pairs(of judgements: [PassageJudgement]) -> [Pair] {
    var names: [String: Person] = [:]
    for judgement in judgements { names[judgement.by.id] = judgement.by }
    let readers = names.values.sorted { $0.id < $1.id }
    return readers.indices.flatMap { index in
      readers[(index + 1)...].compactMap { other -> Pair? in
        let both = [readers[index], other]
        let plain = judgements.filter { both.map(\.id).contains($0.by.id) }.map(\.plain)
        guard let agreement = ReaderAgreement([plain]) else { return nil }
        return Pair(
          readers: both, count: agreement.count, alike: agreement.alike,
          kappa: kappa(agreement.first, agreement.second))
      }
    }.sorted { ($1.count, $0.readers[0].id) < ($0.count, $1.readers[0].id) }
  }

  private static func kappa(_ first: [String], _ second: [String]) -> Double? {
    let categories = Set(first + second).sorted()
    let codes = Dictionary(
      uniqueKeysWithValues: categories.enumerated().map { ($1, UInt16($0)) })
    func factor(_ said: [String]) -> Factor {
      Factor(codes: said.compactMap { codes[$0] }, count: categories.count)
    }
    return CohenKappa(factor(first), factor(second))?.kappa
  }
}
