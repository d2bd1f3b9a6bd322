public import Accounts
public import Languages
import Pages

/// The settings of an organisation: its names, and how long things are kept.
public struct OwnerSettingsScreen: Sendable {
  private let owner: Owner
  /// What was typed, by the names of the fields; what is kept where nothing was.
  public var typed: [String: String] = [:]
  /// What the form is based on, as it is sent along.
  public var basis = ""
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
        name: name, label: Self.label(of: name, in: language),
        value: typed[name] ?? owner.name.text(in: other.tag), isRequired: true
      ).html(problems, in: language)
    }
    let days = Retention.Kind.allCases.map { kind in
      let name = "days-\(kind.rawValue)"
      return FormField(
        name: name, label: Self.label(of: name, in: language), kind: .number,
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
      hidden: [("basis", basis)], fields: names.joined() + heading + days.joined(),
      heading: language.text("settings.names"))
    return Screen(
      title: language.text("settings.title"), main: form.html(in: language), problems: problems)
  }

  /// The names of the fields, in the order in which they stand on the page.
  public static let names: [String] =
    Language.all.map { "name-\($0.tag)" } + Retention.Kind.allCases.map { "days-\($0.rawValue)" }

  /// What a field is called.
  ///
  /// - Parameters:
  ///   - name: the name of the field.
  ///   - language: the reader's language.
  public static func label(of name: String, in language: Language) -> String {
    if let other = Language.all.first(where: { name == "name-\($0.tag)" }) {
      return language.text("settings.name", ["language": other.name])
    }
    let kind = Retention.Kind.allCases.first { name == "days-\($0.rawValue)" }
    return kind.map { language.text("retention.\($0.rawValue)") } ?? name
  }
}
