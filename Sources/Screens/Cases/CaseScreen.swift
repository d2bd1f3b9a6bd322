import CaseStudies
public import Fieldwork
public import Languages
import Measures
import Pages

/// A case with its consents, every step so far, and what can be done next.
public struct CaseScreen: Sendable {
  /// What the reader may do besides reading.
  public enum Ability: Hashable, Sendable {
    /// Check, edit and withdraw, with the reason.
    case edit
    /// Publish.
    case publish
    /// Correct what nobody has checked.
    case correct
    /// Approve, send back, give and take back consent, withdraw.
    case approve
  }

  private let filed: FiledCase
  private let abilities: Set<Ability>
  private let path: String
  private let formToken: String
  /// The text as the contributor handed it in, where it has been changed since.
  public var told: CaseForm?
  /// The name of a unit by its code.
  public var unitName: @Sendable (String) -> String = { $0 }
  /// What was typed and not taken, by the name of the field.
  public var typed: [String: String] = [:]
  /// What is wrong with it.
  public var problems: [FieldProblem] = []

  /// A case.
  ///
  /// - Parameters:
  ///   - filed: the case.
  ///   - abilities: what the reader may do.
  ///   - path: the path of the case, without language.
  ///   - formToken: what forms send along.
  public init(_ filed: FiledCase, abilities: Set<Ability>, path: String, formToken: String) {
    self.filed = filed
    self.abilities = abilities
    self.path = path
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let work = filed.work
    let form = work.form
    return Screen(
      title: form.title.text(in: language.tag),
      main: templates.render(
        "cases/case",
        View(
          [
            "action": "/\(language.tag)\(path)", "token": formToken,
            "version": String(work.version), "status": work.status.text(in: language),
            "has-next": !next(in: language).isEmpty, "next": next(in: language),
            "is-picture-open": problems.contains {
              ["picture", "alternative", "credit"].contains($0.field)
            },
            "is-withdraw-open": problems.contains { $0.field == "reason" },
            "facts": language.text(
              "case.facts", ["unit": unitName(work.unit), "year": String(form.year)]),
            "is-out": work.status == .published && !work.isInPrint,
            "text": CaseText.html(form, path: path, in: language),
            "has-told": told != nil, "told-title": told?.title.text(in: language.tag) ?? "",
            "told": told.map { CaseText.html($0, path: path, in: language) } ?? "",
            "does-contribute": abilities.contains(.approve),
            "consents": consents(in: language), "pictures": pictures(in: language),
            "steps": steps(in: language),
          ].merging(ways(in: language)) { $1 }, language: language)), problems: problems)
  }

  /// Whose turn it is, in words.
  private func next(in language: Language) -> String {
    let work = filed.work
    guard abilities.contains(.edit) || abilities.contains(.approve) else { return "" }
    let side = abilities.contains(.edit) ? "editor" : "contributor"
    return language.text("case.next.\(side).\(work.status.rawValue)")
  }

  /// The ways and forms that are open at this step.
  private func ways(in language: Language) -> [String: Any] {
    let status = filed.work.status
    let edits = abilities.contains(.edit)
    let approves = abilities.contains(.approve)
    let address = filed.work.form.contact.flatMap(EmailAddress.init)
    return [
      "can-check": edits && status == .submitted,
      "can-edit": edits && [.checked, .edited, .approved, .published].contains(status),
      "can-hand-over": edits && status == .checked,
      "can-ask": edits && status == .edited && address != nil,
      "ask-href": address.map {
        "mailto:\($0)?subject=\(Self.escaped(filed.work.form.title.text(in: language.tag)))"
      } ?? "",
      "can-publish": abilities.contains(.publish) && status == .approved,
      "can-correct": abilities.contains(.correct) && status == .submitted,
      "can-approve": approves && status == .edited,
      "can-withdraw": (edits || approves) && status != .withdrawn,
      "can-add-picture": status != .withdrawn
        && (edits ? status != .submitted : abilities.contains(.correct) && status == .submitted),
      "words": FormField(
        name: "words", label: language.text("case.send-back.words"), kind: .long,
        value: typed["words"] ?? "", help: language.text("case.send-back.help")
      ).html(problems, in: language),
      "reason": FormField(
        name: "reason", label: language.text("case.withdraw.reason"), kind: .long,
        value: typed["reason"] ?? "",
        help: language.text(edits ? "case.withdraw.help-editor" : "case.withdraw.help")
      ).html(problems, in: language),
      "picture-fields": pictureFields(in: language),
    ]
  }

  private func pictureFields(in language: Language) -> String {
    FormField(
      name: "picture", label: language.text("case.picture.file"), kind: .file,
      help: language.text("case.picture.file-help")
    ).html(problems, in: language)
      + FormField(
        name: "alternative", label: language.text("case.picture.alternative"), kind: .long,
        value: typed["alternative"] ?? "", help: language.text("case.picture.alternative-help")
      ).html(problems, in: language)
      + FormField(
        name: "credit", label: language.text("case.picture.credit"),
        value: typed["credit"] ?? "", help: language.text("case.picture.credit-help")
      ).html(problems, in: language)
  }

  private func consents(in language: Language) -> [View] {
    CaseStudy.Purpose.allCases.map { purpose in
      let holds = filed.work.isConsented(to: purpose)
      let last = filed.work.consents.last { $0.purpose == purpose }
      let since =
        holds
        ? last.map {
          language.text(
            "case.consent.given",
            ["who": $0.given.by.shown(in: language), "date": $0.given.at.day.text(in: language)])
        }
        : last?.withdrawn.map {
          language.text(
            "case.consent.taken-back",
            ["who": $0.by.shown(in: language), "date": $0.at.day.text(in: language)])
        }
      return View(
        [
          "purpose": purpose.rawValue, "name": language.text("case.consent.\(purpose.rawValue)"),
          "holds": holds, "since": since ?? language.text("case.consent.none"),
          "can-change": abilities.contains(.approve) && filed.work.status != .withdrawn,
        ], language: language)
    }
  }

  private func pictures(in language: Language) -> [View] {
    let status = filed.work.status
    let canRemove =
      status != .withdrawn
      && (abilities.contains(.edit) ? status != .submitted : status == .submitted)
      && (abilities.contains(.edit) || abilities.contains(.correct))
    return filed.work.form.pictures.map { picture in
      View(
        [
          "file": picture.file, "src": "/\(language.tag)\(path)/pictures/\(picture.file)",
          "words": picture.alternative.text(in: language.tag), "credit": picture.credit,
          "can-remove": canRemove,
        ], language: language)
    }
  }

  private func steps(in language: Language) -> [View] {
    filed.work.steps.map { step in
      let words: String? =
        switch step.what {
        case .sentBack(let words): words
        case .withdrawn(let reason): reason.isEmpty ? nil : reason
        default: nil
        }
      return View(
        [
          "date": step.at.text(in: language), "who": step.by.shown(in: language),
          "what": step.what.text(in: language), "has-words": words != nil, "words": words ?? "",
        ], language: language)
    }
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
