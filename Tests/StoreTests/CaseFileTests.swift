import Agenda
import CaseStudies
import Fieldwork
import Languages
import Measures
import TestSupport
import Testing

@testable import Store

@Suite("Cases that come from the field")
struct CaseFileTests {
  /// Signs that mean something to YAML and Markdown, and lines where none should be.
  private static let hostile = "Åpen: \"dør\" # {a} [b] - \\ %\n---\nstatus: published\t\u{85}é"

  private func work() throws -> CaseWork {
    let form = CaseForm(
      title: LocalizedText([.nb: Self.hostile, .en: "An open door"]),
      summary: LocalizedText([.nb: "Ett sted.", .nn: "Éin stad."]), year: 2026,
      goals: [try #require(GoalID(rawValue: 4)), try #require(GoalID(rawValue: 8))],
      targets: [try #require(TargetID(rawValue: "8.6"))], dimensions: [.social, .economic],
      groups: [LocalizedText([.nb: Self.hostile]), LocalizedText([.en: "Young people"])],
      parts: [
        .done: LocalizedText([.nb: "Tre tjenester møtes.", .en: "Three services meet."]),
        .lessons: LocalizedText([.nb: Self.hostile]),
      ],
      contact: "Leder for Nav: \"torsdager\"", link: "https://a.example/?a=1#b", language: .nb)
    return try CaseWork(
      id: "open-door", owner: "ks", review: "small", unit: "A", form: form,
      consentingTo: [.report, .openData], by: Person(id: "link-7"),
      at: try #require(Moment("2027-01-10T23:30:00Z")))
  }

  @Test func `a case is read back from the review folder as it was told`() throws {
    try SurveyFolder.use { folder in
      let work = try work()
      for (path, text) in work.files() { try folder.folder.write(text, to: path) }
      let (review, problems) = folder.read()
      #expect(problems.isEmpty, "\(problems)")
      let study = try #require(review?.cases.first)
      #expect(study.id == "open-door" && study.unit == "A" && study.year == 2026)
      #expect(study.title == work.form.title)
      #expect(study.summary == work.form.summary)
      #expect(study.groups == work.form.groups)
      #expect(study.goals == work.form.goals && study.targets == work.form.targets)
      #expect(study.dimensions == ["social", "economic"])
      #expect(study.contact == work.form.contact && study.link == work.form.link)
      #expect(study.status == .submitted && study.language == .nb)
      // Half past midnight on the eleventh in Norway.
      let day = try #require(Day("2027-01-11"))
      #expect(study.consent == [.report: day, .openData: day])
      #expect(study.body[.nb]?.contains("Tre tjenester møtes.") == true)
      #expect(study.body[.en]?.contains("Three services meet.") == true)
    }
  }
}
