import Languages

@testable import Screens

/// Pages with everything on them, so that each tag of each template is filled.
enum SampleScreens {
  static func frame(in language: Language) -> ScreenFrame {
    var frame = ScreenFrame(language: language, path: "/o/ks/campaigns", formToken: "token")
    frame.site = "KS"
    frame.person = "Kari Nordmann"
    frame.notice = "Stored."
    frame.navigation = [
      .init(text: "Surveys", href: "/nb/o/ks/campaigns", isCurrent: true),
      .init(text: "Cases", href: "/nb/o/ks/cases"),
    ]
    return frame
  }

  static func all(in language: Language) -> [Screen] {
    frameParts(in: language)
      + accounts(in: language)
      + campaigns(in: language)
      + intake(in: language)
      + cases(in: language)
      + calls(in: language)
      + plans(in: language)
      + answering(in: language)
      + questionnaires(in: language)
  }

  private static func frameParts(in language: Language) -> [Screen] {
    let problems = [FieldProblem("Write an address.", field: "email"), FieldProblem("Try again.")]
    let fields =
      FormField(
        name: "email", label: "Address", kind: .email, value: "a@b.example", help: "Yours.",
        autocomplete: "email", isRequired: true
      ).html(problems, in: language)
      + FormField(name: "words", label: "Words", kind: .long).html(problems, in: language)
      + ChoiceField(
        name: "role", label: "Role", options: [("editor", "Editor"), ("reader", "Reader")],
        chosen: ["editor"], help: "One."
      ).html([FieldProblem("Choose one.", field: "role")], in: language)
    return [
      Screen(title: "Form", main: fields, problems: problems, scripts: ["answer.js"]),
      MessageScreen(
        title: "Gone", paragraphs: ["It is gone."], way: .init(text: "Back", href: "/nb/")
      ).screen(in: language),
      Screen(title: "Form", main: fields).showing(
        MeanwhilePart([
          .init(field: "email", label: "Address", text: "b@c.example", isTaken: true),
          .init(field: "words", label: "Words", text: "", isTaken: false),
        ]), in: language),
    ]
  }
}
