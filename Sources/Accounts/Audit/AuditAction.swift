public import Languages

/// What was done, as the audit log knows it.
public enum AuditAction: String, Hashable, Sendable, Codable, CaseIterable {
  /// Somebody signed in.
  case signedIn = "sign-in.done"
  /// A sign-in failed.
  case signInFailed = "sign-in.failed"
  /// Sign-ins were slowed down.
  case signInSlowed = "sign-in.slowed"
  /// Somebody signed out.
  case signedOut = "sign-in.ended"
  /// Something was refused by the rules.
  case refused = "access.refused"
  /// An account was made.
  case accountMade = "account.made"
  /// Somebody was invited to an account.
  case accountInvited = "account.invited"
  /// Roles of an account were changed.
  case rolesChanged = "account.roles"
  /// A password was changed.
  case passwordChanged = "account.password"
  /// A new password was asked for.
  case passwordResetAsked = "account.reset"
  /// A second factor was set up.
  case secondFactorSet = "account.factor-set"
  /// A second factor was taken away.
  case secondFactorRemoved = "account.factor-removed"
  /// A recovery code was used.
  case recoveryCodeUsed = "account.recovery-used"
  /// All sessions of an account were ended.
  case sessionsEnded = "account.sessions-ended"
  /// An account was closed.
  case accountClosed = "account.closed"
  /// What was kept about a person was erased.
  case personErased = "person.erased"
  /// What is kept about a person was handed out.
  case personExported = "person.exported"
  /// Settings were changed.
  case settingsChanged = "settings.changed"
  /// A questionnaire was changed.
  case questionnaireChanged = "questionnaire.changed"
  /// A campaign was set up or changed.
  case campaignChanged = "campaign.changed"
  /// A campaign was opened.
  case campaignOpened = "campaign.opened"
  /// A campaign was closed.
  case campaignClosed = "campaign.closed"
  /// Invitations were sent.
  case invitationsSent = "campaign.invited"
  /// Reminders were sent.
  case remindersSent = "campaign.reminded"
  /// A link was handed out.
  case linkMade = "link.made"
  /// A link was revoked.
  case linkRevoked = "link.revoked"
  /// A unit's answers were read by somebody else than the unit.
  case responseRead = "response.read"
  /// An answer was submitted.
  case responseSubmitted = "response.submitted"
  /// An answer was signed off.
  case responseApproved = "response.approved"
  /// An answer was opened again.
  case responseReopened = "response.reopened"
  /// Answers were taken in from elsewhere.
  case responsesImported = "response.imported"
  /// A case was handed in.
  case caseSubmitted = "case.submitted"
  /// A case was edited.
  case caseEdited = "case.edited"
  /// A case was approved by who handed it in.
  case caseApproved = "case.approved"
  /// A case was published.
  case casePublished = "case.published"
  /// Consent to a case was taken back.
  case caseWithdrawn = "case.withdrawn"
  /// A plan was sent in.
  case planFiled = "plan.filed"
  /// What is said of a plan was changed, or it was read again.
  case planChanged = "plan.changed"
  /// A plan was taken away.
  case planRemoved = "plan.removed"
  /// The review was changed.
  case reviewChanged = "review.changed"
  /// An edition was approved.
  case reviewApproved = "review.approved"
  /// An edition was published.
  case reviewPublished = "review.published"
  /// Content was exported.
  case exported = "export.made"
  /// A backup was made.
  case backupMade = "server.backup"
  /// A backup was restored.
  case backupRestored = "server.restored"
  /// Data whose time had come were deleted.
  case retentionDone = "retention.done"

  /// What was done, in words.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: a few words.
  public func text(in language: Language) -> String {
    language.text("audit.\(rawValue)")
  }
}
