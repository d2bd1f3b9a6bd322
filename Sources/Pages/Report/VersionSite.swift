import Figures
import Languages
import Measures
import VoluntaryReview

/// The pages of a report in one language.
struct VersionSite {
  let report: Report
  let version: Report.Version

  var language: Language { version.language }
  var review: Review { report.review }

  func files() -> [(String, String)] {
    let chapters = version.chapters.enumerated().map { index, chapter in
      ChapterHTML(report: report, version: version, index: index)
    }
    var files = chapters.map { chapter in
      (chapter.file, page(chapter.html(), title: chapter.heading, file: chapter.file))
    }
    files.append(("index.html", page(cover(), title: nil, file: "index.html")))
    files.append(
      (
        "print.html",
        page(onePage(chapters), title: language.text("page.one-page"), file: "print.html")
      ))
    files.append(
      (
        "about.html",
        page(AboutHTML(site: self).html(), title: language.text("about.title"), file: "about.html")
      ))
    files.append(
      ("data.html", page(dataPage(), title: language.text("data.title"), file: "data.html")))
    files += ProfileSite(site: self).pages().map { file, title, main in
      (file, page(main, title: title, file: file))
    }
    return files.map { ("\(language.tag)/\($0.0)", $0.1) }
  }

  /// A page with its head, navigation and foot.
  private func page(_ main: String, title: String?, file: String) -> String {
    let reviewTitle = review.title.text(in: language.tag)
    let languages = report.versions.map { other in
      let tag = other.language.tag
      let hasPage =
        other.chapters.contains { ChapterHTML.file(of: $0) == file }
        || ["index.html", "print.html", "about.html", "data.html"].contains(file)
        || file.hasPrefix("profile")
      return View(
        [
          "tag": tag.rawValue, "name": other.language.name,
          "href": "../\(tag)/\(hasPage ? file : "index.html")",
          "isCurrent": tag == language.tag,
        ], language: language)
    }
    let contents = version.chapters.map { chapter in
      View(
        [
          "href": ChapterHTML.file(of: chapter), "number": chapter.number, "title": chapter.title,
          "isCurrent": ChapterHTML.file(of: chapter) == file,
        ], language: language)
    }
    return templates.render(
      "page",
      View(
        [
          "lang": language.tag.rawValue, "root": "../", "accent": review.accent != nil,
          "pageTitle": title.map { "\($0) – \(reviewTitle)" } ?? reviewTitle,
          "description": review.subtitle?.text(in: language.tag) ?? reviewTitle,
          "reviewTitle": reviewTitle, "languages": languages, "alternates": languages,
          "contents": contents, "main": main, "hasProfiles": !report.profiles.isEmpty,
          "isProfiles": file.hasPrefix("profile"),
          "owner": review.owner.name.text(in: language.tag), "editionLine": editionLine,
          "licenceLine": language.text("page.licence", ["licence": review.licence]),
          "synthetic": review.syntheticNotice?.text(in: language.tag) ?? false,
        ], language: language))
  }

  /// The edition in words: number, whether it is a draft, and day.
  var editionLine: String {
    language.text(
      review.edition.isApproved ? "edition.approved" : "edition.draft",
      [
        "number": String(review.edition.number), "date": language.dayText(review.edition.date),
      ])
  }

  private func cover() -> String {
    let chapters = version.chapters.map { chapter in
      let file = ChapterHTML.file(of: chapter)
      let sections = chapter.sections.compactMap { section in
        section.title.map {
          View(["href": "\(file)#\(section.id)", "title": $0], language: language)
        }
      }
      return View(
        [
          "href": file, "number": chapter.number, "title": chapter.title, "sections": sections,
          "hasSections": sections.count > 1,
        ], language: language)
    }
    return templates.render(
      "cover",
      View(
        coverFacts.merging([
          "chapters": chapters, "hasProfiles": !report.profiles.isEmpty,
        ]) { $1 }, language: language)
    )
  }

  private var coverFacts: [String: Any] {
    [
      "kind": language.text("kind.\(review.kind.rawValue)"),
      "title": review.title.text(in: language.tag),
      "subtitle": review.subtitle?.text(in: language.tag) ?? false,
      "owner": review.owner.name.text(in: language.tag),
      "website": review.owner.website.flatMap { HTML.isSafeLink($0) ? $0 : nil } ?? false,
      "edition": editionLine, "period": review.period.text(in: language),
      "approvedBy": review.edition.approvedBy?.text(in: language.tag) ?? false,
      "isbn": review.edition.isbn ?? false,
      "goals": ListHTML(language: language, level: 2).tiles(report.goals),
      "hasGoals": !report.goals.isEmpty,
    ]
  }

  private func onePage(_ chapters: [ChapterHTML]) -> String {
    let cover = templates.render(
      "cover",
      View(
        coverFacts.merging([
          "chapters": chapters.map {
            View(
              [
                "href": "#\($0.anchor)", "number": $0.chapter.number, "title": $0.chapter.title,
                "hasSections": false, "sections": [View](),
              ], language: language)
          }, "hasProfiles": false,
        ]) { $1 }, language: language))
    return cover + chapters.map { $0.htmlForOnePage() }.joined()
      + "<section class=\"chapter\" id=\"about\">\n\(AboutHTML(site: self).html(level: 2))</section>\n"
  }

  private func dataPage() -> String {
    templates.render(
      "data",
      View(
        [
          "hasProfiles": !report.profiles.isEmpty, "hasPlans": report.hasPlans,
          "tables": report.tables.map { published in
            View(
              [
                "file": "\(published.table.address.fileStem).csv",
                "title": published.table.title.text(in: language.tag),
                "address": published.table.address.description,
                "universe": published.table.universe.text(in: language.tag),
              ], language: language)
          },
        ], language: language))
  }
}
