import Languages
import Pages

/// A form with words before it and after it: the pages of accounts are made of these.
struct AccountForm {
  /// Where it is sent, such as `/nb/sign-in`.
  let action: String
  /// What shows where the form came from.
  let token: String
  /// What the button says.
  let button: String
  /// What is said before the form.
  var paragraphs: [String] = []
  /// What is sent along unseen.
  var hidden: [(name: String, value: String)] = []
  /// The fields as HTML.
  var fields = ""
  /// Another way to go.
  var way: ScreenFrame.Way?
  /// Whether something is lost that does not come back.
  var isDangerous = false
  /// Whether it only asks for something, so that the address holds what was typed.
  var asks = false
  /// The heading above the form; nil where the page is about nothing else.
  var heading: String?

  func html(in language: Language) -> String {
    templates.render(
      "accounts/form",
      View(
        [
          "has-heading": heading != nil, "heading": heading ?? "", "paragraphs": paragraphs,
          "method": asks ? "get" : "post", "action": action, "has-token": !asks, "token": token,
          "hidden": hidden.map {
            View(["name": $0.name, "value": $0.value], language: language)
          },
          "fields": fields, "is-dangerous": isDangerous, "button": button, "has-way": way != nil,
          "href": way?.href ?? "", "way": way?.text ?? "",
        ], language: language))
  }
}
