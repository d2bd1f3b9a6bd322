public import Languages
import Pages

/// The page to set up a second factor.
public struct SecondFactorScreen: Sendable {
  /// The key in groups of letters.
  public let key: String
  /// The address that an authenticator app reads.
  public let address: String
  /// The path to go to afterwards.
  public let to: String
  /// Whether the code was wrong.
  public var isWrong: Bool
  /// Whether there is a second factor already, which is replaced.
  public var isRenewal: Bool

  /// The page to set up a second factor.
  ///
  /// - Parameters:
  ///   - key: the key in groups of letters.
  ///   - address: the address that an authenticator app reads.
  ///   - to: the path to go to afterwards.
  ///   - isWrong: whether the code was wrong.
  ///   - isRenewal: whether there is a second factor already, which is replaced.
  public init(
    key: String, address: String, to: String, isWrong: Bool = false, isRenewal: Bool = false
  ) {
    self.key = key
    self.address = address
    self.to = to
    self.isWrong = isWrong
    self.isRenewal = isRenewal
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let problems =
      isWrong ? [FieldProblem(language.text("sign-in.code-wrong"), field: "code")] : []
    let form = AccountForm(
      action: "/\(language.tag.rawValue)/account/second-factor", token: token,
      button: language.text("factor.button"), hidden: [("to", to)],
      fields: FormField(
        name: "code", label: language.text("factor.code"),
        help: language.text("factor.code-help"), autocomplete: "one-time-code", isRequired: true
      ).html(problems, in: language), heading: language.text("factor.step-code"))
    return Screen(
      title: language.text("factor.title"),
      main: templates.render(
        "accounts/factor",
        View(
          [
            "is-renewal": isRenewal, "key": key, "address": address,
            "form": form.html(in: language),
          ], language: language)), problems: problems)
  }
}

/// The page that shows recovery codes, once.
public struct RecoveryCodesScreen: Sendable {
  private let codes: [String]
  private let to: String

  /// The page that shows recovery codes.
  ///
  /// - Parameters:
  ///   - codes: the codes.
  ///   - to: the path to go to afterwards.
  public init(codes: [String], to: String) {
    self.codes = codes
    self.to = to
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("recovery.title"),
      main: templates.render(
        "accounts/recovery",
        View(
          ["codes": codes, "href": "/\(language.tag.rawValue)\(to)"], language: language)))
  }
}
