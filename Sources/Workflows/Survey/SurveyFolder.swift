public import Fieldwork
public import Languages
import Measures
import StatisticalTables
public import Surveys
import Territory

/// The review folder of a campaign: who was asked, what was asked, what was answered.
public struct SurveyFolder: Sendable {
  /// The campaign.
  public let campaign: Campaign
  /// Who asks.
  public let owner: LocalizedText
  /// The questionnaire.
  public let questionnaire: Questionnaire
  /// The responses, those that were not handed in as partial.
  public let responses: [Response]
  /// The cases that belong to it.
  public let cases: [CaseWork]

  /// A folder.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: who asks.
  ///   - questionnaire: the questionnaire.
  ///   - responses: the responses, those that were not handed in as partial.
  ///   - cases: the cases that belong to it.
  public init(
    campaign: Campaign, owner: LocalizedText, questionnaire: Questionnaire, responses: [Response],
    cases: [CaseWork] = []
  ) {
    self.campaign = campaign
    self.owner = owner
    self.questionnaire = questionnaire
    self.responses = responses
    self.cases = cases
  }

  /// The files of the folder by their paths.
  public var files: [String: String] {
    var files = [
      "review.yaml": review,
      "survey/questionnaire.yaml": QuestionnaireYAML.text(of: questionnaire, frame: frame),
      "survey/answers.csv": answers,
    ]
    // A report has at least one block to begin from, and shows the cases that may be printed.
    let shown = cases.filter(\.isInPrint).map { "\n{{ case \($0.id) }}\n" }.joined()
    for language in languages.compactMap({ Language.named($0) }) {
      files["report/\(language.tag)/intro.md"] = language.text("survey-folder.intro") + "\n" + shown
    }
    let division = division
    for work in cases {
      let own = work.files(
        time: campaign.plan.time, unit: organisation(work.unit, in: division))
      files.merge(own) { first, _ in first }
    }
    return files
  }

  /// The first day, or the last one whose division the product knows.
  private var day: Day {
    let first = campaign.plan.time.day(of: campaign.plan.opens)
    return Day(year: 2026, month: 12, day: 31).map { min($0, first) } ?? first
  }
  private var known: [SamplingFrame.Unit] {
    campaign.frame.units + campaign.frame.exclusions.map(\.unit)
  }

  /// The levels in the order of the larger population.
  private var levels: [String] {
    let used = Set(known.flatMap(\.levels))
    return [UnitLevel.municipality.rawValue, UnitLevel.county.rawValue].filter(used.contains)
  }

  /// The levels of the review: those that are asked, and those that the questionnaire has words or questions for.
  private var reviewLevels: [String] {
    let all = [UnitLevel.municipality.rawValue, UnitLevel.county.rawValue]
    let named = questionnaire.levelsNamed(among: all)
    return all.filter { levels.contains($0) || named.contains($0) }
  }

  /// The one county that all units lie in; nil where there are several.
  private var county: String? {
    let counties = Set(known.map { $0.groups["county"] })
    return counties.count == 1 ? counties.first ?? nil : nil
  }

  private var division: Territory.Frame {
    let all = Country.norway.division(at: day)
    let levels = reviewLevels.map(UnitLevel.init(rawValue:))
    return Territory.Frame(
      county.map { all.limited(to: levels, within: UnitCode($0)) } ?? all, levels: levels)
  }

  /// The code of the organisation that a unit of the campaign is, or that acts for it.
  private func organisation(_ code: String, in frame: Territory.Frame) -> String {
    frame.organisation(of: UnitCode(code))?.code.rawValue ?? code
  }

  private var frame: QuestionnaireYAML.Frame {
    let division = division
    let asked = campaign.frame.units.map { organisation($0.code, in: division) }
    let isInRoles = Set(asked).count < asked.count
    var excluded: [Population.Exclusion] = []
    var named = Set(asked)
    for item in campaign.frame.exclusions {
      let code = organisation(item.unit.code, in: division)
      if named.insert(code).inserted {
        excluded.append(.init(unit: code, levels: item.unit.levels, reason: item.reason))
      }
    }
    let notAsked = LocalizedText { $0.text("survey-folder.not-asked") }
    let levels = levels
    for unit in division.organisations
    where unit.roles.contains(where: { levels.contains($0.level.rawValue) })
      && named.insert(unit.code.rawValue).inserted
    {
      excluded.append(
        .init(
          unit: unit.code.rawValue, levels: unit.roles.map(\.level.rawValue), reason: notAsked))
    }
    return QuestionnaireYAML.Frame(
      levels: levels, counts: isInRoles ? .links : .organisations, excluded: excluded)
  }

  private var languages: [LanguageTag] {
    let offered = questionnaire.languages.filter { Language.named($0) != nil }
    return offered.isEmpty ? [campaign.plan.language] : offered
  }

  private var review: String {
    var yaml = YAMLWriter()
    yaml.quoted("id", campaign.review)
    yaml.words("title", campaign.plan.title)
    yaml.word("kind", "subnational")
    yaml.object("owner") { $0.words("name", owner) }
    yaml.word("framework", "un-desa-gge")
    yaml.word("languages", "[" + languages.map(\.rawValue).joined(separator: ", ") + "]")
    yaml.quoted("period", String(campaign.lastDay.year))
    yaml.object("units") { yaml in
      yaml.word("division", "norway")
      yaml.word("date", day.description)
      yaml.list("levels", reviewLevels)
      if let county { yaml.quoted("within", county) }
    }
    yaml.object("edition") { yaml in
      yaml.word("number", "1")
      yaml.word("date", campaign.lastDay.description)
      yaml.word("status", "draft")
    }
    yaml.quoted("licence", "CC BY 4.0")
    return yaml.text
  }

  private var answers: String {
    let division = division
    let questions = questionnaire.questions
    let hasRoles = frame.counts == .links
    var writer = DelimitedWriter()
    writer.row(
      ["unit", "submitted", "status"] + (hasRoles ? ["level"] : [])
        + questions.flatMap { $0.columns + [$0.otherColumn].compactMap { $0 } })
    for response in responses {
      var row = [
        organisation(response.unit, in: division), response.submitted.description,
        response.status.rawValue,
      ]
      if hasRoles {
        let roles = division.organisation(of: UnitCode(response.unit))?.roles.count ?? 1
        row.append(roles > 1 ? response.levels.first ?? "" : "")
      }
      for question in questions {
        let fields = question.fields(of: response[question.id])
        row += question.columns.map { fields[$0] ?? "" }
        if let other = question.otherColumn {
          if case .text(let words) = response[other] { row.append(words) } else { row.append("") }
        }
      }
      writer.row(row)
    }
    return writer.text
  }
}
