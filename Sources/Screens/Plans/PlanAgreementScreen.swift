public import Fieldwork
public import Languages
import Pages

/// How far readers of a plan agree, and the findings on which they differ.
public struct PlanAgreementScreen: Sendable {
  private let agreement: PlanAgreement
  private let title: String
  private let path: String
  private let formToken: String
  /// Whether the reader may say what was agreed on.
  public var canJudge = false
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// How many findings stand on the page.
  private static let most = 100

  /// The agreement on a plan.
  ///
  /// - Parameters:
  ///   - agreement: the agreement.
  ///   - title: what the plan is called.
  ///   - path: the path of the plan, without language.
  ///   - formToken: what forms send along.
  public init(_ agreement: PlanAgreement, title: String, path: String, formToken: String) {
    self.agreement = agreement
    self.title = title
    self.path = path
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }
    let table = WorkTable(
      language.text("plan-desk.pairs"),
      columns: ["readers", "both", "alike", "kappa"].map {
        language.text("plan-desk.pairs.\($0)")
      }, numbers: [1, 2, 3],
      rows: agreement.pairs.map { pair in
        [
          .init(pair.readers.map { $0.shown(in: language) }.joined(separator: " – ")),
          .init(number(pair.count)),
          .init(
            language.percent(100 * Double(pair.alike) / Double(max(1, pair.count)), decimals: 0)),
          .init(
            pair.kappa.map { language.number($0, decimals: 2) }
              ?? language.text("plan-desk.pairs.no-kappa")),
        ]
      })
    return Screen(
      title: language.text("plan-desk.agreement", ["title": title]),
      main: templates.render(
        "plans/agreement",
        View(
          [
            "plan": "/\(language.tag)\(path)", "passages-path": "/\(language.tag)\(path)/passages",
            "has-pairs": !agreement.pairs.isEmpty, "is-empty": agreement.pairs.isEmpty,
            "table": table.html(in: language), "has-disputes": !agreement.disputes.isEmpty,
            "is-more": agreement.disputes.count > Self.most,
            "more": language.text("plan-desk.disputes-shown", ["shown": number(Self.most)]),
            "count": language.text("plan-desk.disputes", count: agreement.disputes.count),
            "disputes": agreement.disputes.prefix(Self.most).map { dispute($0, in: language) },
          ], language: language)), problems: problems)
  }

  private func dispute(_ dispute: PlanAgreement.Dispute, in language: Language) -> View {
    let finding = FindingView(
      dispute.passage, dispute.found, base: "/\(language.tag)\(path)/agreement", query: "",
      token: formToken)
    return View(
      PassageView(dispute.passage).whole(in: language)
        .merging(finding.values(in: language)) { $1 }
        .merging([
          "action": "/\(language.tag)\(path)/agreement", "can-judge": canJudge,
          "said-by": dispute.judgements.map {
            View(
              ["who": $0.by.shown(in: language), "what": $0.verdict.text(in: language)],
              language: language)
          },
          "is-agreed": dispute.agreed != nil,
          "agreed": dispute.agreed.map {
            language.text("plan-desk.agreed", ["verdict": $0.verdict.text(in: language)])
          } ?? language.text("plan-desk.not-agreed"),
        ]) { $1 }, language: language)
  }
}
