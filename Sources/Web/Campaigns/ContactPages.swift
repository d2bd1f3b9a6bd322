import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Measures
import Office
import Problems
import Screens

/// The contacts of a campaign.
enum ContactPages {
  static let routes: [Route] = [
    .get("/o/:owner/campaigns/:campaign/contacts", .may(.contactRead, on: .campaign)) { call in
      try await list(call)
    },
    .post("/o/:owner/campaigns/:campaign/contacts", .may(.contactEdit, on: .campaign)) { call in
      let file = call.form.files.first { $0.field == "file" && !$0.bytes.isEmpty }
      let typed = call.form["list"] ?? ""
      let intake = try await call.office.campaigns.takeContacts(
        file?.bytes ?? Array(typed.utf8),
        name: file?.name ?? call.language.text("contacts.pasted"), for: call["campaign"],
        of: call["owner"], by: call.actor)
      // Units that the list leaves without a contact are no fault of it: they stand by themselves.
      let without = intake.problems.filter { $0.code == "contacts.none" }
        .compactMap { $0.values["unit"] }
      let faults = intake.problems.filter { $0.code != "contacts.none" }.map { problem in
        let line = problem.place.line.map {
          call.language.text("contacts.line", ["line": String($0)]) + " "
        }
        return (line ?? "")
          + "\(problem.message(in: call.language)) \(problem.advice(in: call.language))"
      }
      if intake.isTaken, faults.isEmpty {
        return call.done("contacts-taken", at: "\(call.campaignPath)/contacts")
      }
      let head = call.language.text(
        intake.isTaken ? "contacts.taken" : "contacts.not-taken",
        ["number": call.number(intake.contacts)])
      return try await list(
        call, typed: intake.isTaken ? "" : typed, faults: [head] + faults, without: without,
        status: intake.isTaken ? .ok : .unprocessableContent)
    }.takingFiles,
    .get("/o/:owner/campaigns/:campaign/units/:unit/contacts", .may(.contactEdit, on: .unit)) {
      call in
      try await edit(call)
    },
    .post("/o/:owner/campaigns/:campaign/units/:unit/contacts", .may(.contactEdit, on: .unit)) {
      call in
      var typed: [CampaignDesk.TypedContact] = []
      while let address = call.form["address-\(typed.count + 1)"] {
        let number = typed.count + 1
        typed.append(
          CampaignDesk.TypedContact(
            address: address, name: call.form["name-\(number)"] ?? "",
            language: call.form["language-\(number)"] ?? ""))
      }
      do {
        try await call.office.campaigns.setContacts(
          typed, of: call["unit"], in: call["campaign"], of: call["owner"], by: call.actor)
        return call.done("stored", at: "\(call.campaignPath)/units/\(call["unit"])")
      } catch let refused as InputRefused {
        return try await edit(call, typed: typed, problems: call.fieldProblems(refused))
      }
    },
    .post(
      "/o/:owner/campaigns/:campaign/units/:unit/contacts/restore", .may(.contactEdit, on: .unit)
    ) { call in
      let contact = call.form["contact"] ?? ""
      let contacts = try await call.office.campaigns.contacts(
        in: call["campaign"], of: call["owner"])
      guard contacts.contains(where: { $0.id == contact && $0.unit == call["unit"] }) else {
        throw Doorkeeper.Stop.notFound
      }
      try await call.office.campaigns.restore(
        contact: contact, in: call["campaign"], of: call["owner"], by: call.actor)
      return call.done("stored", at: "\(call.campaignPath)/units/\(call["unit"])/contacts")
    },
  ]

  private static func list(
    _ call: Call, typed: String = "", faults: [String] = [], without: [String] = [],
    status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let progress = try await call.progress()
    let book = call.office.campaigns.units(of: progress.campaign)
    let language = call.language
    let asked = progress.units.filter { !$0.isExcluded }
    let reachable = asked.count { !$0.contacts.reachable(unit: $0.unit.code).isEmpty }
    let mayEdit = call.mayHere(.contactEdit)
    let rows = asked.flatMap { unit -> [[WorkTable.Cell]] in
      let name = WorkTable.Cell(
        book.name(unit.unit.code, in: language),
        href: mayEdit
          ? call.address("\(call.campaignPath)/units/\(unit.unit.code)/contacts") : nil)
      if unit.contacts.isEmpty {
        return [
          [
            name, .init(unit.unit.code), .init(language.text("contacts.none")), .init(""),
            .init(""),
          ]
        ]
      }
      return unit.contacts.map { contact in
        [
          name, .init(unit.unit.code), .init(contact.address.description),
          .init(
            [contact.name, contact.isRole ? language.text("contacts.role") : nil]
              .compactMap { $0 }.joined(separator: ", ")),
          .init(Self.words(contact.status, call, progress.campaign)),
        ]
      }
    }
    let table = WorkTable(
      language.text("contacts.title"),
      columns: ["frame.name", "frame.code", "contacts.address", "contacts.name", "contacts.status"]
        .map { language.text($0) }, rows: rows)
    return .page(
      ContactListScreen(
        base: call.address("\(call.campaignPath)/contacts"),
        lead: language.text(
          "contacts.lead",
          ["reachable": call.number(reachable), "asked": call.number(asked.count)]),
        mayEdit: mayEdit, typed: typed, faults: faults,
        without: without.map { book.name($0, in: language) }, table: rows.isEmpty ? nil : table,
        token: call.formToken
      ).screen(in: language), status)
  }

  static func words(_ status: Contact.Status, _ call: Call, _ campaign: Campaign) -> String {
    switch status {
    case .usable: call.language.text("contacts.usable")
    case .bounced(let moment, let reason):
      call.language.text(
        "contacts.bounced",
        ["day": call.words(campaign.plan.time.day(of: moment)), "reason": reason])
    case .unsubscribed(let moment):
      call.language.text(
        "contacts.unsubscribed", ["day": call.words(campaign.plan.time.day(of: moment))])
    }
  }

  private static func edit(
    _ call: Call, typed: [CampaignDesk.TypedContact]? = nil, problems: [FieldProblem] = []
  ) async throws -> Reply {
    let campaign = try await call.campaign()
    let contacts = try await call.office.campaigns.contacts(
      in: call["campaign"], of: call["owner"]
    ).filter { $0.unit == call["unit"] }
    var lines =
      typed.map {
        $0.map { ContactScreen.Line(address: $0.address, name: $0.name, language: $0.language) }
      }
      ?? contacts.map {
        ContactScreen.Line(
          address: $0.address.description, name: $0.name ?? "",
          language: $0.language?.rawValue ?? "")
      }
    // Room for one more.
    if typed == nil || lines.isEmpty { lines.append(.init(address: "", name: "", language: "")) }
    let marks = contacts.filter { !$0.isUsable }.map { contact in
      (
        text: "\(contact.address): \(words(contact.status, call, campaign))", contact: contact.id
      )
    }
    let path = call.address("\(call.campaignPath)/units/\(call["unit"])")
    return .page(
      ContactScreen(
        unit: call.office.campaigns.units(of: campaign).name(call["unit"], in: call.language),
        base: "\(path)/contacts", back: path, lines: lines, marks: marks, problems: problems,
        token: call.formToken
      ).screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }
}
