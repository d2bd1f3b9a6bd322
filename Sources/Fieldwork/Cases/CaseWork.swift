public import CaseStudies
public import Measures

/// A case on its way from the one who tells it to print: its text, its consents and every step.
///
/// submitted → checked → edited → approved by the contributor → published; withdrawn at any time. A change
/// to the text after approval takes the approval back.
public struct CaseWork: Hashable, Sendable, Codable {
  /// The id, in files and references.
  public let id: String
  /// The id of the organisation that holds the review.
  public let owner: String
  /// The id of the review.
  public let review: String
  /// The code of the unit that did it.
  public let unit: String
  /// The text as it stands.
  public internal(set) var form: CaseForm
  /// The number of the text: 1 as it was handed in, one more for each change.
  public internal(set) var version: Int
  /// How far it has come.
  public internal(set) var status: Status
  /// The consents that have been given, also those taken back.
  public internal(set) var consents: [Consent]
  /// Every step, in order.
  public internal(set) var steps: [Logged<Step>]

  /// How far a case has come.
  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    /// Handed in.
    case submitted
    /// Checked by an editor: it is true, complete and wanted.
    case checked
    /// Edited, and with the contributor for approval.
    case edited
    /// Approved by the contributor.
    case approved
    /// In print.
    case published
    /// Taken back by the contributor, or not wanted.
    case withdrawn
  }

  /// Consent to one purpose.
  public struct Consent: Hashable, Sendable, Codable {
    /// What for.
    public let purpose: CaseStudy.Purpose
    /// Who gave it, when.
    public let given: Logged<String>
    /// Who took it back, when; nil while it holds.
    public internal(set) var withdrawn: Logged<String>?
  }

  /// A step that was taken.
  public enum Step: Hashable, Sendable, Codable {
    /// Handed in.
    case submitted
    /// Checked.
    case checked
    /// The text was changed, to this version.
    case edited(version: Int)
    /// Sent back by the contributor, with words.
    case sentBack(words: String)
    /// This version was approved.
    case approved(version: Int)
    /// Put into print.
    case published
    /// Taken out of print, or not wanted, with the reason.
    case withdrawn(reason: String)
    /// Consent was given.
    case consented(CaseStudy.Purpose)
    /// Consent was taken back.
    case consentWithdrawn(CaseStudy.Purpose)
  }

  /// What somebody can want to do with a case.
  public enum Command: Hashable, Sendable, Codable {
    /// To say that it is true, complete and wanted.
    case check
    /// To change the text that has this version.
    case edit(CaseForm, version: Int)
    /// To approve the text that has this version.
    case approve(version: Int)
    /// To send it back, with words.
    case sendBack(words: String)
    /// To put it into print.
    case publish
    /// To take it back or out, with the reason.
    case withdraw(reason: String)
    /// To consent to a purpose.
    case consent(CaseStudy.Purpose)
    /// To take a consent back.
    case withdrawConsent(CaseStudy.Purpose)
  }

  /// Whose part somebody has.
  public enum Role: String, Hashable, Sendable, Codable {
    /// The one who tells the case.
    case contributor
    /// The one who edits it.
    case editor
  }

  /// A case that is handed in.
  ///
  /// - Parameters:
  ///   - id: the id: small letters, digits and hyphens.
  ///   - owner: the id of the organisation that holds the review.
  ///   - review: the id of the review.
  ///   - unit: the code of the unit that did it.
  ///   - form: the text.
  ///   - purposes: what the contributor consents to.
  ///   - person: the contributor.
  ///   - moment: when.
  /// - Throws: ``Refusal`` where the id cannot be a file's name or the form lacks something.
  public init(
    id: String, owner: String, review: String, unit: String, form: CaseForm,
    consentingTo purposes: Set<CaseStudy.Purpose>, by person: Person, at moment: Moment
  ) throws(Refusal) {
    let isName =
      (1...80).contains(id.utf8.count) && id.utf8.first != 0x2D
      && id.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
    guard isName else { throw Refusal(.caseID, ["id": String(id.prefix(80))]) }
    let missing = form.missingToSubmit
    guard missing.isEmpty else {
      throw Refusal(.caseIncomplete, ["fields": missing.joined(separator: ", ")])
    }
    self.id = id
    self.owner = owner
    self.review = review
    self.unit = unit
    self.form = form
    version = 1
    status = .submitted
    consents = []
    steps = [Logged(.submitted, by: person, at: moment)]
    for purpose in CaseStudy.Purpose.allCases where purposes.contains(purpose) {
      consents.append(
        Consent(
          purpose: purpose, given: Logged(purpose.rawValue, by: person, at: moment),
          withdrawn: nil))
      steps.append(Logged(.consented(purpose), by: person, at: moment))
    }
  }

  /// Whether a consent holds.
  ///
  /// - Parameter purpose: what for.
  /// - Returns: true where it was given and not taken back.
  public func isConsented(to purpose: CaseStudy.Purpose) -> Bool { consent(to: purpose) != nil }

  /// Whether it may stand in the report: it is published, and both consents hold.
  public var isInPrint: Bool {
    status == .published && isConsented(to: .report) && isConsented(to: .web)
  }

  /// Whether it belongs in the review folder: the contributor has approved it, and both consents hold.
  ///
  /// The report prints it once it is published.
  public var isForFolder: Bool {
    (status == .approved || status == .published) && isConsented(to: .report)
      && isConsented(to: .web)
  }

  /// The consent that holds, where one does.
  func consent(to purpose: CaseStudy.Purpose) -> Consent? {
    consents.last { $0.purpose == purpose && $0.withdrawn == nil }
  }
}
