import CaseStudies
import Fieldwork
import Languages
import Measures

extension CaseWork.Status {
  /// The step in words.
  func text(in language: Language) -> String { language.text("case.status.\(rawValue)") }
}

extension CaseWork.Step {
  /// What was done, in words.
  func text(in language: Language) -> String {
    switch self {
    case .submitted: language.text("case.step.submitted")
    case .checked: language.text("case.step.checked")
    case .edited(let version):
      language.text("case.step.edited", ["version": String(version)])
    case .sentBack: language.text("case.step.sent-back")
    case .approved(let version):
      language.text("case.step.approved", ["version": String(version)])
    case .published: language.text("case.step.published")
    case .withdrawn: language.text("case.step.withdrawn")
    case .consented(let purpose):
      language.text("case.step.consented", ["purpose": purpose.short(in: language)])
    case .consentWithdrawn(let purpose):
      language.text("case.step.consent-withdrawn", ["purpose": purpose.short(in: language)])
    }
  }
}

extension CaseStudy.Purpose {
  /// The purpose in a word or two.
  func short(in language: Language) -> String { language.text("case.purpose.\(rawValue)") }
}

extension Person {
  /// The name, or what is said of somebody without one.
  func shown(in language: Language) -> String { name ?? language.text("case.somebody") }
}

extension Day {
  /// The day as one writes it.
  func text(in language: Language) -> String {
    language.date(year: year, month: month, day: day)
  }
}

extension Moment {
  /// The day and the clock, in Norway.
  func text(in language: Language) -> String {
    let reading = CivilTime.centralEuropean.reading(of: self)
    return language.text(
      "time.clock",
      [
        "date": reading.day.text(in: language),
        "clock": language.clock(hour: reading.hour, minute: reading.minute),
      ])
  }
}

extension Language {
  /// The language's name in a sentence of another; its own name where the other has no word for it.
  func name(in language: Language) -> String {
    let key = "language.called.\(tag)"
    return language.has(key) ? language.text(key) : name
  }
}
