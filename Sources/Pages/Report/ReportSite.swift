import Figures
import Languages
import Measures
import VoluntaryReview

/// The report as the files of a web site: a page for each chapter, one page for printing, what is
/// known about the edition, and the way to the data, in every language.
public struct ReportSite: Sendable {
  let report: Report

  /// The site of a report.
  ///
  /// - Parameter report: the report with everything resolved.
  public init(_ report: Report) {
    self.report = report
  }

  /// The style sheet of all pages.
  public static var styleSheet: String { Stylesheet.text }

  /// The files by path, the same bytes for the same report.
  ///
  /// - Returns: path and content, sorted by path.
  public func files() -> [(path: String, content: String)] {
    var files = [("style.css", Stylesheet.text), ("index.html", languagesPage())]
    if let accent = report.review.accent {
      files.append(("theme.css", ":root { --accent: \(accent); }\n"))
    }
    for version in report.versions {
      files += VersionSite(report: report, version: version).files()
    }
    return files.sorted { $0.0 < $1.0 }.map { (path: $0.0, content: $0.1) }
  }

  private func languagesPage() -> String {
    let first = report.versions.first?.language ?? .standard
    let languages = report.versions.map {
      View(
        [
          "tag": $0.language.tag.rawValue, "name": $0.language.name,
          "title": report.review.title.text(in: $0.language.tag),
        ], language: $0.language)
    }
    return templates.render(
      "languages",
      View(
        [
          "lang": first.tag.rawValue, "title": report.review.title.text(in: first.tag),
          "languages": languages,
          "synthetic": report.review.syntheticNotice?.text(in: first.tag) ?? false,
        ], language: first))
  }
}

/// The style sheet of all pages.
enum Stylesheet {
  static let text = (EmbeddedData.files["style.css"] ?? "") + SVG.styleSheet
}
