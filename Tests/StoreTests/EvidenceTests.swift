import SurveyEstimates
import TestSupport
import Testing

@testable import Store

/// What shows that criteria of maturity are met: `survey/evidence.csv`.
struct EvidenceTests {
  private static let file = "survey/evidence.csv"
  private static let head = "unit,criterion,link,checked\n"

  @Test func `links and checks are read, and what is left empty is not known`() throws {
    try SurveyFolder.use { folder in
      try folder.folder.write(
        Self.head
          + "A,begun,https://example.org/a,yes\nA,used,,no\nB,begun,http://example.org/b,\n",
        to: Self.file)
      let (review, problems) = folder.read()
      #expect(problems.isEmpty)
      #expect(
        try #require(review?.survey).evidence == [
          MaturityEvidence(
            unit: "A", criterion: "begun", link: "https://example.org/a", isConfirmed: true),
          MaturityEvidence(unit: "A", criterion: "used", link: nil, isConfirmed: false),
          MaturityEvidence(
            unit: "B", criterion: "begun", link: "http://example.org/b", isConfirmed: nil),
        ])
    }
  }

  @Test(arguments: broken)
  func `what is wrong with evidence is told with file and line`(_ broken: BrokenFolder) throws {
    try broken.expectTold()
  }

  private static func row(_ code: String, cell: String, _ row: String) -> BrokenFolder {
    BrokenFolder(code, at: "\(file):3", cell: cell) {
      try $0.folder.write(head + "A,begun,,yes\n\(row)\n", to: file)
    }
  }

  static let broken = [
    BrokenFolder("evidence.no-criteria", at: file) {
      try $0.folder.write(head, to: file)
      try $0.folder.write("rankings: [barriers]\n", to: "survey/analysis.yaml")
    },
    BrokenFolder("evidence.missing-column", at: "\(file):1") {
      try $0.folder.write("unit,criterion,link\nA,begun,\n", to: file)
    },
    BrokenFolder("evidence.unknown-column", at: "\(file):1", cell: "note") {
      try $0.folder.write("unit,criterion,link,checked,note\nA,begun,,,\n", to: file)
    },
    // C was asked, but has not answered.
    row("evidence.unknown-unit", cell: "unit", "C,begun,,yes"),
    row("evidence.unknown-criterion", cell: "criterion", "A,done,,yes"),
    row("evidence.link", cell: "link", "A,used,example.org,yes"),
    row("evidence.checked", cell: "checked", "A,used,,maybe"),
    row("evidence.duplicate", cell: "unit", "A,begun,,no"),
  ]
}
