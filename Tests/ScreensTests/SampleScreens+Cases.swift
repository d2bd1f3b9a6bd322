import Agenda
import CaseStudies
import Fieldwork
import Languages
import Measures

@testable import Screens

extension SampleScreens {
  private static let at = Moment(milliseconds: 1_800_000_000_000)

  /// A case on its way: edited and sent back once, with a picture; at the step that is asked for.
  static func work(published: Bool) -> FiledCase? {
    let teller = Person(id: "link-1")
    let editor = Person(id: "editor", name: "Kari Nordmann")
    guard let goal = GoalID(rawValue: 11), let target = TargetID(rawValue: "11.2") else {
      return nil
    }
    var form = CaseForm(
      title: LocalizedText([.nb: "Sykkelvei til skolen"]),
      summary: LocalizedText([.nb: "En trygg vei."]), year: 2026, goals: [goal], targets: [target],
      dimensions: [.social], groups: [LocalizedText([.nb: "barn"])],
      parts: [.done: LocalizedText([.nb: "Vi bygde den.\n\nOg merket den."])],
      pictures: [
        .init(
          file: "a.jpg", alternative: LocalizedText([.nb: "En sykkelvei"]), credit: "Foto: kommunen"
        )
      ], contact: "post@kommune.example", link: "https://kommune.example", language: .nb)
    do {
      var work = try CaseWork(
        id: "sykkelvei", owner: "ks", review: "vsr", unit: "1811", form: form,
        consentingTo: [.report, .web], by: teller, at: at)
      work = try work.applying(.check, by: editor, as: .editor, at: at).state
      form.title = LocalizedText([.nb: "Trygg sykkelvei til skolen"])
      work = try work.applying(.edit(form, version: 1), by: editor, as: .editor, at: at).state
      work = try work.applying(
        .sendBack(words: "Året er feil."), by: teller, as: .contributor, at: at
      ).state
      form.year = 2025
      work = try work.applying(.edit(form, version: 2), by: editor, as: .editor, at: at).state
      if published {
        work = try work.applying(.approve(version: 3), by: teller, as: .contributor, at: at).state
        work = try work.applying(.publish, by: editor, as: .editor, at: at).state
        work = try work.applying(
          .withdrawConsent(.web), by: teller, as: .contributor, at: at
        ).state
      }
      return FiledCase(work, campaign: "k27", county: "18", author: "link-1")
    } catch {
      return nil
    }
  }

  static func cases(in language: Language) -> [Screen] {
    guard let edited = work(published: false), let published = work(published: true),
      let told = try? CaseWork(
        id: "told", owner: "ks", review: "vsr", unit: "1811", form: edited.work.form,
        consentingTo: [], by: Person(id: "link-1"), at: at),
      let checked = try? told.applying(
        .check, by: Person(id: "editor"), as: .editor, at: at
      ).state,
      let approved = try? edited.work.applying(
        .approve(version: 3), by: Person(id: "link-1"), as: .contributor, at: at
      ).state
    else { return [] }
    func filed(_ work: CaseWork) -> FiledCase {
      FiledCase(work, campaign: "k27", county: "18", author: "link-1")
    }
    let all = [edited, published, filed(told), filed(checked), filed(approved)]
    var list = CaseListScreen(
      all, filter: .init(status: "", goal: "11", unit: "18"), path: "/o/ks/cases")
    list.canAdd = true
    var ofCounty = CaseListScreen(
      [], filter: .init(status: "", goal: "", unit: ""),
      path: "/o/ks/campaigns/k27/counties/18/cases")
    ofCounty.county = .init(
      title: "Nordland: Survey", cases: "/o/ks/cases", back: "/o/ks/campaigns/k27/counties/18")
    var screens = [
      list.screen(in: language), ofCounty.screen(in: language),
      CaseListScreen([], filter: .init(status: "", goal: "", unit: ""), path: "/o/ks/cases")
        .screen(in: language),
      CaseListScreen(
        all, filter: .init(status: "withdrawn", goal: "", unit: ""), path: "/o/ks/cases"
      )
      .screen(in: language),
      OwnCasesScreen(all, path: "/answer/x/cases", back: "/answer/x").screen(in: language),
      OwnCasesScreen([], path: "/answer/x/cases", back: "/answer/x").screen(in: language),
    ]
    for filed in all {
      for abilities: Set<CaseScreen.Ability> in [[.edit, .publish], [.correct, .approve]] {
        var screen = CaseScreen(
          filed, abilities: abilities, path: "/o/ks/cases/sykkelvei", formToken: "token")
        screen.told = told.form
        screen.problems = [FieldProblem("Say why.", field: "reason")]
        screens.append(screen.screen(in: language))
      }
    }
    var edit = CaseEditScreen(
      CaseDraft(edited.work.form, version: 3), action: "/o/ks/cases/sykkelvei/edit",
      formToken: "token")
    edit.isNew = false
    edit.translates = true
    edit.told = edited.work.form
    screens.append(edit.screen(in: language))
    var new = CaseEditScreen(
      CaseDraft(language: .nb), action: "/answer/x/cases/new", formToken: "token")
    new.asksConsent = true
    new.origins = [.init(campaign: "k27", title: "Survey")]
    new.problems = CaseDraft(language: .nb).problems(in: language)
    screens.append(new.screen(in: language))
    return screens
  }
}
