import Agenda
import CaseStudies
import Indicators
import Languages
import Measures
import Pages
import Problems
import Store
import VoluntaryReview

/// Puts a report together: every reference of every block in every language, resolved or told.
struct ReportBuilder {
  let analysis: Analysis
  let fingerprint: String

  private var stored: StoredReview { analysis.stored }

  /// The report, and the numbers that it prints.
  ///
  /// - Returns: the report and its record.
  /// - Throws: `InputRefused` with every reference that stands for nothing.
  func build() throws(InputRefused) -> (report: Report, record: EditionRecord) {
    var log = ProblemLog()
    var printed: [PrintedNumber] = []
    var used: Set<TableAddress> = []
    let method = MethodNotes.of(stored, carried: analysis.carried)
    var versions: [Report.Version] = []
    for tag in stored.review.languages {
      guard let language = Language.named(tag) else { continue }
      let coverage = stored.frameworks.map { framework in
        Coverage(of: framework, by: stored.blocks.filter { $0.language == tag })
      }.sorted { left, _ in left.framework.id == stored.framework.id }
      let resolver = ReferenceResolver(
        analysis: analysis, language: language, coverage: coverage, method: method)
      var sections = SectionBuilder(resolver: resolver)
      let chapters = stored.framework.elements.compactMap { chapter($0, tag, &sections) }
      checkFindings(resolver, log: &log)
      log.add(contentsOf: sections.log.problems)
      printed += sections.printed
      used.formUnion(sections.used)
      versions.append(
        Report.Version(language: language, chapters: chapters, coverage: coverage))
    }
    try log.throwErrors()
    let profiles = stored.profiles.map { ProfileBuilder(analysis, plan: $0).profiles() } ?? []
    used.formUnion(profiles.flatMap { $0.goals.flatMap(\.lines) }.map(\.indicator.address))
    let record = EditionRecord(
      number: stored.review.edition.number, date: stored.review.edition.date,
      fingerprint: fingerprint, numbers: printed, figures: stored.observations.vintagesUsed)
    let before = stored.editions.last { $0.number < record.number }
    let report = Report(
      review: stored.review, framework: stored.framework, fingerprint: fingerprint,
      versions: versions, profiles: profiles,
      profileIntroduction: stored.profiles?.introduction,
      tables: used.sorted().compactMap { analysis.tables[$0] },
      sources: SourceList.of(stored),
      hasPlans: !stored.plans.isEmpty,
      changes: before.map { ($0.number, record.changes(since: $0)) },
      method: method, goals: goals)
    return (report, record)
  }

  private var goals: [GoalID] {
    let cases = stored.cases.filter(\.isPrintable).flatMap(\.goals)
    return Set(stored.indicators.flatMap(\.goals) + cases).sorted()
  }

  private func checkFindings(_ resolver: ReferenceResolver, log: inout ProblemLog) {
    for finding in stored.findings {
      do throws(InputRefused) {
        _ = try resolver.claim(finding)
        for address in finding.cells {
          let subject = try LiveReference.Subject(address: address, at: finding.place)
          _ = try resolver.measure(
            subject, LiveReference("number \(address)", at: finding.place))
        }
      } catch {
        log.add(contentsOf: error.problems)
      }
    }
  }

  /// A chapter: an element with the blocks that cover it and those below it; nil where none is written.
  private func chapter(
    _ element: Framework.Element, _ tag: LanguageTag, _ sections: inout SectionBuilder
  ) -> Report.Chapter? {
    var found: [Report.Section] = []
    let own = element.blocks.compactMap { block($0, tag) }
    let isAlone = own.count == 1 && element.children.isEmpty
    for block in own {
      found.append(sections.section(block, title: isAlone ? nil : block.title, in: tag))
    }
    for child in element.children.flatMap(\.withChildren) {
      for (index, block) in child.blocks.compactMap({ block($0, tag) }).enumerated() {
        let title = block.title ?? (index == 0 ? child.title.text(in: tag) : nil)
        found.append(sections.section(block, title: title, in: tag))
      }
    }
    guard !found.isEmpty else { return nil }
    let title = isAlone ? own[0].title ?? element.title.text(in: tag) : element.title.text(in: tag)
    return Report.Chapter(number: element.id, title: title, sections: found)
  }

  /// A block in a language, or in the first of the report's languages that has it.
  private func block(_ id: String, _ tag: LanguageTag) -> Block? {
    for language in [tag] + stored.review.languages {
      if let block = stored.blocks.first(where: { $0.id == id && $0.language == language }) {
        return block
      }
    }
    return nil
  }
}
