public import Agenda
public import Fieldwork
public import Languages
import Pages
public import PlanReading

/// The passages of a plan to be read, each with what was found in it and buttons to say whether that is right.
public struct PassagesScreen: Sendable {
  /// Which findings are shown.
  public struct Filter: Hashable, Sendable {
    /// Whether those are shown that the reader has judged.
    public enum Show: String, Sendable, CaseIterable {
      /// Those that the reader has not judged.
      case open
      /// Those that the reader has judged.
      case done
      /// All.
      case all
    }

    /// The goal; nil for all.
    public var goal: GoalID?
    /// How they were found; nil for both ways.
    public var kind: GoalFinding.Kind?
    /// Whether those are shown that the reader has judged.
    public var show = Show.open
    /// The page of the list, from 1.
    public var page = 1

    /// A filter.
    ///
    /// - Parameters:
    ///   - goal: the number of a goal; all where empty or unknown.
    ///   - kind: how they were found; both ways where empty or unknown.
    ///   - show: which of them; the open ones where empty or unknown.
    ///   - page: the page of the list.
    public init(goal: String = "", kind: String = "", show: String = "", page: String = "") {
      self.goal = GoalID(goal)
      self.kind = GoalFinding.Kind(rawValue: kind)
      self.show = Show(rawValue: show) ?? .open
      self.page = max(1, min(100_000, Int(page) ?? 1))
    }

    /// The filter as it stands in an address, after the question mark.
    public var query: String {
      "goal=\(goal?.description ?? "")&kind=\(kind?.rawValue ?? "")&show=\(show.rawValue)&page=\(page)"
    }
  }

  /// A finding with what the reader has said of it.
  struct Entry {
    let passage: FiledPassage
    let found: FiledPassage.Found
    let own: PassageJudgement.Verdict?
  }

  private let open: OpenPlan
  private let filter: Filter
  private let reader: String
  private let path: String
  private let formToken: String
  /// Whether the reader may judge.
  public var canJudge = false
  /// What is wrong, beside the finding that it is about.
  public var problem: (subject: PassageJudgement.Subject, text: String)?

  /// How many findings stand on a page.
  static let perPage = 25

  /// The passages of a plan.
  ///
  /// - Parameters:
  ///   - open: the plan with its passages and judgements.
  ///   - filter: which findings are shown.
  ///   - reader: the account of whoever reads.
  ///   - path: the path of the plan, without language.
  ///   - formToken: what forms send along.
  public init(
    _ open: OpenPlan, filter: Filter, reader: String, path: String, formToken: String
  ) {
    self.open = open
    self.filter = filter
    self.reader = reader
    self.path = path
    self.formToken = formToken
  }

  /// The id of a finding in the page.
  ///
  /// - Parameter subject: the finding.
  public static func place(of subject: PassageJudgement.Subject) -> String {
    FindingView.id(subject)
  }

  /// The findings that the filter shows, in reading order.
  private var entries: [Entry] {
    let own = Dictionary(
      open.judgements.filter { $0.by.id == reader && !$0.isAgreed }.map {
        ($0.subject, $0.verdict)
      },
      uniquingKeysWith: { _, last in last })
    return open.passages.flatMap { passage in
      passage.findings.compactMap { found -> Entry? in
        guard filter.goal == nil || found.goal == filter.goal,
          filter.kind == nil || found.kind == filter.kind
        else { return nil }
        let verdict = own[
          PassageJudgement.Subject(passage: passage.id, goal: found.goal, kind: found.kind)]
        switch filter.show {
        case .open where verdict != nil, .done where verdict == nil: return nil
        default: return Entry(passage: passage, found: found, own: verdict)
        }
      }
    }
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    func view(_ values: [String: Any]) -> View { View(values, language: language) }
    let all = entries
    let pages = max(1, (all.count + Self.perPage - 1) / Self.perPage)
    let page = min(filter.page, pages)
    let shown = all.dropFirst((page - 1) * Self.perPage).prefix(Self.perPage)
    let base = "/\(language.tag)\(path)/passages"
    func way(_ page: Int) -> String {
      var filter = filter
      filter.page = page
      return "\(base)?\(filter.query)"
    }
    return Screen(
      title: language.text("plan-desk.passages", ["title": open.plan.title]),
      main: templates.render(
        "plans/passages",
        view([
          "action": base, "plan": "/\(language.tag)\(path)", "can-judge": canJudge,
          "goals": [option("", language.text("plan-desk.any-goal"), filter.goal == nil, language)]
            + GoalID.all.map {
              option($0.description, $0.text(in: language), filter.goal == $0, language)
            },
          "kinds": [option("", language.text("plan-desk.any-kind"), filter.kind == nil, language)]
            + GoalFinding.Kind.allCases.map {
              option(
                $0.rawValue, language.text("plan-desk.kind.\($0.rawValue)"), filter.kind == $0,
                language)
            },
          "shows": Filter.Show.allCases.map {
            option(
              $0.rawValue, language.text("plan-desk.show.\($0.rawValue)"), filter.show == $0,
              language)
          },
          "count": language.text("plan-desk.count", count: all.count),
          "is-empty": all.isEmpty,
          "is-done": all.isEmpty && filter.show == .open && open.standing.findings > 0,
          "has-keys": canJudge && !all.isEmpty,
          "passages": grouped(Array(shown)).map { passageView($0, in: language) },
          "has-pages": pages > 1,
          "page": language.text(
            "plan-desk.page-of", ["page": String(page), "pages": String(pages)]),
          "has-previous": page > 1, "previous": way(page - 1),
          "has-next": page < pages, "next": way(page + 1),
        ])), scripts: canJudge && !all.isEmpty ? ["plans.js"] : [])
  }

  /// The findings of one passage stand together.
  private func grouped(_ entries: [Entry]) -> [[Entry]] {
    var groups: [[Entry]] = []
    for entry in entries {
      if groups.last?.first?.passage.id == entry.passage.id {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  private func passageView(_ group: [Entry], in language: Language) -> View {
    let passage = group[0].passage
    return View(
      PassageView(passage).whole(in: language).merging([
        "id": passage.id,
        "findings": group.map {
          FindingView(
            $0.passage, $0.found, base: "/\(language.tag)\(path)/passages",
            query: filter.query, token: formToken
          ).view(
            own: $0.own, canJudge: canJudge,
            problem: problem?.subject == FindingView.subject($0.passage, $0.found)
              ? problem?.text : nil, in: language)
        },
      ]) { $1 }, language: language)
  }

  private func option(
    _ value: String, _ words: String, _ isChosen: Bool, _ language: Language
  ) -> View {
    View(["value": value, "words": words, "is-chosen": isChosen], language: language)
  }
}
