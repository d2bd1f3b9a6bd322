import Agenda
import CaseStudies
import Fieldwork
import Foundation
import Languages
import Measures
import Testing

@Suite("A case from its teller to print")
struct CaseTests {
  let teller = Person(id: "link-7", name: "Virksomhetsleder")

  func form() throws -> CaseForm {
    CaseForm(
      title: LocalizedText([.nb: "Åpen dør: \"én\" avtale", .en: "An open door"]),
      summary: LocalizedText([.nb: "Ett sted for unge.\nHver tirsdag."]), year: 2026,
      goals: [try #require(GoalID(rawValue: 4))],
      targets: [try #require(TargetID(rawValue: "8.6"))],
      dimensions: [.social], groups: [LocalizedText([.nb: "Unge"])],
      parts: [.done: LocalizedText([.nb: "Tre tjenester møtes.", .en: "Three services meet."])],
      pictures: [
        .init(file: "dor.jpg", alternative: LocalizedText([.nb: "En dør]("]), credit: "Nes kommune")
      ],
      contact: "Leder for Nav", language: .nb)
  }

  func submitted(_ purposes: Set<CaseStudy.Purpose> = [.report, .web]) throws -> CaseWork {
    try CaseWork(
      id: "open-door", owner: "ks", review: "r", unit: "1811", form: try form(),
      consentingTo: purposes, by: teller, at: Sample.moment(Sample.inTime))
  }

  func after(_ work: CaseWork, _ steps: (CaseWork.Command, CaseWork.Role)...) throws -> CaseWork {
    try steps.reduce(work) { work, step in
      try work.applying(
        step.0, by: step.1 == .editor ? Sample.editor : teller, as: step.1,
        at: Sample.moment(Sample.inTime)
      ).state
    }
  }

  func refusal(
    _ work: CaseWork, _ command: CaseWork.Command, _ role: CaseWork.Role
  ) throws -> Refusal.Reason? {
    let moment = try Sample.moment(Sample.inTime)
    do throws(Refusal) {
      _ = try work.applying(command, by: teller, as: role, at: moment)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `each step follows the one before, with name and date`() throws {
    var edited = try form()
    edited.title = LocalizedText([.nb: "Åpen dør"])
    let published = try after(
      submitted(), (.check, .editor), (.edit(edited, version: 1), .editor),
      (.approve(version: 2), .contributor), (.publish, .editor))
    #expect(published.status == .published)
    #expect(
      published.steps.map(\.what) == [
        .submitted, .consented(.report), .consented(.web), .checked, .edited(version: 2),
        .approved(version: 2), .published,
      ])
    #expect(published.steps.map(\.by.id).suffix(3) == ["editor", "link-7", "editor"])
    #expect(try refusal(submitted(), .publish, .editor) == .caseStep)
    #expect(try refusal(submitted(), .approve(version: 1), .contributor) == .caseStep)
    #expect(try refusal(submitted(), .check, .contributor) == .notAllowed)
  }

  @Test func `what the contributor has not read is not approved`() throws {
    var other = try form()
    other.year = 2025
    let edited = try after(
      submitted(), (.check, .editor), (.edit(form(), version: 1), .editor),
      (.edit(other, version: 1), .editor))
    #expect(edited.version == 2)
    #expect(try refusal(edited, .approve(version: 1), .contributor) == .changedSince)
    let approved = try after(edited, (.approve(version: 2), .contributor))
    // A comma changed after approval takes it back.
    let again = try after(approved, (.edit(form(), version: 2), .editor))
    #expect(again.status == .edited)
    #expect(try refusal(again, .publish, .editor) == .caseStep)
  }

  @Test func `nothing is printed without consent, nor after it is taken back`() throws {
    func approved(_ purposes: Set<CaseStudy.Purpose>) throws -> CaseWork {
      try after(
        submitted(purposes), (.check, .editor), (.edit(form(), version: 1), .editor),
        (.approve(version: 1), .contributor))
    }
    #expect(try refusal(approved([.report]), .publish, .editor) == .consentMissing)
    let published = try after(approved([.report, .web]), (.publish, .editor))
    let text = try #require(published.files()["cases/open-door.md"])
    #expect(text.contains("  web: 2027-01-10\n"))
    #expect(text.contains("  open-data: false\n"))
    let back = try after(published, (.withdrawConsent(.web), .contributor))
    #expect(back.files()["cases/open-door.md"]?.contains("  web: false\n") == true)
    #expect(back.consents.count == 2, "that it was given is kept")
    let gone = try after(published, (.withdraw(reason: ""), .contributor))
    #expect(gone.files().isEmpty)
    #expect(try refusal(published, .withdraw(reason: " "), .editor) == .wordsNeeded)
  }

  @Test func `pictures must say what they show`() throws {
    var mute = try form()
    mute.pictures[0].alternative = LocalizedText([:])
    let approved = try after(
      submitted(), (.check, .editor), (.edit(mute, version: 1), .editor),
      (.approve(version: 2), .contributor))
    #expect(try refusal(approved, .publish, .editor) == .caseIncomplete)
  }

  @Test func `a form that lacks something is not taken`() throws {
    var empty = try form()
    empty.parts = [:]
    empty.goals = []
    #expect(throws: Refusal(.caseIncomplete, ["fields": "done, goals"])) {
      try CaseWork(
        id: "a", owner: "ks", review: "r", unit: "1811", form: empty, consentingTo: [], by: teller,
        at: Sample.moment(Sample.inTime))
    }
    #expect(throws: Refusal(.caseID, ["id": "../a"])) {
      try CaseWork(
        id: "../a", owner: "ks", review: "r", unit: "1811", form: form(), consentingTo: [],
        by: teller, at: Sample.moment(Sample.inTime))
    }
  }

  @Test func `a case is the same after it was written as JSON`() throws {
    let work = try after(submitted(), (.check, .editor))
    let bytes = try JSONEncoder().encode(work)
    #expect(try JSONDecoder().decode(CaseWork.self, from: bytes) == work)
  }

  @Test func `the files hold the text of each language`() throws {
    let files = try submitted().files()
    #expect(files.keys.sorted() == ["cases/open-door.en.md", "cases/open-door.md"])
    #expect(
      files["cases/open-door.en.md"]?.hasPrefix("**What they did**\n\nThree services") == true)
    let text = try #require(files["cases/open-door.md"])
    #expect(text.contains("  nb: \"Åpen dør: \\\"én\\\" avtale\"\n"))
    #expect(text.contains("  nb: \"Ett sted for unge.\\nHver tirsdag.\"\n"))
    #expect(text.contains("![En dør\\]\\(](dor.jpg)"))
  }
}
