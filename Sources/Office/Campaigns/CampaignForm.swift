public import Accounts
public import Fieldwork
public import Languages
public import Measures
public import Problems

/// A campaign's plan as it stands in a form: everything as it was typed.
public struct CampaignForm: Hashable, Sendable {
  /// Texts by field and language: see ``textFields``.
  public var texts: [String: [LanguageTag: String]] = [:]
  /// The questionnaire and its version, such as `vsr 2`.
  public var questionnaire = ""
  /// The first day.
  public var opens = ""
  /// The last day.
  public var closes = ""
  /// The name of the sender.
  public var senderName = ""
  /// The address of the sender.
  public var senderAddress = ""
  /// Where replies go.
  public var replies = ""
  /// Days before the last day, with commas between them.
  public var reminders = ""
  /// Whether somebody must approve.
  public var needsSignOff = false
  /// The language of messages where a unit's own is not known.
  public var language = LanguageTag.nb.rawValue

  /// The fields that are filled in in every language.
  public static let textFields = ["title", "asker", "purpose", "use", "questions"]

  /// A form with nothing in it.
  public init() {}

  /// A form for a new campaign, with words to begin from.
  ///
  /// - Parameters:
  ///   - owner: who asks.
  ///   - today: the day it is.
  public init(for owner: Owner, today: Day) {
    func words(_ key: String) -> [LanguageTag: String] {
      Dictionary(
        uniqueKeysWithValues: Language.all.map {
          ($0.tag, $0.text(key, ["owner": owner.name.text(in: $0.tag)]))
        })
    }
    // What is promised is what the server deletes by.
    func use(_ language: Language) -> String {
      func days(_ kinds: Retention.Kind...) -> String {
        let most = kinds.map(owner.retention.days(of:)).max() ?? 0
        return language.number(Double(most), decimals: 0)
      }
      return language.text(
        "campaign.begin.use",
        [
          "owner": owner.name.text(in: language.tag), "people": days(.contact, .link),
          "answers": days(.answers),
        ])
    }
    texts = [
      "asker": words("campaign.begin.asker"), "purpose": words("campaign.begin.purpose"),
      "use": Dictionary(uniqueKeysWithValues: Language.all.map { ($0.tag, use($0)) }),
      "questions": words("campaign.begin.questions"),
    ]
    opens = today.adding(days: 14).description
    closes = today.adding(days: 42).description
    senderName = owner.name.text(in: .nb)
    reminders = "14, 7, 2"
  }

  /// A form that says what a plan says.
  ///
  /// - Parameter plan: the plan.
  public init(_ plan: CampaignPlan) {
    texts = [
      "title": plan.title.texts, "asker": plan.notice.asker.texts,
      "purpose": plan.notice.purpose.texts, "use": plan.notice.use.texts,
      "questions": plan.notice.questions.texts,
    ]
    questionnaire = "\(plan.questionnaire.id) \(plan.questionnaire.number)"
    opens = plan.time.day(of: plan.opens).description
    closes = plan.time.day(of: plan.closes).description
    senderName = plan.sender.name
    senderAddress = plan.sender.address.description
    replies = plan.sender.replies?.description ?? ""
    reminders = plan.reminders.daysBefore.map(String.init).joined(separator: ", ")
    needsSignOff = plan.needsSignOff
    language = plan.language.rawValue
  }

  /// The plan that the form says.
  ///
  /// - Parameter before: the plan so far: the hours of days that are not changed stay.
  /// - Throws: `InputRefused`; the place of each problem is the id of its field.
  public func plan(changing before: CampaignPlan? = nil) throws(InputRefused) -> CampaignPlan {
    var log = ProblemLog()
    let time = before?.time ?? .centralEuropean
    let days = [("opens", opens), ("closes", closes)].map { field, text -> Day? in
      let day = Day(text)
      if day == nil { log.error("campaign.day", at: Place(field), ["found": text]) }
      return day
    }
    if let first = days[0], let last = days[1], last < first {
      log.error("campaign.order", at: Place("closes"))
    }
    let sender = EmailAddress(senderAddress)
    if senderAddress.isBlank {
      log.error("campaign.no-address", at: Place("sender-address"))
    } else if sender == nil {
      log.error("campaign.address", at: Place("sender-address"), ["found": senderAddress])
    }
    let replyTo = EmailAddress(replies)
    if replyTo == nil, !replies.isBlank {
      log.error("campaign.address", at: Place("replies"), ["found": replies])
    }
    if (texts["title"] ?? [:]).values.allSatisfy(\.isBlank) {
      log.error("campaign.title", at: Place("title-nb"))
    }
    if senderName.isBlank { log.error("campaign.sender", at: Place("sender-name")) }
    let parts = questionnaire.split(separator: " ")
    let number = parts.count == 2 ? Int(parts[1]) : nil
    if number == nil { log.error("campaign.questionnaire", at: Place("questionnaire")) }
    let reminderDays = reminders.split { $0 == "," || $0.isWhitespace }.map { Int($0) }
    if reminderDays.contains(where: { $0.map { !(0...365).contains($0) } ?? true }) {
      log.error("campaign.reminders", at: Place("reminders"), ["found": reminders])
    }
    if Language.named(LanguageTag(rawValue: language)) == nil {
      log.error("campaign.language", at: Place("language"), ["found": language])
    }
    guard log.errorCount == 0, let first = days[0], let last = days[1], let sender, let number
    else { throw InputRefused(log.problems) }
    func instant(_ day: Day, _ old: Moment?, _ new: Moment) -> Moment {
      old.flatMap { time.day(of: $0) == day ? $0 : nil } ?? new
    }
    return CampaignPlan(
      title: words("title"),
      questionnaire: .init(id: String(parts[0]), number: number),
      opens: instant(first, before?.opens, time.start(of: first)),
      closes: instant(last, before?.closes, time.end(of: last)), time: time,
      notice: CampaignPlan.Notice(
        asker: words("asker"), purpose: words("purpose"), use: words("use"),
        questions: words("questions")),
      sender: CampaignPlan.Sender(name: senderName, address: sender, replies: replyTo),
      reminders: ReminderPlan(daysBefore: reminderDays.compactMap { $0 }),
      needsSignOff: needsSignOff, language: LanguageTag(rawValue: language))
  }

  private func words(_ field: String) -> LocalizedText {
    LocalizedText((texts[field] ?? [:]).filter { !$0.value.isBlank })
  }
}

extension String {
  /// Whether it holds nothing but blanks.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
