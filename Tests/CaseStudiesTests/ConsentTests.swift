import CaseStudies
import Languages
import Measures
import Testing

@Suite("What a case may be used for")
struct ConsentTests {
  func study(
    _ status: CaseStudy.Status, consent purposes: [CaseStudy.Purpose]
  ) throws -> CaseStudy {
    let day = try #require(Day("2026-03-01"))
    return CaseStudy(
      id: "tree", title: LocalizedText(same: "A tree"), unit: "4001", year: 2025, goals: [],
      targets: [], dimensions: [], groups: [], summary: LocalizedText(same: "Planted."),
      body: LocalizedText(same: "It grew."), language: .nb, status: status,
      consent: Dictionary(uniqueKeysWithValues: purposes.map { ($0, day) }), contact: nil,
      link: nil, isSynthetic: false, bodyPlaces: [:])
  }

  @Test func `a published case with consent to report and web is printed`() throws {
    #expect(try study(.published, consent: [.report, .web]).isPrintable)
    #expect(try study(.published, consent: CaseStudy.Purpose.allCases).isPrintable)
  }

  /// The report is itself a web site, so that consent to one of the two is not enough.
  @Test(arguments: [[CaseStudy.Purpose](), [.report], [.web], [.openData], [.report, .openData]])
  func `a case without both consents is never printed`(purposes: [CaseStudy.Purpose]) throws {
    for status in CaseStudy.Status.allCases {
      #expect(try !study(status, consent: purposes).isPrintable)
    }
  }

  @Test(arguments: CaseStudy.Status.allCases.filter { $0 != .published })
  func `a case that is not published is not printed whatever is consented to`(
    status: CaseStudy.Status
  ) throws {
    #expect(try !study(status, consent: CaseStudy.Purpose.allCases).isPrintable)
  }
}
