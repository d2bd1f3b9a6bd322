import Fieldwork
import Languages
import Pages
import Surveys

/// What shows that a response was handed in, with the answers as they were then.
public struct ReceiptScreen: Sendable {
  private let respondent: RespondentView
  private let receipt: SharedResponse.Receipt
  /// The answers that were handed in.
  private let handedIn: RespondentView

  /// The last receipt of a response.
  ///
  /// - Parameter respondent: who reads it.
  /// - Returns: nil where nothing has been handed in, or the reader sees only parts of it.
  public init?(_ respondent: RespondentView) {
    guard let receipt = respondent.response.receipts.last else { return nil }
    if case .part = respondent.access { return nil }
    self.respondent = respondent
    self.receipt = receipt
    let kept = Dictionary(
      uniqueKeysWithValues: respondent.response.records.compactMap {
        key, record -> (String, AnswerRecord)? in
        guard let number = receipt.versions[key],
          let then = AnswerRecord(versions: Array(record.versions.prefix(number)))
        else { return nil }
        return (key, then)
      })
    do {
      handedIn = try RespondentView(
        respondent.response.holding(kept), rules: respondent.rules, access: respondent.access,
        person: respondent.person, unit: respondent.unit, now: respondent.now,
        base: respondent.base, language: respondent.language)
    } catch { return nil }
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    return Screen(
      title: language.text("answering.receipt"),
      main: templates.render(
        "answering/receipt",
        View(
          [
            "base": respondent.base, "lead": lead,
            "facts": facts.map {
              View(["name": $0.name, "value": $0.value], language: language)
            },
            "parts": handedIn.parts.map { part in
              View(
                [
                  "title": handedIn.title(ofPart: part.id),
                  "answers": AnswerList(handedIn).views(ofPart: part.id),
                ], language: language)
            },
            "can-reopen": respondent.isCoordinator && respondent.isOpen
              && respondent.response.state == .submitted,
            "is-reopened": respondent.response.state != .submitted,
          ], language: language)))
  }

  private var lead: String {
    respondent.language.text(
      "answering.receipt-lead",
      [
        "unit": respondent.unit,
        "title": respondent.words.text(respondent.rules.campaign.plan.title),
      ])
  }

  private var facts: [(name: String, value: String)] {
    let language = respondent.language
    let approval = receipt.approved.map {
      (
        language.text("answering.receipt-approved"),
        language.text(
          "answering.said-by",
          ["name": respondent.words.name($0.by), "time": respondent.words.moment($0.at)])
      )
    }
    return [
      (language.text("answering.receipt-number"), receipt.number),
      (language.text("answering.receipt-time"), respondent.words.moment(receipt.at)),
      (language.text("answering.receipt-by"), respondent.words.name(receipt.by)),
    ] + (approval.map { [$0] } ?? []) + [
      (
        language.text("answering.receipt-count"),
        language.text(
          "answering.of", ["answered": "\(receipt.answered)", "asked": "\(receipt.asked)"])
      ),
      (language.text("answering.receipt-digest"), receipt.digest),
    ]
  }

  /// The receipt as a PDF file.
  public func pdf() -> [UInt8] {
    let language = respondent.language
    var document = TextDocument(
      title: language.text("answering.receipt"), language: language.tag.rawValue,
      made: receipt.at)
    document.add(.title, language.text("answering.receipt"))
    document.add(.paragraph, lead)
    for fact in facts { document.add(.paragraph, "\(fact.name): \(fact.value)") }
    document.add(.note, language.text("answering.receipt-digest-help"))
    for part in handedIn.parts {
      document.add(.heading, handedIn.title(ofPart: part.id))
      for entry in handedIn.view.entries where entry.part == part.id && entry.isAsked {
        guard let question = handedIn.rules.questionnaire.question(entry.question),
          question.kind.isAsked
        else { continue }
        document.add(.label, handedIn.text(of: question))
        let (answer, other) = handedIn.answer(entry)
        for line in handedIn.words.lines(answer, to: question, other: other) {
          for paragraph in line.split(separator: "\n") {
            document.add(.paragraph, String(paragraph))
          }
        }
      }
    }
    return document.pdf()
  }
}
