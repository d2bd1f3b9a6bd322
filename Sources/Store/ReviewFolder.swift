import CaseStudies
import FollowUp
import Indicators
import Languages
import Measures
public import Problems
import StatisticalTables
import Surveys
import VoluntaryReview

/// Reads a review folder: every file, and every problem in all of them.
public struct ReviewFolder {
  let files: FolderFiles
  var log = ProblemLog()

  private init(_ files: FolderFiles) {
    self.files = files
  }

  /// Reads the folder.
  ///
  /// - Parameter files: the files of the folder.
  /// - Returns: the review with its warnings.
  /// - Throws: ``InputRefused`` with all problems of the folder, not the first only.
  public static func read(_ files: FolderFiles) throws(InputRefused) -> StoredReview {
    guard files.exists else {
      throw InputRefused([Problem("folder.missing", at: Place(files.root))])
    }
    var folder = ReviewFolder(files)
    let stored = folder.read()
    try folder.log.throwErrors()
    guard let stored else { throw InputRefused(folder.log.sorted) }
    return stored
  }

  private mutating func read() -> StoredReview? {
    guard let file = yaml("review.yaml", .review) else {
      // Without the review nothing can be held together, but files can still be read one by one.
      let (indicators, isComplete) = indicators()
      _ = observations(
        indicators, isComplete: isComplete, units: nil, choice: VintageChoice())
      _ = figureSources(indicators, isComplete: isComplete)
      _ = register()
      _ = frameworks()
      checkSurveyFiles()
      _ = plans(units: nil)
      _ = cases(units: nil)
      _ = followUp(findings: findings())
      return nil
    }
    let object = YAMLObject(file)
    let review = object.review()
    check(review, object)
    let units = units(object)
    let frameworks = frameworks()
    let framework = frameworks.first { $0.id == review.framework }
    if framework == nil {
      log.error(
        "review.unknown-framework", at: object.place("framework"),
        ["found": review.framework, "known": frameworks.map(\.id).joined(separator: ", ")])
    }
    let survey = units.flatMap { self.survey($0) }
    if units == nil { checkSurveyFiles() }
    if let survey { checkQuestions(of: object, survey.questionnaire) }
    let (indicators, isComplete) = indicators()
    let observations = observations(
      indicators, isComplete: isComplete, units: units, choice: review.edition.figures)
    check(review.edition.figures, of: observations, object)
    let derivations = derivations(indicators, isComplete, units, observations)
    let profiles = units.flatMap { profilePlan(units: $0, indicators: indicators) }
    let figureSources = figureSources(indicators, isComplete: isComplete)
    let (register, selection) = register()
    let plans = plans(units: units)
    let cases = cases(units: units)
    let findings = findings()
    let followUp = followUp(findings: findings)
    let blocks = blocks(review, framework: framework)
    checkElements(findings ?? [], framework: framework)
    let shapes = units.map { self.shapes($0) } ?? [:]
    let editions = editions()
    guard let units, let framework else { return nil }
    return StoredReview(
      review: review, units: units, framework: framework, frameworks: frameworks, survey: survey,
      indicators: indicators, derivations: derivations, observations: observations,
      figureSources: figureSources, profiles: profiles, register: register, selection: selection,
      plans: plans, cases: cases, findings: findings ?? [],
      followUp: followUp, blocks: blocks, shapes: shapes, editions: editions,
      warnings: log.sorted.filter { $0.severity == .warning })
  }

  /// A YAML file that fits its shape; nil, with its problems in the log, where it does not.
  mutating func yaml(_ path: String, _ shape: Shape) -> YAMLFile? {
    attempt { [files] () throws(InputRefused) in
      let file = try YAMLFile(files.bytes(path), file: path)
      let problems = ShapeCheck.problems(in: file, shape: shape)
      if !problems.isEmpty { throw InputRefused(problems) }
      return file
    }
  }

  /// A CSV file; nil, with its problems in the log, where it cannot be read.
  mutating func delimited(_ path: String) -> DelimitedFile? {
    attempt { [files] () throws(InputRefused) in try DelimitedFile(files.bytes(path), file: path) }
  }

  /// What a reader gives, or nil with its problems in the log.
  mutating func attempt<Result>(_ read: () throws(InputRefused) -> Result) -> Result? {
    do {
      return try read()
    } catch {
      log.add(contentsOf: error.problems)
      return nil
    }
  }

  /// Tells ids that are used twice.
  mutating func checkUnique(_ ids: [(id: String, place: Place)]) {
    var seen: [String: Place] = [:]
    for (id, place) in ids {
      if let first = seen[id] {
        log.error("id.duplicate", at: place, ["id": id, "first": first.description])
      } else {
        seen[id] = place
      }
    }
  }
}
