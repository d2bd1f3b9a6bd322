import Accounts
import Agenda
import Fieldwork
import Foundation
import Office
import OfficeFixture
import PlanReading
import Problems
import Records
import Store
import TestSupport
import Testing
import Workflows

/// Plans from their senders to the profile.
struct PlanDeskTests {
  private static let kari = Fieldwork.Person(id: "kari", name: "Kari")
  private static let per = Fieldwork.Person(id: "per", name: "Per")

  private static func form(_ text: String = SmallOffice.planText) -> PlanForm {
    var form = PlanForm()
    form.unit = "1811"
    form.title = "Kommuneplanens  samfunnsdel"
    form.year = "2026"
    form.kind = "societal-part"
    form.text = text
    return form
  }

  private static func subject(
    _ open: OpenPlan, _ goal: Int, _ kind: GoalFinding.Kind
  ) throws -> PassageJudgement.Subject {
    let goal = try #require(GoalID(rawValue: goal))
    let passage = try #require(open.passages.first { $0.found(goal, kind) != nil })
    return .init(passage: passage.id, goal: goal, kind: kind)
  }

  @Test func `a plan is sent in, waits, and is read`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      let plan = try await desk.take(Self.form(), of: "ks", by: Self.kari, as: .system)
      #expect(plan.title == "Kommuneplanens samfunnsdel")
      #expect(plan.id.hasPrefix("kommuneplanens-samfunnsdel-"))
      #expect(plan.county == "18")
      #expect(plan.state == .waiting)
      try await desk.readWaiting()
      let open = try #require(try await desk.open(plan.id, of: "ks"))
      #expect(open.plan.summary?.language == .bokmaal)
      #expect(open.standing.profile.line(try #require(GoalID(rawValue: 13))).standing == .both)
      #expect(open.standing.judged == 0)
      // Evidence is part of the text that is kept.
      for passage in open.passages {
        for found in passage.findings {
          let bytes = Array(passage.text.utf8)
          #expect(found.evidence.allSatisfy { $0.upperBound <= bytes.count })
          #expect(
            Set(found.evidence.map { String(decoding: bytes[$0], as: UTF8.self) })
              == Set(found.words))
        }
      }
    }
  }

  @Test func `what cannot be taken is told by its field, all at once`() async throws {
    try await SmallOffice.use { small in
      var form = PlanForm()
      form.year = "i fjor"
      form.unit = "9999"
      do {
        _ = try await small.office.plans.take(form, of: "ks", by: Self.kari, as: .system)
        Issue.record("taken")
      } catch let refused as InputRefused {
        #expect(
          refused.problems.map(\.place.file) == ["unit", "title", "year", "kind", "file"])
      }
      #expect(try await small.office.plans.standings(of: "ks").isEmpty)
    }
  }

  @Test func `a file that is no plan is refused with words, and nothing else waits for it`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      var picture = Self.form()
      picture.file = ("plan.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0])
      let refused = try await desk.take(picture, of: "ks", by: Self.kari, as: .system)
      let contents = try await desk.take(
        Self.form("Innhold ........ 1\nKlima ........ 2"), of: "ks", by: Self.kari, as: .system)
      let good = try await desk.take(Self.form(), of: "ks", by: Self.kari, as: .system)
      try await desk.readWaiting()
      for id in [refused.id, contents.id] {
        guard case .refused(let reasons) = try await desk.plan(id, of: "ks")?.state else {
          Issue.record("read")
          continue
        }
        #expect(reasons.count == 1)
      }
      #expect(try await desk.plan(good.id, of: "ks")?.summary != nil)
    }
  }

  @Test func `a plan whose reading ends the process is given up after some tries`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      let plan = try await desk.take(Self.form(), of: "ks", by: Self.kari, as: .system)
      for _ in 1...3 { _ = try await small.database.plans.begin(plan) }
      try await desk.readWaiting()
      guard case .refused = try await desk.plan(plan.id, of: "ks")?.state else {
        Issue.record("read")
        return
      }
      // Whoever has mended the cause lets it be read again.
      try await desk.readAgain(plan, as: .system)
      try await desk.readWaiting()
      #expect(try await desk.plan(plan.id, of: "ks")?.summary != nil)
    }
  }

  @Test func `what readers say changes the profile, and is told apart from the machine's`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      let plan = try await small.addPlan()
      let open = try #require(try await desk.open(plan.id, of: "ks"))
      let goal = try #require(GoalID(rawValue: 13))
      let five = try #require(GoalID(rawValue: 5))
      let named = try Self.subject(open, 13, .explicit)
      #expect(open.standing.profile.line(goal).standing.isNamed)
      #expect(try await desk.judge(named, .reject, in: plan, by: Self.kari))
      let rejected = try #require(try await desk.open(plan.id, of: "ks")).standing
      #expect(!rejected.profile.line(goal).standing.isNamed)
      #expect((rejected.judged, rejected.rejected, rejected.readers) == (1, 1, 1))
      // Where readers differ, the finding stands as the machine made it.
      #expect(try await desk.judge(named, .accept, in: plan, by: Self.per))
      let disputed = try #require(try await desk.standings(of: "ks").first)
      #expect(disputed.profile.line(goal).standing.isNamed)
      #expect((disputed.judged, disputed.disputed, disputed.readers) == (1, 1, 2))
      // What they agreed on counts.
      #expect(
        try await desk.judge(
          named, .move(to: five, target: nil), in: plan, by: Self.per, agreed: true))
      let agreed = try #require(try await desk.standings(of: "ks").first)
      #expect(agreed.profile.line(five).standing.isNamed)
      #expect(!agreed.profile.line(goal).standing.isNamed)
      #expect((agreed.confirmed, agreed.disputed, agreed.readers) == (1, 0, 2))
    }
  }

  @Test func `only what was found can be judged, and it can be taken back`() async throws {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      let plan = try await small.addPlan()
      let open = try #require(try await desk.open(plan.id, of: "ks"))
      let named = try Self.subject(open, 13, .explicit)
      let fourteen = try #require(GoalID(rawValue: 14))
      let other = PassageJudgement.Subject(
        passage: named.passage, goal: fourteen, kind: .explicit)
      #expect(try await desk.judge(other, .accept, in: plan, by: Self.kari) == false)
      #expect(try await desk.judge(named, .accept, in: plan, by: Self.kari))
      #expect(try await desk.judge(named, nil, in: plan, by: Self.kari))
      #expect(try await desk.open(plan.id, of: "ks")?.judgements.isEmpty == true)
    }
  }

  @Test func `two readers agree as far as their judgements of the same findings do`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      let plan = try await small.addPlan()
      let open = try #require(try await desk.open(plan.id, of: "ks"))
      let subjects = open.passages.flatMap { passage in
        passage.findings.map {
          PassageJudgement.Subject(passage: passage.id, goal: $0.goal, kind: $0.kind)
        }
      }.prefix(4)
      try #require(subjects.count == 4)
      let verdicts: [(PassageJudgement.Verdict, PassageJudgement.Verdict)] = [
        (.accept, .accept), (.reject, .reject), (.accept, .reject), (.accept, .accept),
      ]
      for (subject, (kari, per)) in zip(subjects, verdicts) {
        _ = try await desk.judge(subject, kari, in: plan, by: Self.kari)
        _ = try await desk.judge(subject, per, in: plan, by: Self.per)
      }
      let agreement = PlanAgreement(of: try #require(try await desk.open(plan.id, of: "ks")))
      let pair = try #require(agreement.pairs.first)
      #expect(pair.readers == [Self.kari, Self.per])
      #expect((pair.count, pair.alike) == (4, 3))
      // Observed 3/4; by chance 3/4 · 1/2 + 1/4 · 1/2 = 1/2.
      #expect(abs(try #require(pair.kappa) - 0.5) < 1e-12)
      #expect(agreement.disputes.map { FoundSubject($0) } == [FoundSubject(subjects[2])])
      let sheet = PlanSheets.judgements(of: [
        try #require(try await desk.open(plan.id, of: "ks"))
      ])
      #expect(sheet.split(separator: "\n").count == 9)
      #expect(sheet.contains(",Kari,accept,,2027-01-05"))
    }
  }

  @Test func `plans that were read and judged are files that the reader of the folder takes`()
    async throws
  {
    try await SmallOffice.use { small in
      let desk = small.office.plans
      let plan = try await small.addPlan()
      try await small.addPlan(of: "1505")
      let waiting = try await desk.take(Self.form(), of: "ks", by: Self.kari, as: .system)
      let open = try #require(try await desk.open(plan.id, of: "ks"))
      let named = try Self.subject(open, 13, .explicit)
      _ = try await desk.judge(named, .reject, in: plan, by: Self.kari)
      let files = try await desk.folderFiles(of: "ks", units: ["1811"])
      #expect(
        files.keys.sorted() == [
          "plans/judgements.csv", "plans/plans.csv", "plans/readings/\(plan.id).csv",
        ])
      #expect(try await desk.folderFiles(of: "nordland", units: ["1811"]).isEmpty)
      let exported = try await small.office.campaigns.exportFiles("k27", of: "ks", by: .system)
      #expect(exported.filter { $0.path.hasPrefix("plans/readings/") }.count == 2)
      #expect(!exported.contains { $0.path.contains(waiting.id) })
      try TemporaryFolder.use { folder in
        let path = folder.path + "/review"
        _ = try NewReview.write(to: path)
        let units = try folder.read("review/units.csv")
        try folder.write(units + "1811,Bindal,municipality,F,yes\n", to: "review/units.csv")
        for (name, bytes) in files {
          let place = URL(filePath: path + "/" + name)
          try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(bytes).write(to: place)
        }
        let review = try ReviewFolder.read(FolderFiles(path))
        #expect(review.plans.count == 1)
      }
    }
  }

  private struct FoundSubject: Equatable {
    let passage: String
    let goal: GoalID

    init(_ dispute: PlanAgreement.Dispute) {
      passage = dispute.passage.id
      goal = dispute.found.goal
    }

    init(_ subject: PassageJudgement.Subject) {
      passage = subject.passage
      goal = subject.goal
    }
  }
}
