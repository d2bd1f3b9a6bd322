public import Languages
public import OpenSDG
public import Problems
import Store

/// Makes a review folder of an Open SDG data repository.
public struct OpenSDGImport: Sendable {
  /// The repository as it was read.
  public let repository: Repository
  /// What became of it.
  public let conversion: ReviewConversion
  let home: Home

  /// The unit that the repository speaks of, as the user names it.
  public struct Home: Sendable {
    let code: String
    let name: String
    let level: String
    let licence: String

    /// The unit that the repository speaks of.
    ///
    /// - Parameters:
    ///   - code: its code in the review.
    ///   - name: its name.
    ///   - level: its level, such as `municipality` or `country`.
    ///   - licence: the licence of the figures, where the metadata name none.
    public init(code: String, name: String, level: String, licence: String) {
      self.code = code
      self.name = name
      self.level = level
      self.licence = licence
    }
  }

  /// What an import has written.
  public struct Written: Sendable {
    /// The paths of the files inside the folder, sorted.
    public let files: [String]
    /// Every oddity, in the order of files and lines.
    public let problems: [Problem]
    /// How many indicators of the repository came over with figures.
    public let sources: Int
    /// How many indicators of the review they became.
    public let indicators: Int
    /// How many values.
    public let observations: Int
  }

  /// Reads a repository.
  ///
  /// - Parameters:
  ///   - path: its folder.
  ///   - home: the unit that it speaks of.
  /// - Throws: ``InputRefused`` where there is no repository.
  public init(_ path: String, home: Home) throws(InputRefused) {
    let folder = FolderFiles(path)
    guard folder.exists else { throw InputRefused([Problem("folder.missing", at: Place(path))]) }
    guard !home.code.isEmpty,
      !home.code.contains(where: { $0.isWhitespace || "[],=|\"".contains($0) })
    else {
      throw InputRefused([
        Problem("units.bad-code", at: Place("", cell: "--unit"), ["code": home.code])
      ])
    }
    repository = try Repository.read(
      RepositoryFiles(paths: folder.all) { path throws(InputRefused) in try folder.bytes(path) })
    self.home = home
    conversion = ReviewConversion(
      repository,
      home: ReviewConversion.Home(
        code: home.code, name: home.name, level: home.level, licence: home.licence))
  }

  /// Writes the review folder with a report of everything that became something else.
  ///
  /// The same repository gives the same bytes.
  ///
  /// - Parameters:
  ///   - path: where; nothing may stand there, or an empty folder.
  ///   - language: the language of the report of the import.
  /// - Returns: what was written.
  /// - Throws: ``InputRefused`` where something stands there, it cannot be written, or nothing came over.
  public func write(to path: String, in language: Language) throws(InputRefused) -> Written {
    let folder = FolderFiles(path)
    guard !folder.exists || folder.isEmpty else {
      throw InputRefused([Problem("folder.not-empty", at: Place(path))])
    }
    guard !conversion.parts.isEmpty else {
      throw InputRefused([Problem("open-sdg.nothing", at: Place(""))] + conversion.problems)
    }
    var files = ImportedFolder(conversion, home: home).files
    let record = ImportRecord(repository, conversion, language: language)
    files["import-report.csv"] = record.report
    files["import-metadata.csv"] = record.metadata
    files["import-rows.csv"] = record.rows
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try folder.write(text, to: name) }
    return Written(
      files: files.keys.sorted(), problems: conversion.problems,
      sources: Set(conversion.parts.map(\.id)).count, indicators: conversion.parts.count,
      observations: conversion.parts.reduce(0) { $0 + $1.observations.count })
  }
}
