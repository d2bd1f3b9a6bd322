import Agenda
import Figures
import Indicators
import Languages
import Measures

/// The page about one unit: what its figures say, goal by goal, with the rule behind every status.
struct ProfileHTML {
  let profile: UnitProfile
  let language: Language
  let style: FigureStyle
  let introduction: LocalizedText?
  let syntheticNotice: String?

  /// The name of a unit's page: the same in every language.
  static func file(of profile: UnitProfile) -> String {
    "profile-\(HTML.slug(profile.unit.code)).html"
  }

  var name: String { profile.unit.label.text(in: language.tag) }

  /// The heading of the page, for its title.
  var heading: String { "\(name) – \(kind)" }

  private var kind: String { language.text("profile.kind.\(ProfileLevel(profile.level).rawValue)") }

  /// The content of the page.
  func html(previous: View?, next: View?) -> String {
    templates.render(
      "profile",
      View(
        [
          "kind": kind, "name": name, "synthetic": syntheticNotice ?? false,
          "introduction": introduction?.text(in: language.tag) ?? false,
          "summary": ProfileSummary(profile: profile, language: language).html(),
          "peers": language.text(
            "profile.peers.sentence", ["peers": profile.peers.label.text(in: language.tag)]),
          "method": language.text(
            "profile.method",
            ["method": mainMethod.map { MethodWords(language).name($0) } ?? ""]),
          "background": profile.background.compactMap(fact),
          "hasBackground": profile.background.contains { $0.latest != nil },
          "goals": profile.goals.map(goal),
          "withoutFigures": goalsWithoutFigures,
          "previous": previous ?? false, "next": next ?? false,
        ], language: language))
  }

  private var mainMethod: MethodProfile? {
    profile.goals.first?.lines.first?.assessments.first?.profile
  }

  /// A figure that speaks of no goal: what it is, and its latest value with its period.
  private func fact(_ line: UnitProfile.Line) -> View? {
    line.latest.map { measure in
      View(
        [
          "name": line.title(in: language),
          "value": measure.unit.text(measure.value.number ?? 0, in: language),
          "period": measure.period.text(in: language),
        ], language: language)
    }
  }

  private func goal(_ part: UnitProfile.GoalPart) -> View {
    let goal = Agenda2030.goal(part.goal)
    let id = "goal-\(goal.number)"
    let chart = ProfileChart(
      lines: part.lines, goal: goal, unit: name, peers: profile.peers, language: language)
    return View(
      [
        "id": id, "tile": GoalTile.html(goal), "title": goal.name.text(in: language.tag),
        "figure": chart.html(id: "\(id)-figure", style: style, syntheticNotice: syntheticNotice),
        "table": ProfileTable(lines: part.lines, language: language).html(
          caption: language.text(
            "profile.table", ["goal": goal.name.text(in: language.tag), "unit": name])),
        "rules": RuleTable(lines: part.lines, language: language).html(
          title: goal.name.text(in: language.tag)),
      ], language: language)
  }

  /// The goals that no figure speaks of, in a sentence: silence is not progress.
  private var goalsWithoutFigures: String {
    let known = Set(
      profile.goals.flatMap { part in [part.goal] + part.lines.flatMap(\.indicator.goals) })
    let missing = Agenda2030.goals.filter { !known.contains($0.id) }
    guard !missing.isEmpty else { return "" }
    let names = missing.map {
      "\($0.number) \($0.name.text(in: language.tag))"
    }
    return language.text("profile.goals-without", ["goals": language.list(names)])
  }
}

/// The levels that profiles have words for.
enum ProfileLevel: String, CaseIterable {
  case municipality
  case county
  case other

  init(_ level: String) {
    self = ProfileLevel(rawValue: level) ?? .other
  }
}
