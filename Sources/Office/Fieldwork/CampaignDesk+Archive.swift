public import Accounts
import Database
import Fieldwork
import Foundation
import Languages
import Problems
import Records
import Surveys
import Workflows

extension CampaignDesk {
  /// Everything of a campaign as the files of a review folder, sorted by path.
  ///
  /// `review.yaml` and `survey/` are what the analysis reads; `fieldwork/` is what brings the campaign back.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - principal: who takes it away.
  /// - Throws: `InputRefused` where there is no such campaign, or its questionnaire is not to be had.
  public func exportFiles(
    _ id: String, of owner: String, by principal: Principal
  ) async throws -> [(path: String, bytes: [UInt8])] {
    guard let record = try await store.record(of: id, of: owner),
      let owned = try await ground.database.accounts.owner(owner)
    else {
      throw InputRefused([
        Problem("fieldwork.no-campaign", at: Place(""), ["campaign": id, "owner": owner])
      ])
    }
    let campaign = record.campaign
    let version = campaign.plan.questionnaire
    guard
      let questionnaire = try await questionnaires.questionnaire(
        version.id, number: version.number, of: owner)
    else {
      throw InputRefused([Problem("campaign.questionnaire", at: Place("questionnaire"))])
    }
    var responses: [Response] = []
    for kept in record.responses {
      guard let unit = campaign.frame.unit(kept.response.unit),
        let rules = try await rules(campaign, unit),
        let response = kept.response.response(rules)
      else { continue }
      responses.append(response)
    }
    let works = record.cases.map(\.work).filter(\.isForFolder)
    let folder = SurveyFolder(
      campaign: campaign, owner: owned.name, questionnaire: questionnaire, responses: responses,
      cases: works)
    var files = folder.files.mapValues { Array($0.utf8) }
    let kept = Dictionary(
      record.files.map { ($0.id, $0.content.bytes) }, uniquingKeysWith: { first, _ in first })
    for picture in works.flatMap(\.form.pictures) {
      files["cases/\(picture.file)"] = kept[String(picture.file.prefix { $0 != "." })]
    }
    for (name, bytes) in try FieldworkFiles(owner: owned, record: record).files() {
      files["fieldwork/\(name)"] = bytes
    }
    let units = Set(campaign.frame.units.map(\.code))
    files.merge(try await PlanDesk(ground).folderFiles(of: owner, units: units)) { $1 }
    try await ground.note(
      .exported, by: principal, of: owner, on: AuditEvent.Object("campaign", id))
    return files.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
  }

  /// Everything of a campaign as a review folder in one ZIP archive.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who takes it away.
  public func exportArchive(
    _ id: String, of owner: String, by actor: Actor
  ) async throws -> [UInt8] {
    try ZipWriter.archive(try await exportFiles(id, of: owner, by: actor.principal))
  }

  /// Brings a campaign back that was exported, all or nothing.
  ///
  /// - Parameters:
  ///   - folder: the folder that it was exported to.
  ///   - principal: who brings it.
  /// - Returns: the ids of its owner and of the campaign.
  /// - Throws: `InputRefused` where a file is missing or damaged, or the campaign is there already.
  public func importFolder(
    _ folder: String, by principal: Principal
  ) async throws -> (owner: String, campaign: String) {
    let read = try FieldworkFiles(folder: folder)
    let campaign = read.record.campaign
    if try await ground.database.accounts.owner(read.owner.id) == nil {
      try await ground.database.accounts.add(read.owner)
    }
    do {
      try await store.add(read.record)
    } catch let error as DatabaseError where error.kind == .uniqueViolation {
      throw InputRefused([
        Problem(
          "fieldwork.there", at: Place(folder),
          ["campaign": campaign.id, "owner": campaign.owner])
      ])
    }
    try await ground.note(
      .responsesImported, by: principal, of: campaign.owner,
      on: AuditEvent.Object("campaign", campaign.id))
    return (campaign.owner, campaign.id)
  }
}
