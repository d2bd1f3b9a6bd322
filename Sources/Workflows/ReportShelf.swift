import Foundation
public import Languages
import Pages
public import Problems
import Store

/// Built reports in a folder, to be listed and read.
public struct ReportShelf: Sendable {
  /// The reports, sorted by name.
  public let reports: [Entry]

  /// One built report.
  public struct Entry: Sendable {
    /// The name of its folder.
    public let name: String
    /// The path of its folder.
    public let path: String
    /// Its title in each of its languages.
    public let title: LocalizedText
    /// Its languages.
    public let languages: [LanguageTag]
  }

  /// The reports in folders: each is a report itself, or holds reports.
  ///
  /// - Parameter paths: the folders.
  /// - Throws: ``InputRefused`` where a folder holds no report.
  public init(_ paths: [String]) throws(InputRefused) {
    var found: [Entry] = []
    for path in paths {
      let here =
        ReportShelf.entry(path).map { [$0] }
        ?? FolderFiles(path).folders("").compactMap { ReportShelf.entry("\(path)/\($0)") }
      guard !here.isEmpty else {
        throw InputRefused([Problem("folder.nothing-to-serve", at: Place(path))])
      }
      found += here
    }
    reports = found.sorted { $0.name < $1.name }
  }

  /// The names of the reports whose folders can no longer be read.
  public var missing: [String] {
    reports.filter { ReportShelf.entry($0.path) == nil }.map(\.name)
  }

  /// The page that lists the reports.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: HTML.
  public func page(in language: Language) -> String {
    ShelfPage.html(
      reports.map { report in
        ShelfPage.Item(
          title: report.title.text(in: language.tag), path: report.name,
          languages: report.languages)
      }, in: language)
  }

  /// The page for what is not there.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: HTML.
  public static func notFoundPage(in language: Language) -> String {
    ShelfPage.notFound(in: language)
  }

  private struct Info: Decodable {
    let titles: [String: String]
    let languages: [String]
  }

  private static func entry(_ path: String) -> Entry? {
    guard let bytes = try? FolderFiles(path).bytes(OutputFolder.infoName),
      let info = try? JSONDecoder().decode(Info.self, from: Data(bytes))
    else { return nil }
    let name = URL(filePath: path).standardizedFileURL.lastPathComponent
    return Entry(
      name: name, path: path,
      title: LocalizedText(
        Dictionary(
          uniqueKeysWithValues: info.titles.map { (LanguageTag(rawValue: $0.key), $0.value) })),
      languages: info.languages.map(LanguageTag.init(rawValue:)))
  }
}
