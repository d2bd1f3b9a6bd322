import Figures
import Indicators
import Languages
import VoluntaryReview

/// The pages about units in one language: the list of all, and one for each.
struct ProfileSite {
  let site: VersionSite

  private var language: Language { site.language }

  /// File, title and content of each page; none where no profile is asked for.
  func pages() -> [(file: String, title: String, main: String)] {
    let profiles = site.report.profiles
    guard !profiles.isEmpty else { return [] }
    let pages = profiles.map(page)
    let files = profiles.map(ProfileHTML.file)
    let each = pages.indices.map { index in
      func neighbour(_ other: Int) -> View? {
        guard pages.indices.contains(other) else { return nil }
        return View(["href": files[other], "title": pages[other].name], language: language)
      }
      return (
        file: files[index], title: pages[index].heading,
        main: pages[index].html(previous: neighbour(index - 1), next: neighbour(index + 1))
      )
    }
    return [("profiles.html", language.text("profiles.title"), list(pages, files))] + each
  }

  private func page(_ profile: UnitProfile) -> ProfileHTML {
    let review = site.review
    return ProfileHTML(
      profile: profile, language: language,
      style: review.accent.flatMap { Colour(hex: $0) }.map { FigureStyle(accent: $0) } ?? .standard,
      introduction: site.report.profileIntroduction,
      syntheticNotice: review.syntheticNotice == nil ? nil : language.text("page.synthetic"))
  }

  private func list(_ pages: [ProfileHTML], _ files: [String]) -> String {
    templates.render(
      "profiles",
      View(
        [
          "introduction": site.report.profileIntroduction?.text(in: language.tag) ?? false,
          "profiles": zip(pages, files).map { page, file in
            View(
              [
                "href": file, "name": page.name,
                "summary": ProfileSummary(profile: page.profile, language: language).line,
              ], language: language)
          },
        ], language: language))
  }
}
