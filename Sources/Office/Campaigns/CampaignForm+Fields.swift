import Languages

/// The fields of the form by their names, as a page sends them.
extension CampaignForm {
  /// The names of the fields, in the order in which they stand on the page.
  public static let names: [String] =
    words(of: "title")
    + ["questionnaire", "opens", "closes", "reminders", "sender-name", "sender-address", "replies"]
    + ["language"] + ["asker", "purpose", "use", "questions"].flatMap(words) + ["sign-off"]

  /// A form as a page sent it.
  ///
  /// - Parameter value: the value of a field; nil where it was not sent.
  public init(_ value: (String) -> String?) {
    self.init()
    func text(_ name: String, _ most: Int = 300) -> String {
      String((value(name) ?? "").prefix(most))
    }
    for name in Self.textFields {
      for language in Language.all {
        texts[name, default: [:]][language.tag] = text("\(name)-\(language.tag)", 8000)
      }
    }
    questionnaire = text("questionnaire")
    opens = text("opens")
    closes = text("closes")
    reminders = text("reminders")
    senderName = text("sender-name")
    senderAddress = text("sender-address")
    replies = text("replies")
    language = text("language")
    needsSignOff = value("sign-off") == "yes"
  }

  /// What stands in the form.
  public var fields: [String: String] {
    var fields = [
      "questionnaire": questionnaire, "opens": opens, "closes": closes, "reminders": reminders,
      "sender-name": senderName, "sender-address": senderAddress, "replies": replies,
      "language": language, "sign-off": needsSignOff ? "yes" : "no",
    ]
    for name in Self.textFields {
      for language in Language.all {
        fields["\(name)-\(language.tag)"] = texts[name]?[language.tag] ?? ""
      }
    }
    return fields
  }

  private static func words(of name: String) -> [String] {
    Language.all.map { "\(name)-\($0.tag)" }
  }
}
