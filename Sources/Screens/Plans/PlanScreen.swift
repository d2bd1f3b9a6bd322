import Agenda
public import Fieldwork
public import Languages
import Measures
import Pages
import PlanReading
import Problems

/// A plan: how far its reading has come, and which goals it names, works on and leaves out.
public struct PlanScreen: Sendable {
  private let open: OpenPlan
  private let unit: String
  private let path: String
  private let formToken: String
  /// Whether the reader may correct the plan and take it away.
  public var canEdit = false
  /// Whether the reader may judge its passages.
  public var canJudge = false

  /// How many passages of a goal stand on the page.
  private static let shownPassages = 3

  /// A plan.
  ///
  /// - Parameters:
  ///   - open: the plan with its passages.
  ///   - unit: the name of its unit.
  ///   - path: the path of the plan, without language.
  ///   - formToken: what forms send along.
  public init(_ open: OpenPlan, unit: String, path: String, formToken: String) {
    self.open = open
    self.unit = unit
    self.path = path
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let plan = open.plan
    let isWaiting = plan.state == .waiting
    var remarks: [FiledPlan.Remark] = []
    var isRefused = false
    switch plan.state {
    case .waiting: break
    case .read(let summary): remarks = summary.remarks
    case .refused(let reasons):
      remarks = reasons
      isRefused = true
    }
    var values: [String: Any] = [
      "base": "/\(language.tag)\(path)", "token": formToken, "unit": unit,
      "facts": "\(plan.kind.text(in: language)), \(plan.year)",
      "sent": language.text(
        "plan-desk.sent",
        [
          "date": plan.at.day.text(in: language), "who": plan.by.shown(in: language),
          "file": plan.file.name,
        ]),
      "is-waiting": isWaiting, "is-refused": isRefused, "can-edit": canEdit,
      "has-remarks": !remarks.isEmpty,
      "remarks": remarks.map {
        View(
          [
            "message": $0.problem.message(in: language),
            "advice": $0.problem.advice(in: language),
          ], language: language)
      },
      "is-read": plan.summary != nil, "profile": "",
    ]
    if let summary = plan.summary {
      values["profile"] = templates.render(
        "plans/profile", View(profile(summary, in: language), language: language))
    }
    return Screen(
      title: plan.title, main: templates.render("plans/plan", View(values, language: language)),
      scripts: isWaiting ? ["plans.js"] : [])
  }

  private func profile(_ summary: FiledPlan.Summary, in language: Language) -> [String: Any] {
    let profile = open.standing.profile
    func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }
    let widest = profile.goals.compactMap(profile.share).max() ?? 0
    let judged = open.reading.judged(by: open.judgements.map(\.plain))
    let passages = Dictionary(
      open.passages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let choices = GoalID.all.map { goal in (goal, best(of: goal, in: judged, passages, language)) }
    return [
      "base": "/\(language.tag)\(path)",
      "lead": language.text(
        "plan-desk.read-lead",
        [
          "date": summary.at.day.text(in: language), "passages": number(summary.passages),
          "left": number(summary.leftOut),
        ]),
      "standing": standing(in: language),
      "has-lost": open.standing.lost > 0,
      "lost": language.text("plan-desk.lost", count: open.standing.lost),
      "can-judge": canJudge, "has-findings": open.standing.findings > 0,
      "marks": GoalMarks(profile: profile).html(in: language),
      "sentences": sentences(in: language),
      "goals": profile.goals.map { line in
        row(line, share: profile.share(line), widest: widest, in: language)
      },
      "has-targets": !profile.targets.isEmpty,
      "targets": profile.targets.map { line in
        View(
          [
            "target": line.target?.text(in: language) ?? "", "named": number(line.named),
            "worked": number(line.worked), "suggested": number(line.suggested),
          ], language: language)
      },
      "chosen": choices.filter { !$0.1.isEmpty }.map { goal, passages in
        View(
          [
            "goal": goal.text(in: language), "number": goal.description,
            "base": "/\(language.tag)\(path)",
            "all": language.text(
              "plan-desk.all-passages", count: count(of: goal), ["goal": goal.description]),
            "passages": passages,
          ], language: language)
      },
    ]
  }

  /// What is the machine's and what the readers'.
  private func standing(in language: Language) -> String {
    let standing = open.standing
    func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }
    guard standing.judged > 0 else {
      return language.text("plan-desk.standing-machine", count: standing.findings)
    }
    return language.text(
      "plan-desk.standing-judged", count: standing.readers,
      [
        "judged": number(standing.judged), "findings": number(standing.findings),
        "confirmed": number(standing.confirmed), "rejected": number(standing.rejected),
        "disputed": number(standing.disputed),
      ])
  }

  /// Which goals stand how, a sentence for each way that some goal stands in.
  private func sentences(in language: Language) -> [View] {
    GoalStanding.allCases.compactMap { standing in
      let goals = open.standing.profile.goals(standing)
      guard !goals.isEmpty else { return nil }
      return View(
        [
          "standing": standing.rawValue, "words": standing.text(in: language),
          "goals": goals.map { $0.text(in: language) }.joined(separator: ", "),
        ], language: language)
    }
  }

  private func row(
    _ line: PlanProfile.Line, share: Double?, widest: Double, in language: Language
  ) -> View {
    func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }
    let share = share ?? 0
    let commitments = Commitment.allCases.reversed().compactMap { commitment -> String? in
      guard let count = line.commitments[commitment], count > 0 else { return nil }
      return "\(language.text("commitment.\(commitment.rawValue)")) \(number(count))"
    }
    return View(
      [
        "goal": line.goal.text(in: language), "number": line.goal.description,
        "base": "/\(language.tag)\(path)", "standing": line.standing.text(in: language),
        "share": language.percent(share, decimals: share > 0 && share < 10 ? 1 : 0),
        "width": String(widest > 0 ? Int((100 * share / widest).rounded()) : 0),
        "named": number(line.named), "worked": number(line.worked),
        "suggested": number(line.suggested),
        "commitments": commitments.isEmpty ? "–" : commitments.joined(separator: ", "),
        "has-passages": count(of: line.goal) > 0,
      ], language: language)
  }

  /// How many passages have the goal.
  private func count(of goal: GoalID) -> Int {
    open.passages.count { passage in passage.findings.contains { $0.goal == goal } }
  }

  /// The passages that show best what the plan says on a goal; those that readers reject are left out.
  private func best(
    of goal: GoalID, in judged: KeptReading, _ passages: [String: FiledPassage],
    _ language: Language
  ) -> [View] {
    var seen: Set<String> = []
    return PassageChoice(goal: goal).of([judged])
      .filter { seen.insert($0.passage.id).inserted }.prefix(Self.shownPassages)
      .compactMap { choice in
        passages[choice.passage.id].map {
          View(
            PassageView($0).short(quoting: choice.finding.quotation, in: language),
            language: language)
        }
      }
  }
}
