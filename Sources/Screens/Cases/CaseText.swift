import Agenda
import Fieldwork
import Languages
import Pages

/// The text of a case as it is read: plain words in paragraphs, with what is known about it.
enum CaseText {
  static func html(_ form: CaseForm, path: String, in language: Language) -> String {
    let tag = form.title[language.tag] == nil ? form.language : language.tag
    let parts = CaseForm.Part.allCases.compactMap { part -> View? in
      guard let text = form.parts[part] else { return nil }
      return View(
        [
          "heading": language.text("case.part.\(part.rawValue)"),
          "paragraphs": paragraphs(text.text(in: tag)),
        ], language: language)
    }
    let groups = form.groups.map { $0.text(in: tag) }.filter { !$0.isEmpty }
    return templates.render(
      "cases/text",
      View(
        [
          "tongue": tag.rawValue, "summary": paragraphs(form.summary.text(in: tag)),
          "parts": parts,
          "goals": form.goals.map { id in
            View(
              [
                "number": String(id.rawValue),
                "name": Agenda2030.goal(id).name.text(in: language.tag),
              ], language: language)
          },
          "has-targets": !form.targets.isEmpty,
          "targets": language.list(form.targets.map(\.rawValue)),
          "has-groups": !groups.isEmpty,
          "groups": language.text("case.groups", ["groups": language.list(groups)]),
          "has-contact": form.contact != nil,
          "contact": language.text("case.contact", ["contact": form.contact ?? ""]),
          "has-link": form.link != nil, "link": form.link ?? "",
        ], language: language))
  }

  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
  }
}
