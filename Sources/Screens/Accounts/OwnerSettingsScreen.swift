public import Accounts
public import Languages
import Pages

/// The settings of an organisation: its names, and how long things are kept.
public struct OwnerSettingsScreen: Sendable {
  private let owner: Owner
  /// What was typed, by the names of the fields; what is kept where nothing was.
  public var typed: [String: String] = [:]
  /// What is wrong, by the names of the fields.
  public var problems: [FieldProblem] = []

  /// The settings of an organisation.
  ///
  /// - Parameter owner: the organisation.
  public init(_ owner: Owner) {
    self.owner = owner
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let base = "/\(language.tag.rawValue)/o/\(owner.id)"
    let names = Language.all.map { other in
      let name = "name-\(other.tag.rawValue)"
      return FormField(
        name: name, label: language.text("settings.name", ["language": other.name]),
        value: typed[name] ?? owner.name.text(in: other.tag), isRequired: true
      ).html(problems, in: language)
    }
    let days = Retention.Kind.allCases.map { kind in
      let name = "days-\(kind.rawValue)"
      return FormField(
        name: name, label: language.text("retention.\(kind.rawValue)"), kind: .number,
        value: typed[name] ?? String(owner.retention.days(of: kind)),
        help: language.text(
          "settings.days-help",
          [
            "least": String(kind.choice.lowerBound), "most": String(kind.choice.upperBound),
            "usual": String(kind.usual),
          ]), isRequired: true
      ).html(problems, in: language)
    }
    let heading = templates.render(
      "accounts/retention", View([:], language: language))
    let form = AccountForm(
      action: base + "/settings", token: token, button: language.text("account.save"),
      fields: names.joined() + heading + days.joined(),
      heading: language.text("settings.names"))
    return Screen(
      title: language.text("settings.title"), main: form.html(in: language), problems: problems)
  }
}
