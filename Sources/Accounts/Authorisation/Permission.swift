/// One thing that can be done, and that is allowed or refused as such.
public enum Permission: String, Hashable, Sendable, Codable, CaseIterable {
  /// Reads the reports where only members may, and the first page of the organisation.
  case reportRead = "report.read"
  /// Reads a questionnaire.
  case questionnaireRead = "questionnaire.read"
  /// Changes a questionnaire.
  case questionnaireEdit = "questionnaire.edit"
  /// Follows the responses: who was invited, opened and submitted, but no answers.
  case campaignRead = "campaign.read"
  /// Sets up a campaign: frame, schedule and texts.
  case campaignEdit = "campaign.edit"
  /// Sends invitations.
  case campaignInvite = "campaign.invite"
  /// Reminds those who have not answered.
  case campaignRemind = "campaign.remind"
  /// Opens and closes a campaign.
  case campaignClose = "campaign.close"
  /// Reads names and addresses of contacts.
  case contactRead = "contact.read"
  /// Changes contacts.
  case contactEdit = "contact.edit"
  /// Reads the answers of a unit; without a unit, those of all.
  case responseRead = "response.readUnit"
  /// Answers for a unit.
  case responseAnswer = "response.answer"
  /// Hands sections of the answer to colleagues.
  case responseDelegate = "response.delegate"
  /// Submits a unit's answer.
  case responseSubmit = "response.submit"
  /// Signs off a unit's answer.
  case responseApprove = "response.approve"
  /// Opens a submitted answer again.
  case responseReopen = "response.reopen"
  /// Takes in answers collected elsewhere.
  case responseImport = "response.import"
  /// Reads cases that are not published.
  case caseRead = "case.read"
  /// Hands in a case.
  case caseSubmit = "case.submit"
  /// Edits a case that was handed in.
  case caseEdit = "case.edit"
  /// Approves the edited text as the one who handed the case in, or takes consent back.
  case caseApprove = "case.approve"
  /// Publishes a case.
  case casePublish = "case.publish"
  /// Sets up an open call.
  case callEdit = "call.edit"
  /// Reads what came in by an open call.
  case callRead = "call.read"
  /// Answers an open call.
  case callAnswer = "call.answer"
  /// Reads the accounts of an owner.
  case accountRead = "account.read"
  /// Invites, changes and closes accounts of an owner.
  case accountManage = "account.manage"
  /// Changes one's own password, second factor and language, and gets one's own data.
  case accountOwn = "account.own"
  /// Reads the audit log of an owner.
  case auditRead = "audit.read"
  /// Exports everything that an owner has.
  case exportAll = "export.all"
  /// Erases what is kept about a person.
  case personErase = "person.erase"
  /// Changes the settings of an owner.
  case settingsEdit = "settings.edit"
}
