import CaseStudies
import FollowUp
import Indicators
import Languages
import Measures
import Problems
import StatisticalTables
import Surveys
import VoluntaryReview

extension ReviewFolder {
  /// The survey: its questions, who was asked, and the answers.
  mutating func survey(_ units: ReviewUnits) -> StoredSurvey? {
    let answersPath = "survey/answers.csv"
    guard files.has("survey/questionnaire.yaml") else {
      for path in [answersPath, "survey/analysis.yaml"] where files.has(path) {
        log.error("survey.no-questionnaire", at: Place(path))
      }
      checkCodingFiles()
      return nil
    }
    guard let file = yaml("survey/questionnaire.yaml", .questionnaire) else {
      checkCodingFiles()
      return nil
    }
    let errorsBefore = log.errorCount
    let object = YAMLObject(file)
    let questionnaire = object.questionnaire(log: &log)
    let frame = object.object("frame")
    let levels = frame?.texts("levels") ?? []
    for level in levels where !units.levels.contains(where: { $0.code == level }) {
      log.error(
        "review.unknown-level", at: frame?.place("levels") ?? object.place,
        ["level": level, "known": units.levels.map(\.code).joined(separator: ", ")])
    }
    log.add(
      contentsOf: questionnaire.problems(
        // A question may be for a level of the review that this survey does not ask.
        levels: Set(levels + units.levels.map(\.code)), attributes: units.respondentAttributes
      ) { file.place(at: $0) })
    let population = population(frame, units: units, levels: levels)
    let plan = analysisPlan(questionnaire, units: units)
    guard files.has(answersPath) else {
      log.warning("survey.no-answers", at: Place("survey"))
      checkCodingFiles()
      return StoredSurvey(
        questionnaire: questionnaire, population: population, responses: [], plan: plan,
        evidence: [], codings: [])
    }
    // Answers are read by a questionnaire without errors only; what is wrong elsewhere stops nothing here.
    guard let sheet = delimited(answersPath), log.errorCount == errorsBefore else {
      checkCodingFiles()
      return nil
    }
    let known = Dictionary(
      units.units.map { ($0.code, Set($0.levels)) }, uniquingKeysWith: { first, _ in first })
    let responses = AnswerSheet.read(
      header: sheet.header, rows: sheet.rows.map { ($0.line, $0.fields) }, file: answersPath,
      questionnaire: questionnaire, population: population, units: known,
      attributes: units.respondentValues,
      decimalComma: sheet.hasDecimalComma, log: &log)
    // A response that could not be read would look like a missing answer to those who coded it.
    let isSound = log.errorCount == errorsBefore
    if !isSound { checkCodingFiles() }
    return StoredSurvey(
      questionnaire: questionnaire, population: population, responses: responses, plan: plan,
      evidence: isSound ? evidence(of: plan, responses: responses) : [],
      codings: isSound ? codings(of: questionnaire, responses: responses, units: units) : [])
  }

  /// The survey's files one by one, where there are no units to hold them against.
  mutating func checkSurveyFiles() {
    let (questionnaire, answers) = ("survey/questionnaire.yaml", "survey/answers.csv")
    if files.has(questionnaire), let file = yaml(questionnaire, .questionnaire) {
      _ = YAMLObject(file).questionnaire(log: &log)
    }
    if files.has(answers) { _ = delimited(answers) }
    checkCodingFiles()
  }

  private mutating func population(
    _ frame: YAMLObject?, units: ReviewUnits, levels: [String]
  ) -> Population {
    let links = units.units.flatMap { unit in
      unit.levels.filter(levels.contains).map { Population.Link(unit: unit.code, level: $0) }
    }
    var excluded: [Population.Exclusion] = []
    for object in frame?.objects("excluded") ?? [] {
      let code = object.text("unit")
      guard let unit = units.units.first(where: { $0.code == code }) else {
        log.error("survey.unknown-excluded", at: object.place("unit"), ["found": code])
        continue
      }
      excluded.append(
        Population.Exclusion(unit: code, levels: unit.levels, reason: object.localized("reason")))
    }
    return Population(
      asked: links, excluded: excluded,
      counts: Population.Counts(rawValue: frame?.text("counts") ?? "") ?? .organisations)
  }

  /// The cases with their translations.
  mutating func cases(units: ReviewUnits?) -> [CaseStudy] {
    let names = files.list("cases", ending: ".md").map { String($0.dropFirst(6).dropLast(3)) }
    let originals = names.filter { !$0.contains(".") }
    for name in names where name.contains(".") {
      let id = String(name.split(separator: ".")[0])
      if !originals.contains(id) {
        log.error("case.translation-without-case", at: Place("cases/\(name).md"), ["id": id])
      }
    }
    return originals.compactMap { id in
      readCase(id, translations: names.filter { $0.hasPrefix(id + ".") }, units: units)
    }
  }

  private mutating func readCase(
    _ id: String, translations: [String], units: ReviewUnits?
  ) -> CaseStudy? {
    let path = "cases/\(id).md"
    let parsed = attempt { [files] () throws(InputRefused) in
      let content = try CaseFile(TextFile.decode(files.bytes(path), file: path), file: path)
      let file = try YAMLFile(content.frontMatter, file: path, lineOffset: 1)
      let problems = ShapeCheck.problems(in: file, shape: .caseStudy)
      if !problems.isEmpty { throw InputRefused(problems) }
      return (content: content, object: YAMLObject(file))
    }
    guard let parsed else { return nil }
    let language = LanguageTag(rawValue: parsed.object.text("language"))
    var bodies = [language: parsed.content.body]
    var places = [language: Place(path, line: parsed.content.bodyLine)]
    for name in translations {
      let tag = LanguageTag(rawValue: String(name.dropFirst(id.count + 1)))
      let other = "cases/\(name).md"
      guard Language.named(tag) != nil else {
        let known = Language.all.map(\.tag.rawValue).joined(separator: ", ")
        log.error(
          "yaml.unknown-language", at: Place(other), ["language": tag.rawValue, "known": known])
        continue
      }
      let text = attempt { [files] () throws(InputRefused) in
        try TextFile.decode(files.bytes(other), file: other)
      }
      if let text {
        bodies[tag] = text
        places[tag] = Place(other, line: 1)
      }
    }
    let unit = parsed.object.text("unit")
    if let units, units.unit(unit) == nil {
      log.error("case.unknown-unit", at: parsed.object.place("unit"), ["found": unit])
    }
    return parsed.object.caseStudy(id: id, bodies: bodies, places: places, log: &log)
  }

  /// The findings; nil where their file cannot be read.
  mutating func findings() -> [Finding]? {
    guard files.has("findings.yaml") else { return [] }
    guard let file = yaml("findings.yaml", .findings) else { return nil }
    let objects = YAMLObject(file).objects("findings")
    checkUnique(objects.map { ($0.text("id"), $0.place) })
    return objects.map { $0.finding() }
  }

  /// The recommendations; nil where their file cannot be read.
  private mutating func recommendations() -> [Recommendation]? {
    guard files.has("recommendations.yaml") else { return [] }
    guard let file = yaml("recommendations.yaml", .recommendations) else { return nil }
    let objects = YAMLObject(file).objects("recommendations")
    checkUnique(objects.map { ($0.text("id"), $0.place) })
    return objects.map { $0.recommendation() }
  }

  /// Recommendations, agreements and action points, held against each other and the findings.
  ///
  /// - Parameter findings: the findings; nil where they could not be read, and nothing can be said of
  ///   what rests on them.
  /// - Returns: what could be read.
  mutating func followUp(findings: [Finding]?) -> ReviewFollowUp {
    let read = recommendations()
    let recommendations = read ?? []
    let known = findings?.map(\.id)
    for recommendation in recommendations {
      for id in recommendation.findings where known?.contains(id) == false {
        log.error(
          "recommendation.unknown-finding", at: recommendation.place,
          ["found": id, "known": listed(known ?? [])])
      }
      for goal in recommendation.goals where !(1...17).contains(goal) {
        log.error("goal.unknown", at: recommendation.place, ["found": String(goal)])
      }
    }
    guard files.has("actions.yaml"), let file = yaml("actions.yaml", .actions) else {
      return ReviewFollowUp(recommendations: recommendations)
    }
    let object = YAMLObject(file)
    let agreements = object.objects("agreements").compactMap { $0.agreement() }
    let actions = object.objects("actions").map { $0.actionPoint() }
    checkUnique(object.objects("agreements").map { ($0.text("id"), $0.place) })
    checkUnique(actions.map { ($0.id, $0.place) })
    check(actions, agreements: agreements.map(\.id), recommendations: read?.map(\.id))
    return ReviewFollowUp(
      recommendations: recommendations, agreements: agreements, actions: actions)
  }

  private mutating func check(
    _ actions: [ActionPoint], agreements: [String], recommendations: [String]?
  ) {
    for action in actions {
      for id in action.recommendations where recommendations?.contains(id) == false {
        log.error(
          "action.unknown-recommendation", at: action.place,
          ["found": id, "known": listed(recommendations ?? [])])
      }
      if let id = action.agreement, !agreements.contains(id) {
        log.error(
          "action.unknown-agreement", at: action.place,
          ["found": id, "known": listed(agreements)])
      }
    }
  }

  /// Ids with commas, or a dash where there are none.
  private func listed(_ ids: [String]) -> String { ids.isEmpty ? "–" : ids.joined(separator: ", ") }
}
