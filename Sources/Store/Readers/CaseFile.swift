import CaseStudies
import Languages
import Measures
import Problems
import StatisticalTables

/// A case in the review folder: front matter in YAML between `---` lines, then the text.
struct CaseFile {
  let frontMatter: String
  let body: String
  /// The line of the file on which the text begins.
  let bodyLine: Int

  /// Divides the text of a file.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: `InputRefused` where the front matter is not closed, or not there.
  init(_ text: String, file: String) throws(InputRefused) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.first == "---" else {
      throw InputRefused([Problem("case.no-front-matter", at: Place(file, line: 1))])
    }
    guard let end = lines.dropFirst().firstIndex(of: "---") else {
      throw InputRefused([Problem("case.open-front-matter", at: Place(file, line: 1))])
    }
    frontMatter = lines[1..<end].joined(separator: "\n")
    body = lines[(end + 1)...].joined(separator: "\n")
    bodyLine = end + 2
  }
}

extension YAMLObject {
  /// The case that a front matter describes.
  ///
  /// - Parameters:
  ///   - id: the file's name without its ending.
  ///   - bodies: the text in each language.
  ///   - places: where each text begins.
  ///   - log: takes goals and targets that cannot be.
  /// - Returns: the case.
  func caseStudy(
    id: String, bodies: [LanguageTag: String], places: [LanguageTag: Place], log: inout ProblemLog
  ) -> CaseStudy {
    let consent = object("consent")
    var given: [CaseStudy.Purpose: Day] = [:]
    for purpose in CaseStudy.Purpose.allCases { given[purpose] = consent?.day(purpose.rawValue) }
    return CaseStudy(
      id: id, title: localized("title"), unit: text("unit"), year: integer("year") ?? 0,
      goals: goals(log: &log), targets: targets(log: &log), dimensions: texts("dimensions"),
      groups: localizedList("groups"), summary: localized("summary"), body: LocalizedText(bodies),
      language: LanguageTag(rawValue: text("language")),
      status: CaseStudy.Status(rawValue: text("status")) ?? .submitted, consent: given,
      contact: optionalText("contact"), link: optionalText("link"),
      isSynthetic: boolean("synthetic") ?? false, bodyPlaces: places)
  }
}
