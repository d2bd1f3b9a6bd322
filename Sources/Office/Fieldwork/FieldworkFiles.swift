import Accounts
import Fieldwork
import Foundation
import Problems
import Records

/// Everything of a campaign as files of JSON, and back.
struct FieldworkFiles {
  let owner: Owner
  let record: FieldworkRecord

  init(owner: Owner, record: FieldworkRecord) {
    self.owner = owner
    self.record = record
  }

  /// The campaign itself: everything that is not a list of many.
  private struct Head: Codable {
    let format: Int
    let owner: Owner
    let campaign: Campaign
    let events: [Logged<Campaign.Event>]
    let choices: CampaignChoices?
    let questionnaires: [FieldworkRecord.QuestionnaireText]
    let templates: [MessageTemplate]
    /// Nil in folders that were written before it was carried.
    let pastContacts: [PastContact]?
  }

  /// The files by their names; the same campaign gives the same bytes.
  func files() throws -> [String: [UInt8]] {
    func bytes(_ value: some Encodable) throws -> [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return Array(try encoder.encode(value)) + [0x0A]
    }
    return [
      "campaign.json": try bytes(
        Head(
          format: 2, owner: owner, campaign: record.campaign, events: record.events,
          choices: record.choices, questionnaires: record.questionnaires,
          templates: record.templates, pastContacts: record.pastContacts)),
      "links.json": try bytes(record.links), "contacts.json": try bytes(record.contacts),
      "messages.json": try bytes(record.letters), "responses.json": try bytes(record.responses),
      "cases.json": try bytes(record.cases), "calls.json": try bytes(record.calls),
      "files.json": try bytes(record.files),
    ]
  }

  /// Reads the files of a folder.
  init(folder: String) throws(InputRefused) {
    func read<Value: Decodable>(_ name: String) throws(InputRefused) -> Value {
      let path = "\(folder)/fieldwork/\(name)"
      guard let data = FileManager.default.contents(atPath: path) else {
        throw InputRefused([Problem("fieldwork.missing", at: Place(path))])
      }
      do {
        return try JSONDecoder().decode(Value.self, from: data)
      } catch {
        throw InputRefused([Problem("fieldwork.damaged", at: Place(path))])
      }
    }
    let head: Head = try read("campaign.json")
    let record = FieldworkRecord(
      campaign: head.campaign, events: head.events, choices: head.choices,
      questionnaires: head.questionnaires, links: try read("links.json"),
      contacts: try read("contacts.json"), pastContacts: head.pastContacts ?? [],
      templates: head.templates,
      letters: try read("messages.json"), responses: try read("responses.json"),
      // The first format knew neither.
      cases: head.format < 2 ? [] : try read("cases.json"),
      calls: head.format < 2 ? [] : try read("calls.json"), files: try read("files.json"))
    // What belongs to another campaign would be kept where nobody looks for it.
    let isWhole =
      (1...2).contains(head.format) && head.owner.id == head.campaign.owner
      && record.links.allSatisfy { $0.campaign == head.campaign.id }
      && record.letters.allSatisfy { $0.campaign == head.campaign.id }
      && record.responses.allSatisfy { $0.response.campaign == head.campaign.id }
      && record.cases.allSatisfy { $0.work.owner == head.owner.id }
      && record.calls.allSatisfy { $0.call.owner == head.owner.id }
      && record.files.allSatisfy { FileStore.id(of: $0.content.bytes) == $0.id }
    guard isWhole else {
      throw InputRefused([Problem("fieldwork.damaged", at: Place("\(folder)/fieldwork"))])
    }
    owner = head.owner
    self.record = record
  }
}
