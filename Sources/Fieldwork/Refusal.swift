public import Problems

/// Why a command was not carried out: the state is as it was.
public struct Refusal: Error, Hashable, Sendable {
  /// What stood in the way.
  public let reason: Reason
  /// What its words speak of.
  public let values: [String: String]

  /// A refusal.
  ///
  /// - Parameters:
  ///   - reason: what stood in the way.
  ///   - values: what to fill into its words.
  public init(_ reason: Reason, _ values: [String: String] = [:]) {
    self.reason = reason
    self.values = values
  }

  /// The refusal in words for the one who asked.
  ///
  /// - Parameter place: the field or file that the command came from.
  /// - Returns: the problem.
  public func problem(at place: Place = Place("")) -> Problem {
    Problem(reason.rawValue, at: place, values)
  }

  /// What stood in the way; the raw value is the code of a problem.
  public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
    /// The campaign has not been opened.
    case notOpen = "field.not-open"
    /// The day on which answers can first be given has not come.
    case tooEarly = "field.too-early"
    /// The deadline has passed, or the campaign is closed.
    case closed = "field.closed"
    /// The campaign is open, or has been, and this can no longer be changed.
    case alreadyOpened = "field.already-opened"
    /// The campaign is not closed.
    case notClosed = "field.not-closed"
    /// The deadline is not later than the opening, or has passed already.
    case deadlineOrder = "field.deadline-order"
    /// Nobody is asked.
    case nobodyAsked = "field.nobody-asked"
    /// Words that respondents must be given are missing in a language.
    case wordsMissing = "field.words-missing"
    /// The unit is not among those asked.
    case unknownUnit = "field.unknown-unit"
    /// The unit has answered and cannot be left out.
    case unitHasAnswered = "field.unit-has-answered"

    /// The link does not give this right.
    case notAllowed = "field.not-allowed"
    /// The link has been withdrawn.
    case linkRevoked = "field.link-revoked"
    /// The link is not one of this campaign.
    case linkUnknown = "field.link-unknown"

    /// There is no such question.
    case unknownQuestion = "field.unknown-question"
    /// The question belongs to a part that somebody else answers.
    case otherPart = "field.other-part"
    /// The answer is not one that the question can have.
    case unfitAnswer = "field.unfit-answer"
    /// The version that the change builds on has never been.
    case unknownVersion = "field.unknown-version"
    /// The id of the change was used for another one.
    case idUsed = "field.id-used"
    /// The response is with the approver.
    case awaitingSignOff = "field.awaiting-sign-off"
    /// The response is approved: it must be opened again before it is changed.
    case isApproved = "field.is-approved"
    /// The response is handed in: it must be opened again before it is changed.
    case isSubmitted = "field.is-submitted"
    /// The response is not handed in.
    case notSubmitted = "field.not-submitted"
    /// The response must be approved before it is handed in.
    case signOffNeeded = "field.sign-off-needed"
    /// The review asks for no approval.
    case signOffNotAsked = "field.sign-off-not-asked"
    /// Nobody is named who can approve.
    case noApprover = "field.no-approver"
    /// Nobody has asked for approval.
    case notAwaiting = "field.not-awaiting"
    /// Somebody changed an answer after it was shown.
    case changedSince = "field.changed-since"
    /// Questions that need an answer have none.
    case requiredMissing = "field.required-missing"
    /// Answers are outside the limits of their questions.
    case invalidAnswers = "field.invalid-answers"
    /// The file of an answer did not come along.
    case fileMissing = "field.file-missing"
    /// Nothing is answered.
    case nothingAnswered = "field.nothing-answered"
    /// There is no such part of the questionnaire.
    case unknownPart = "field.unknown-part"
    /// There is no such delegation, or it is withdrawn.
    case unknownDelegation = "field.unknown-delegation"
    /// Words are needed: what should be changed, or what the comment says.
    case wordsNeeded = "field.words-needed"
    /// The text is too long.
    case tooLong = "field.too-long"
    /// More than one response keeps: too many versions, comments or parts.
    case tooMany = "field.too-many"

    /// Too many submissions from one place in a short time.
    case tooOften = "field.too-often"
    /// There is no such submission.
    case unknownSubmission = "field.unknown-submission"
    /// What came of the call has not been told.
    case outcomeMissing = "field.outcome-missing"
    /// The submission says nothing.
    case emptySubmission = "field.empty-submission"

    /// The id of a case cannot be a file's name.
    case caseID = "field.case-id"
    /// The case lacks something that it must have.
    case caseIncomplete = "field.case-incomplete"
    /// The step does not follow the one before it.
    case caseStep = "field.case-step"
    /// The contributor has not consented.
    case consentMissing = "field.consent-missing"
  }
}
