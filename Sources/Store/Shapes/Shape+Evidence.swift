import CaseStudies
import FollowUp
import Indicators

extension Shape {
  /// One indicator of `indicators/*.yaml`.
  static let indicator: Shape = .object([
    .required("id", .identifier, "The id in files and addresses."),
    .required("name", .localized, "The name."),
    .optional("title", .localized, "The heading of its tables, where it is not the name."),
    .required("definition", .localized, "What exactly is measured."),
    .required("goals", .list(.integer), "The goals it says something about."),
    .optional("targets", .list(.text), "The targets it says something about."),
    .required(
      "unit",
      .object([
        .required("code", .identifier, "The code in data files; `percent` prints a sign."),
        .optional("text", .localized, "The words after a number."),
        .required("decimals", .integer, "Decimals in print."),
      ]), "What its values measure."),
    .required(
      "direction", .choice(Indicator.Direction.allCases.map(\.rawValue)), "Which way is better."),
    .optional(
      "kind", .choice(Indicator.Kind.allCases.map(\.rawValue)), "Its place from input to impact."),
    .optional(
      "recode", .choice(["count", "rate", "none"]),
      "How series are carried over changed borders; not with a formula."),
    .optional("denominator", .identifier, "What a rate is weighed by."),
    .required("base", .localized, "Whom its values are computed on."),
    .required(
      "period", .choice(Indicator.Periods.allCases.map(\.rawValue)), "The kind of period it has."),
    .required("levels", .list(.identifier, atLeast: 1), "The levels it is published for."),
    .optional("breakdowns", .list(breakdown), "How its values are divided."),
    .optional("formula", .text, "How it is computed from other indicators."),
    .optional(
      "source",
      .object([
        .required("name", .localized, "Who publishes it."),
        .optional("table", .text, "The table or register."),
        .optional("address", .text, "Where it can be read."),
        .required("licence", .text, "What may be done with the figures."),
        .optional("retrieved", .date, "When the figures were fetched."),
      ]), "Where the figures come from; may be left out with a formula."),
    .optional("notes", .list(.localized), "Traps that a reader must know."),
    .optional("target", indicatorTarget, "What is aimed at."),
    .optional(
      "bounds",
      .object([
        .required("worst", .number, "The value that scores 0."),
        .required("best", .number, "The value that scores 100."),
      ]), "The values that score 0 and 100."),
    .optional(
      "thresholds",
      .object([
        .required("green", .number, "The value from which it is green."),
        .required("red", .number, "The value beyond which it is red."),
      ]), "From where a value is green, and from where it is red."),
    .optional(
      "natural-limit", .number, "The value that cannot be passed in the better direction."),
    .optional(
      "breaks",
      .list(
        .object([
          .required("from", .integer, "The first year of the new series."),
          .optional("note", .localized, "What changed."),
        ]), atLeast: 1), "Where the series was redefined: values are never joined over it."),
  ])

  /// What is aimed at.
  private static let indicatorTarget: Shape = .object([
    .required(
      "kind", .choice(IndicatorTarget.Kind.allCases.map(\.rawValue)), "What the target asks for."),
    .optional(
      "value", .number, "The value to reach or keep; of `binary` the value that means done."),
    .optional("change", .number, "Instead of the value: the change from the baseline in per cent."),
    .optional("lower", .number, "The lower end of an interval or of parity."),
    .optional("upper", .number, "The upper end of an interval or of parity."),
    .optional("year", .integer, "The year in which it shall be reached."),
    .optional(
      "baseline",
      .object([
        .required("year", .integer, "The year that progress is counted from."),
        .optional("value", .number, "The value then; else that of the series."),
      ]), "Where progress is counted from."),
    .required(
      "set-by",
      .object([
        .required(
          "level", .choice(IndicatorTarget.Level.allCases.map(\.rawValue)), "Who set it."),
        .optional("text", .localized, "Where it stands, such as a plan and its paragraph."),
      ]), "Who set it, and where it stands."),
  ])

  private static let breakdown: Shape = .object([
    .required("id", .identifier, "The id, and the name of its column."),
    .required("name", .localized, "The heading."),
    .optional("total", .identifier, "The code of the total."),
    .required(
      "categories",
      .list(
        .object([
          .required("code", .identifier, "The code."), .required("text", .localized, "The words."),
        ]), atLeast: 1), "The categories in order."),
  ])

  /// The front matter of `cases/<id>.md`.
  static let caseStudy: Shape = .object([
    .required("title", .localized, "The title."),
    .required("unit", .text, "The code of the unit that did it."),
    .required("year", .integer, "The year."),
    .required("goals", .list(.integer, atLeast: 1), "The goals it serves."),
    .optional("targets", .list(.text), "The targets it serves."),
    .optional(
      "dimensions", .list(.choice(["social", "environmental", "economic"])),
      "The dimensions of sustainability it touches."),
    .optional("groups", .list(.localized), "Whom it reaches."),
    .required("summary", .localized, "What it is, in a sentence or two."),
    .required("language", .language, "The language of the text below."),
    .required(
      "status", .choice(CaseStudy.Status.allCases.map(\.rawValue)), "How far the editing has come."),
    .required(
      "consent",
      .object([
        .required("report", .dateOrFalse, "Consent to the report: the day, or false."),
        .required("web", .dateOrFalse, "Consent to the web pages."),
        .required("open-data", .dateOrFalse, "Consent to open data."),
      ]), "For each purpose the day consent was given."),
    .optional("contact", .text, "A role to ask, not a person."),
    .optional("link", .text, "Where to read more."),
    .optional("synthetic", .boolean, "Whether it is invented."),
  ])

  /// `findings.yaml`.
  static let findings: Shape = .object([
    .required(
      "findings",
      .list(
        .object([
          .required("id", .identifier, "The id."),
          .required("claim", .localized, "What is claimed."),
          .required("cells", .list(.text, atLeast: 1), "The addresses of the cells it rests on."),
          .optional("elements", .list(.text), "The elements of the framework."),
        ])), "Claims and what they rest on.")
  ])

  /// `recommendations.yaml`.
  static let recommendations: Shape = .object([
    .required(
      "recommendations",
      .list(
        .object([
          .required("id", .identifier, "The id."),
          .required(
            "to", .choice(Recommendation.Addressee.allCases.map(\.rawValue)), "To whom it is given."
          ),
          .required("text", .localized, "What is recommended."),
          .optional("original", .language, "The language it was adopted in."),
          .optional("findings", .list(.identifier), "The findings it rests on."),
          .optional("goals", .list(.integer), "The goals it serves."),
        ])), "What follows, and for whom.")
  ])

  private static let statuses = ActionPoint.Status.allCases.map(\.rawValue)

  /// `actions.yaml`.
  static let actions: Shape = .object([
    .optional(
      "agreements",
      .list(
        .object([
          .required("id", .identifier, "The id."),
          .required("title", .localized, "What it is called."),
          .required("parties", .list(.localized, atLeast: 1), "Who made it."),
          .required("date", .date, "When it was made."),
        ])), "What binds the parties."),
    .required(
      "actions",
      .list(
        .object([
          .required("id", .identifier, "The id."),
          .optional("agreement", .identifier, "The agreement it belongs to."),
          .required("text", .localized, "What is to be done."),
          .required("owner", .localized, "Who does it."),
          .optional("due", .date, "By when."),
          .required("status", .choice(statuses), "How far it has come."),
          .optional("recommendations", .list(.identifier), "The recommendations it answers."),
          .optional("evidence", .localized, "What shows it."),
          .optional(
            "history",
            .list(
              .object([
                .required("date", .date, "When."),
                .required("status", .choice(statuses), "The status from then on."),
                .required("note", .localized, "What happened."),
              ])), "What happened, oldest first."),
        ])), "Who does what by when."),
  ])
}
