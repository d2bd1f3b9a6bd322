public import Languages
public import Measures

/// What a campaign promises those it asks: when, by whom, why, and what happens to the answers.
public struct CampaignPlan: Hashable, Sendable, Codable {
  /// The title of the survey.
  public var title: LocalizedText
  /// The questionnaire, by id and version.
  public var questionnaire: QuestionnaireVersion
  /// When answers can first be given.
  public var opens: Moment
  /// The last instant at which answers can be given.
  public var closes: Moment
  /// By which clock days are told.
  public var time: CivilTime
  /// Who asks, why, and what happens to the answers.
  public var notice: Notice
  /// Whom messages come from.
  public var sender: Sender
  /// When reminders are sent.
  public var reminders: ReminderPlan
  /// Whether a response must be approved by somebody named before it is handed in.
  public var needsSignOff: Bool
  /// The language of messages to units whose own is not known.
  public var language: LanguageTag

  /// A questionnaire in one version.
  public struct QuestionnaireVersion: Hashable, Sendable, Codable {
    /// The id.
    public var id: String
    /// The version, from 1.
    public var number: Int

    /// A questionnaire in one version.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - number: the version, from 1.
    public init(id: String, number: Int) {
      self.id = id
      self.number = number
    }
  }

  /// The privacy text: what those asked are told before they answer.
  public struct Notice: Hashable, Sendable, Codable {
    /// Who asks.
    public var asker: LocalizedText
    /// Why, and by what right.
    public var purpose: LocalizedText
    /// What happens to the answers: who sees them, what is published, when personal data are deleted.
    public var use: LocalizedText
    /// Whom to ask, and where to complain.
    public var questions: LocalizedText

    /// A privacy text.
    ///
    /// - Parameters:
    ///   - asker: who asks.
    ///   - purpose: why, and by what right.
    ///   - use: what happens to the answers.
    ///   - questions: whom to ask, and where to complain.
    public init(
      asker: LocalizedText, purpose: LocalizedText, use: LocalizedText, questions: LocalizedText
    ) {
      self.asker = asker
      self.purpose = purpose
      self.use = use
      self.questions = questions
    }
  }

  /// Whom messages come from.
  public struct Sender: Hashable, Sendable, Codable {
    /// The name that readers see.
    public var name: String
    /// The address.
    public var address: EmailAddress
    /// Where replies go, where it is elsewhere.
    public var replies: EmailAddress?

    /// A sender.
    ///
    /// - Parameters:
    ///   - name: the name that readers see.
    ///   - address: the address.
    ///   - replies: where replies go.
    public init(name: String, address: EmailAddress, replies: EmailAddress? = nil) {
      self.name = name
      self.address = address
      self.replies = replies
    }
  }

  /// A plan.
  ///
  /// - Parameters:
  ///   - title: the title of the survey.
  ///   - questionnaire: the questionnaire.
  ///   - opens: when answers can first be given.
  ///   - closes: the last instant at which they can.
  ///   - time: by which clock days are told.
  ///   - notice: who asks, why, and what happens to the answers.
  ///   - sender: whom messages come from.
  ///   - reminders: when reminders are sent.
  ///   - needsSignOff: whether responses must be approved.
  ///   - language: the language of messages where a unit's own is not known.
  public init(
    title: LocalizedText, questionnaire: QuestionnaireVersion, opens: Moment, closes: Moment,
    time: CivilTime = .centralEuropean, notice: Notice, sender: Sender,
    reminders: ReminderPlan = ReminderPlan(), needsSignOff: Bool = false,
    language: LanguageTag = .nb
  ) {
    self.title = title
    self.questionnaire = questionnaire
    self.opens = opens
    self.closes = closes
    self.time = time
    self.notice = notice
    self.sender = sender
    self.reminders = reminders
    self.needsSignOff = needsSignOff
    self.language = language
  }

  /// The languages in which something that respondents must be told is missing.
  ///
  /// Norwegian public bodies owe both written forms of the language (språklova § 14), so the fallback from
  /// one to the other does not count here.
  ///
  /// - Parameter languages: the languages that the questionnaire is offered in.
  /// - Returns: the languages, each once, in that order.
  public func languagesMissing(of languages: [LanguageTag]) -> [LanguageTag] {
    let owed = [title, notice.asker, notice.purpose, notice.use, notice.questions]
    return languages.filter { tag in
      owed.contains { ($0[tag] ?? "").allSatisfy(\.isWhitespace) }
    }
  }
}

/// On which days reminders are sent.
public struct ReminderPlan: Hashable, Sendable, Codable {
  /// Days before the last day: 7 for a week before it, 0 for the last day itself.
  public var daysBefore: [Int]

  /// A plan.
  ///
  /// - Parameter daysBefore: days before the last day.
  public init(daysBefore: [Int] = [14, 7, 2]) {
    self.daysBefore = daysBefore
  }

  /// The days, first to last.
  ///
  /// - Parameters:
  ///   - opens: the first day of the campaign; a reminder is never planned for it.
  ///   - closes: the last day.
  /// - Returns: the days on which reminders are sent.
  public func days(opens: Day, closes: Day) -> [Day] {
    Set(daysBefore.filter { $0 >= 0 }.map { closes.adding(days: -$0) })
      .filter { $0 > opens }.sorted()
  }
}
