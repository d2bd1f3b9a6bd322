import Indicators
import Languages
import Measures
import Problems
import SurveyEstimates
import VoluntaryReview

extension YAMLObject {
  /// The review that `review.yaml` describes.
  func review() -> Review {
    let owner = object("owner")
    let rounding = object("rounding")
    return Review(
      id: text("id"), title: localized("title"), subtitle: optionalLocalized("subtitle"),
      kind: Review.Kind(rawValue: text("kind")) ?? .subnational,
      owner: Review.Owner(
        name: owner?.localized("name") ?? LocalizedText([:]),
        website: owner?.optionalText("website"), email: owner?.optionalText("email")),
      framework: text("framework"),
      languages: texts("languages").map(LanguageTag.init(rawValue:)),
      period: Period(text("period")) ?? .year(2030),
      syntheticNotice: optionalLocalized("synthetic"),
      attributes: object("units").flatMap { $0.has("attributes") ? $0.texts("attributes") : nil },
      edition: editionMark(object("edition")), licence: text("licence"),
      accent: object("theme")?.optionalText("accent"),
      shareDecimals: rounding?.integer("share") ?? 0, meanDecimals: rounding?.integer("mean") ?? 1,
      disclosure: object("disclosure")?.disclosure() ?? Disclosure(),
      mandate: object("mandate").map { $0.mandate() },
      milestones: objects("milestones").compactMap { $0.milestone() },
      involvement: objects("involvement").compactMap { $0.involvement() })
  }

  private func disclosure() -> Disclosure {
    let dominance = object("dominance")
    let questions: Disclosure.Questions =
      has("protect") ? .only(texts("protect")) : has("open") ? .allBut(texts("open")) : .all
    return Disclosure(
      minimumBase: integer("minimum-base") ?? 5, minimumCount: integer("minimum-count") ?? 3,
      dominance: Disclosure.Dominance(
        largest: dominance?.integer("largest") ?? 1, share: dominance?.number("share") ?? 85,
        nearness: dominance?.number("nearness")),
      questions: questions,
      method: text("method") == "round" ? .round(base: integer("rounding-base") ?? 3) : .suppress)
  }

  private func editionMark(_ object: YAMLObject?) -> EditionMark {
    EditionMark(
      number: object?.integer("number") ?? 1,
      date: object?.day("date") ?? YAMLObject.noDay,
      isApproved: object?.text("status") == "approved",
      approvedBy: object?.optionalLocalized("approved-by"), isbn: object?.optionalText("isbn"),
      figures: object?.object("figures")?.vintageChoice() ?? VintageChoice())
  }

  private func vintageChoice() -> VintageChoice {
    VintageChoice(
      asOf: day("as-of"),
      files: Dictionary(
        namedTexts("files").compactMap { name, text in Day(text).map { (name, $0) } },
        uniquingKeysWith: { first, _ in first }))
  }

  private func mandate() -> Mandate {
    Mandate(
      text: localized("text"), by: localized("by"), date: day("date") ?? YAMLObject.noDay,
      nationalReview: optionalLocalized("national-review"))
  }

  private func milestone() -> Milestone? {
    day("date").map {
      Milestone(
        id: text("id"), date: $0, title: localized("title"), gate: optionalLocalized("gate"))
    }
  }

  private func involvement() -> Involvement? {
    guard let date = day("date"), let form = Involvement.Form(rawValue: text("how")) else {
      return nil
    }
    return Involvement(
      id: text("id"), date: date, who: localized("who"), form: form, said: localized("said"),
      outcome: localized("outcome"))
  }

  /// Stands in for a day that the shape has already asked for; no checked file reaches it.
  private static let noDay = Day("0001-01-01") ?? { preconditionFailure("a day of the calendar") }()

  /// The framework that a file of `frameworks/` describes.
  func framework() -> Framework {
    Framework(
      id: text("id"), name: localized("name"), source: localized("source"),
      elements: objects("elements").map { $0.element() })
  }

  private func element() -> Framework.Element {
    Framework.Element(
      id: text("id"), title: localized("title"), blocks: texts("blocks"),
      isRequired: boolean("required") ?? true, guidance: optionalLocalized("guidance"),
      children: objects("elements").map { $0.element() })
  }

  /// The finding that an entry of `findings.yaml` describes.
  func finding() -> Finding {
    Finding(
      id: text("id"), claim: localized("claim"), cells: texts("cells"), elements: texts("elements"),
      place: place)
  }
}
