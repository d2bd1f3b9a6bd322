import Languages
import Measures
import VoluntaryReview

/// What is known about the edition: changes, method, signs, sources and coverage.
struct AboutHTML {
  let site: VersionSite

  private var language: Language { site.language }

  func html(level: Int = 1) -> String {
    let lists = ListHTML(language: language, level: level + 2)
    let review = site.review
    let html = templates.render(
      "about",
      View(
        [
          "edition": site.editionLine, "fingerprint": site.report.fingerprint,
          "licence": review.licence, "cite": citation,
          "changes": changes(lists), "method": lists.html(.method(site.report.method)),
          "signs": signs(), "sources": lists.html(.sources(site.report.sources)),
          "coverage": site.version.coverage.map { lists.html(.coverage($0)) }.joined(),
        ], language: language))
    guard level > 1 else { return html }
    return html.lowered()
  }

  private var citation: String {
    let review = site.review
    let owner = review.owner.name.text(in: language.tag)
    let title = review.title.text(in: language.tag)
    return "\(owner) (\(review.edition.date.year)): \(title). \(site.editionLine)."
  }

  private func changes(_ lists: ListHTML) -> String {
    guard let (since, changes) = site.report.changes else {
      return "<p>\(HTML.escape(language.text("about.no-edition-before")))</p>\n"
    }
    guard !changes.isEmpty else {
      return "<p>\(HTML.escape(language.text("about.no-changes", ["number": String(since)])))</p>\n"
    }
    let rows = changes.map { change in
      let none = language.text("about.not-printed")
      return
        "<tr><th scope=\"row\"><code>\(HTML.escape(change.reference))</code><br>\(HTML.escape(change.file))</th>"
        + "<td>\(HTML.escape(change.before ?? none))</td><td>\(HTML.escape(change.after ?? none))</td></tr>\n"
    }
    return lists.table(
      caption: "about.changes", heads: ["number", "before", "now"].map { "about.changes.\($0)" },
      rows: rows.joined())
  }

  private func signs() -> [View] {
    let absences = Absence.allCases.map { (language.absenceSign($0), language.absenceText($0)) }
    let qualities = [Quality.preliminary, .estimated].map {
      (language.qualitySign($0), language.text("quality.\($0.rawValue)"))
    }
    return (qualities + absences).map {
      View(["sign": $0.0, "meaning": $0.1], language: language)
    }
  }
}

extension String {
  /// HTML with every heading one level lower, for a page that has another first heading.
  fileprivate func lowered() -> String {
    var html = self
    for level in stride(from: 5, through: 1, by: -1) {
      html = html.split(separator: "<h\(level)>", omittingEmptySubsequences: false)
        .joined(separator: "<h\(level + 1)>")
      html = html.split(separator: "</h\(level)>", omittingEmptySubsequences: false)
        .joined(separator: "</h\(level + 1)>")
    }
    return html
  }
}
