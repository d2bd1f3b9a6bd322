public import Indicators
public import Languages
import Measures
public import Problems

/// A repository as indicators and observations of a review, with a word on everything that became something else.
public struct ReviewConversion: Sendable {
  /// The indicators with their values, in the order of the goals.
  public let parts: [Part]
  /// Places inside the unit, by the repository's column `GeoCode`.
  public let places: [Area]
  /// Rows that could not become observations.
  public let leftOut: [LeftOut]
  /// The languages of the report.
  public let languages: [LanguageTag]
  /// Every oddity: those of the repository, and what was carried otherwise than it stood.
  public let problems: [Problem]

  /// One indicator with its values.
  public struct Part: Sendable {
    /// The definition.
    public let indicator: Indicator
    /// The indicator's id in the repository, which several parts can share.
    public let id: String
    /// The name without what tells the parts of one indicator apart.
    public let heading: LocalizedText
    /// What tells this part from the others; empty where there is only one.
    public let distinction: LocalizedText
    /// The values, in the order of the rows.
    public let observations: [Observation]
  }

  /// A place that values are given for.
  public struct Area: Hashable, Sendable {
    /// Its code.
    public let code: String
    /// Its name, where a column says it; else the code.
    public let name: LocalizedText
  }

  /// A row that is not among the observations.
  public struct LeftOut: Hashable, Sendable {
    /// The indicator's id in the repository.
    public let id: String
    /// The code of the problem that says why.
    public let reason: String
    /// The row.
    public let row: RepositoryTable.Row
    /// The columns of its fields.
    public let columns: [String]
  }

  /// The unit that the repository speaks of.
  public struct Home: Sendable {
    let code: String
    let name: String
    let level: String
    let licence: String

    /// The unit that the repository speaks of.
    ///
    /// - Parameters:
    ///   - code: its code.
    ///   - name: its name.
    ///   - level: its level, such as `municipality`.
    ///   - licence: the licence of the figures.
    public init(code: String, name: String, level: String, licence: String) {
      self.code = code
      self.name = name
      self.level = level
      self.licence = licence
    }
  }

  /// Converts a repository.
  ///
  /// - Parameters:
  ///   - repository: the repository.
  ///   - home: the unit that it speaks of.
  public init(_ repository: Repository, home: Home) {
    var texts = RepositoryTexts(repository)
    var log = ProblemLog()
    log.add(contentsOf: repository.problems)
    var parts: [Part] = []
    var leftOut: [LeftOut] = []
    var places: [Area] = []
    var ids = Slug()
    for id in repository.ids {
      guard let table = repository.tables[id], !table.rows.isEmpty else { continue }
      var conversion = TableConversion(
        id: id, table: table, repository: repository, home: home, texts: texts)
      parts += conversion.parts(ids: &ids)
      leftOut += conversion.leftOut
      places += conversion.places.filter { place in !places.contains { $0.code == place.code } }
      log.add(contentsOf: conversion.log.problems)
      texts = conversion.texts
    }
    if !places.isEmpty {
      log.warning(
        "open-sdg.places", at: Place("units.csv"), ["count": String(places.count)])
    }
    RepositoryReview(repository).tell(texts: texts, log: &log)
    self.parts = parts
    self.leftOut = leftOut
    self.places = places
    languages = texts.languages.map(\.tag)
    problems = log.sorted
  }
}
