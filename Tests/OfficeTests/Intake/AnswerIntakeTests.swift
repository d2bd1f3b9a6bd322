import Accounts
import Fieldwork
import Languages
import Measures
import Office
import OfficeFixture
import Problems
import Records
import Surveys
import TestSupport
import Testing

/// Answers that were collected elsewhere, taken in beside those that units have given.
struct AnswerIntakeTests {
  private static let editor = CampaignDesk.Actor(
    .system, Fieldwork.Person(id: "editor", name: "Kari"))

  private static func plan(
    _ text: String, book: String? = nil, bookName: String = "book.csv", submitted: String = "",
    _ small: SmallOffice
  ) async throws -> IntakePlan {
    let desk = small.office.campaigns
    let id = try await desk.beginIntake(
      .init(bytes: Array(text.utf8), name: "answers.csv"),
      book: book.map { .init(bytes: Array($0.utf8), name: bookName) }, submitted: submitted,
      for: "k27", of: "ks")
    return try #require(try await desk.intakePlan(id, for: "k27", of: "ks"))
  }

  private static func answers(_ unit: String, _ small: SmallOffice) async throws -> SharedResponse?
  {
    try await small.database.fieldwork.response(
      .init(owner: "ks", campaign: "k27", unit: unit))
  }

  private static func answer(
    _ unit: String, _ question: String, _ text: String, _ small: SmallOffice
  ) async throws {
    let holder = try #require(try await small.office.answers.holder(small.token(unit)))
    let basis = holder.response.records[question]?.number ?? 0
    _ = try await small.office.answers.apply(
      .answer([.init(question: question, value: .text(text), basis: basis, id: "\(text)\(basis)")]),
      by: holder)
  }

  @Test func `what nobody has answered is stored, and counts as handed in on its day`()
    async throws
  {
    try await SmallOffice.use(secondsPerLook: 1) { small in
      let plan = try await Self.plan(
        """
        kommunenummer;submitdate;use;More?;odd
        1811;2027-01-04;Much;A lot;x
        9999;2027-01-04;Much;;
        1505;;Some;;

        """, small)
      #expect(plan.newCount == 3 && plan.units.count == 2 && plan.handedInCount == 1)
      #expect(plan.unknownColumns.map(\.name) == ["odd"])
      let unknown = try #require(plan.problems.first { $0.code == "collected.unknown-unit" })
      #expect(unknown.place.line == 3 && unknown.place.cell == "kommunenummer")
      #expect(try await Self.answers("1811", small) == nil)

      let desk = small.office.campaigns
      let done = try await desk.takeIn(plan, .keep, by: Self.editor)
      #expect(
        [done.answers, done.units, done.handedIn, done.kept, done.overtaken] == [3, 2, 1, 0, 0])
      let first = try #require(try await Self.answers("1811", small))
      #expect(first.state == .submitted && first.records["use"]?.current?.value == .text("Much"))
      #expect(first.records["use"]?.current?.by.name == "Kari")
      #expect(try #require(try await Self.answers("1505", small)).receipts.isEmpty)
      // What was decided about is not kept.
      #expect(try await desk.intakePlan(plan.id, for: "k27", of: "ks") == nil)

      let files = try await desk.exportFiles("k27", of: "ks", by: .system)
      let sheet = try #require(files.first { $0.path == "survey/answers.csv" })
      let text = String(decoding: sheet.bytes, as: UTF8.self)
      #expect(text.contains("1811,2027-01-04,complete,Much,A lot"), "\(text)")
      #expect(text.contains("1505,2027-01-05,partial,Some"), "\(text)")
      let log = try await small.database.accounts.audit(of: "ks", last: 10).map(\.event)
      #expect(log.contains { $0.action == .responsesImported && $0.object?.id == "k27" })
    }
  }

  @Test func `nothing that a unit has answered is overwritten unless the editor says so`()
    async throws
  {
    try await SmallOffice.use(secondsPerLook: 1) { small in
      try await Self.answer("1811", "use", "Own", small)
      try await Self.answer("1811", "more", "Alike", small)
      try await Self.answer("1505", "use", "Ours", small)
      let text = "unit,use,more\n1811,Other,Alike\n1505,Theirs,New\n"
      let desk = small.office.campaigns
      let kept = try await Self.plan(text, small)
      #expect(kept.sameCount == 1 && kept.newCount == 1)
      #expect(kept.conflicts.map(\.id) == ["1811 use", "1505 use"])
      let first = try await desk.takeIn(kept, .keep, by: Self.editor)
      #expect([first.answers, first.units, first.handedIn, first.kept] == [1, 1, 0, 2])
      #expect(try await Self.answers("1811", small)?.records["use"]?.number == 1)

      let one = try await Self.plan(text, small)
      _ = try await desk.takeIn(one, .each(["1505 use"]), by: Self.editor)
      let record = try #require(try await Self.answers("1505", small)?.records["use"])
      #expect(record.versions.map(\.value) == [.text("Ours"), .text("Theirs")])
      #expect(try await Self.answers("1811", small)?.records["use"]?.number == 1)

      // What came in after the editor looked is not overwritten either.
      let late = try await Self.plan(text, small)
      try await Self.answer("1811", "use", "Newest", small)
      let again = try await Self.plan(text, small)
      #expect(again.seen != late.seen)
      let done = try await desk.takeIn(late, .take, by: Self.editor)
      #expect(done.overtaken == 1 && done.answers == 0)
      #expect(
        try await Self.answers("1811", small)?.records["use"]?.current?.value == .text("Newest"))
    }
  }

  @Test func `what was handed in stays handed in, with a receipt for what was added`() async throws
  {
    try await SmallOffice.use(secondsPerLook: 1) { small in
      try await Self.answer("1811", "use", "Own", small)
      let holder = try #require(try await small.office.answers.holder(small.token("1811")))
      _ = try await small.office.answers.apply(
        .submit(seen: holder.response.summary(holder.rules).digest), by: holder)
      let editor = CampaignDesk.Actor(.system, Fieldwork.Person(id: "editor"))
      try await small.office.campaigns.apply(.close, to: "k27", of: "ks", by: editor)
      let plan = try await Self.plan("unit,use,more\n1811,Own,Paper\n", small)
      _ = try await small.office.campaigns.takeIn(plan, .keep, by: Self.editor)
      let response = try #require(try await Self.answers("1811", small))
      #expect(response.state == .submitted && response.receipts.count == 2)
      #expect(response.receipts.last?.versions == ["use": 1, "more": 1])
    }
  }

  @Test func `a code book says what columns hold and codes mean, as a table and as YAML`()
    async throws
  {
    try await SmallOffice.use(secondsPerLook: 1) { small in
      let text = "Who,Q7\n1811,1\n"
      let table = "column,question,item,code,label\nWho,unit,,,\nQ7,use,,Much,1\nQ7,use,,Little,2\n"
      let plan = try await Self.plan(text, book: table, submitted: "2027-01-05", small)
      #expect(plan.units.first?.new.map(\.value) == [.text("Much")])
      #expect(plan.handedInCount == 1)
      // What was shown is what is stored, also where it is handed in today.
      let shown = try await small.office.campaigns.intakePlan(plan.id, for: "k27", of: "ks")
      #expect(shown?.seen == plan.seen)
      let yaml = try await Self.plan(text, book: "Who: unit\nQ7: more\n", bookName: "a.yaml", small)
      #expect(yaml.units.first?.new.map(\.question) == ["more"])
      // Or the editor says it on the page.
      let bare = try await Self.plan(text, small)
      #expect(!bare.hasUnits && bare.unknownColumns.map(\.name) == ["Who", "Q7"])
      let desk = small.office.campaigns
      try await desk.explain(["Who": "unit", "Q7": "use"], of: bare.id, for: "k27", of: "ks")
      let told = try #require(try await desk.intakePlan(bare.id, for: "k27", of: "ks"))
      #expect(told.newCount == 1 && told.unknownColumns.isEmpty)
      // Another organisation does not find it.
      #expect(try await desk.intakePlan(bare.id, for: "k27", of: "nordland") == nil)
    }
  }

  @Test(arguments: ["", "PK\u{3}\u{4}nonsense", "a\"b\n\"c"])
  func `a file that is no table is refused with what is wrong`(text: String) async throws {
    try await SmallOffice.use { small in
      await #expect(throws: InputRefused.self) {
        try await small.office.campaigns.beginIntake(
          .init(bytes: Array(text.utf8), name: "answers.csv"), book: nil, submitted: "",
          for: "k27", of: "ks")
      }
    }
  }
}
