public import Indicators
import Languages
public import Measures
public import Problems
public import StatisticalTables
import Store
import Territory

/// Asks the sources of a review for its figures, and keeps what has changed as a new vintage beside the old.
public struct UpdateFigures {
  /// What a service gave, and how it was asked.
  public struct Reply: Sendable {
    /// The figures.
    public let cube: Cube
    /// What is recorded of them, but for the hash.
    public let record: ObservationSource.Record

    /// A reply.
    ///
    /// - Parameters:
    ///   - cube: the figures.
    ///   - record: what is recorded of them, but for the hash.
    public init(cube: Cube, record: ObservationSource.Record) {
      self.cube = cube
      self.record = record
    }
  }

  /// What came of one query.
  public struct Outcome: Hashable, Sendable {
    /// The query's id.
    public let id: String
    /// The file that was written; nil where the figures are those of the latest vintage.
    public let file: String?
    /// How many figures there are.
    public let count: Int
    /// How many cells were revised since the vintage before.
    public let revised: Int
  }

  private let files: FolderFiles
  private let today: Day
  private let fetch: (FigureSource) throws(InputRefused) -> Reply

  /// An update of a folder.
  ///
  /// - Parameters:
  ///   - folder: the path of the review folder.
  ///   - today: the day of the new vintages.
  ///   - fetch: asks a service.
  public init(
    _ folder: String, today: Day, fetch: @escaping (FigureSource) throws(InputRefused) -> Reply
  ) {
    files = FolderFiles(folder)
    self.today = today
    self.fetch = fetch
  }

  /// Asks and writes.
  ///
  /// Everything is fetched and read before the first file is written.
  ///
  /// - Parameter only: the ids of the queries; all where it is empty.
  /// - Returns: what came of each query.
  /// - Throws: ``InputRefused`` with everything that stands in the way; nothing is written then.
  public func run(only: [String] = []) throws(InputRefused) -> [Outcome] {
    let stored = try ReviewFolder.read(files)
    let chosen = try queries(stored.figureSources, only: only)
    var log = ProblemLog()
    var made: [(source: FigureSource, text: String, reply: Reply, count: Int)] = []
    for source in chosen {
      do throws(InputRefused) {
        let reply = try fetch(source)
        let (text, count) = try self.text(reply.cube, source, stored)
        made.append((source, text, reply, count))
      } catch {
        log.add(contentsOf: error.problems)
      }
    }
    try log.throwErrors()
    var plans: [(Outcome, text: String, reply: Reply)] = []
    for (source, text, reply, count) in made {
      let latest = latest(of: source, stored)
      let before = latest.flatMap { try? files.bytes($0.file) }
      let path = "observations/\(ObservationSource.stem(source.file, vintage: today)).csv"
      let isSame = before.map { $0 == Array(text.utf8) } ?? false
      if !isSame, files.has(path) {
        log.error("update.same-day", at: Place(path), ["id": source.id])
      }
      let revised = isSame ? 0 : revisions(of: source, text, since: latest, stored)
      plans.append(
        (
          Outcome(id: source.id, file: isSame ? nil : path, count: count, revised: revised), text,
          reply
        ))
    }
    try log.throwErrors()
    for (outcome, text, reply) in plans {
      guard let path = outcome.file else { continue }
      try files.write(text, to: path)
      try files.write(
        SourceRecordFile.text(
          reply.record, vintage: today, sha256: SourceRecordFile.sha256(Array(text.utf8))),
        to: String(path.dropLast(".csv".count)) + SourceRecordFile.ending)
    }
    return plans.map { $0.0 }
  }

  private func queries(
    _ sources: [FigureSource], only: [String]
  ) throws(InputRefused) -> [FigureSource] {
    guard !sources.isEmpty else {
      throw InputRefused([Problem("update.no-sources", at: Place("sources.yaml"))])
    }
    var log = ProblemLog()
    let known = sources.map(\.id)
    for id in only where !known.contains(id) {
      log.error(
        "update.unknown-source", at: Place("sources.yaml"),
        ["found": id, "known": known.joined(separator: ", ")])
    }
    try log.throwErrors()
    return only.isEmpty ? sources : sources.filter { only.contains($0.id) }
  }

  private func latest(of source: FigureSource, _ stored: StoredReview) -> ObservationSource? {
    stored.observations.sources.filter { $0.name == source.file }
      .max { left, right in
        guard let right = right.vintage else { return false }
        return left.vintage.map { $0 < right } ?? true
      }
  }

  /// The file of observations that a reply becomes.
  private func text(
    _ cube: Cube, _ source: FigureSource, _ stored: StoredReview
  ) throws(InputRefused) -> (text: String, count: Int) {
    let indicators = Dictionary(
      stored.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let units = UnitReach(stored.units)
    var log = ProblemLog()
    var found = source.mapping.observations(
      in: cube, indicators: indicators, retrieved: today, use: units.use, log: &log)
    try log.throwErrors()
    for (id, observations) in found where indicators[id]?.carrying == Indicator.Carrying.none {
      // Older codes of an indicator that is not carried over changed borders have no place.
      found[id] = observations.filter { units.isToday($0.unit) }
    }
    let count = found.values.reduce(0) { $0 + $1.count }
    guard count > 0 else {
      throw InputRefused([Problem("update.no-figures", at: source.place, ["id": source.id])])
    }
    return (ObservationsText.text(found, indicators: stored.indicators), count)
  }

  /// How many cells differ from the vintage before.
  private func revisions(
    of source: FigureSource, _ text: String, since latest: ObservationSource?,
    _ stored: StoredReview
  ) -> Int {
    guard let latest, let before = try? files.bytes(latest.file) else { return 0 }
    func rows(_ text: String) -> [String: String] {
      var rows: [String: String] = [:]
      for line in text.split(separator: "\n").dropFirst() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        rows[fields.dropLast(2).joined(separator: ",")] = fields.suffix(2).joined(separator: ",")
      }
      return rows
    }
    let (old, new) = (rows(String(decoding: before, as: UTF8.self)), rows(text))
    return old.count { cell, value in new[cell] != nil && new[cell] != value }
  }
}

/// What a code of a unit is to a review.
private struct UnitReach {
  private let today: Set<String>
  private let day: Day?

  init(_ units: ReviewUnits) {
    today = Set(units.categories.map(\.code))
    day = units.day
  }

  func isToday(_ code: String) -> Bool { today.contains(code) }

  /// A unit of today, or an older one of which something lies in a unit of today, is used.
  func use(_ code: String) -> CubeMapping.UnitUse {
    if today.contains(code) { return .used }
    guard let day else { return .unknown }
    let country = Country.norway
    let unit = UnitCode(rawValue: code)
    let versions = country.graph.periods(of: unit)
    guard !versions.isEmpty else {
      return country.placeholders.contains(unit) ? .outside : .unknown
    }
    let reaches = versions.contains { version in
      country.graph.descent(of: version.version, to: day).contains {
        today.contains($0.unit.code.rawValue)
      }
    }
    return reaches ? .used : .outside
  }
}
