public import Languages
public import Measures

/// Where observations come from: the file that holds them, and what is known of how it was made.
public struct ObservationSource: Hashable, Sendable {
  /// The file, as problems name it.
  public let file: String
  /// What its vintages have in common: the file's name without folder, vintage and ending.
  public let name: String
  /// The day that the figures are as of; nil for a file without vintages, older than any.
  public let vintage: Day?
  /// What is recorded of how it was fetched; nil where nothing is.
  public let record: Record?

  /// What is recorded of a file of observations beside it.
  public struct Record: Hashable, Sendable {
    /// The service it was fetched from, such as `ssb`.
    public let service: String?
    /// The table at the source.
    public let table: String?
    /// Where it can be read.
    public let address: String?
    /// What was asked for, as it was sent.
    public let query: String?
    /// When it was fetched.
    public let retrieved: Day?
    /// When the source last changed it, as the source writes it.
    public let updated: String?
    /// What may be done with the figures.
    public let licence: String?
    /// Who made the figures.
    public let source: LocalizedText?
    /// The SHA-256 of the file as it was fetched, in hexadecimal digits.
    public let sha256: String?
    /// What a reader must know.
    public let note: LocalizedText?

    /// A record.
    ///
    /// - Parameters:
    ///   - service: the service it was fetched from.
    ///   - table: the table at the source.
    ///   - address: where it can be read.
    ///   - query: what was asked for.
    ///   - retrieved: when it was fetched.
    ///   - updated: when the source last changed it.
    ///   - licence: what may be done with the figures.
    ///   - source: who made them.
    ///   - sha256: the SHA-256 of the file as it was fetched.
    ///   - note: what a reader must know.
    public init(
      service: String? = nil, table: String? = nil, address: String? = nil, query: String? = nil,
      retrieved: Day? = nil, updated: String? = nil, licence: String? = nil,
      source: LocalizedText? = nil, sha256: String? = nil, note: LocalizedText? = nil
    ) {
      self.service = service
      self.table = table
      self.address = address
      self.query = query
      self.retrieved = retrieved
      self.updated = updated
      self.licence = licence
      self.source = source
      self.sha256 = sha256
      self.note = note
    }
  }

  /// A source of observations.
  ///
  /// - Parameters:
  ///   - file: the file, as problems name it.
  ///   - name: what its vintages have in common.
  ///   - vintage: the day that the figures are as of.
  ///   - record: what is recorded of how it was fetched.
  public init(file: String, name: String, vintage: Day? = nil, record: Record? = nil) {
    self.file = file
    self.name = name
    self.vintage = vintage
    self.record = record
  }

  /// What a reader is told: the record's words, and the indicator's where it has none.
  ///
  /// - Parameter indicator: the indicator whose figures they are.
  /// - Returns: the indicator's own source where nothing is recorded and the file has no vintage.
  public func source(of indicator: Indicator) -> Source {
    guard record != nil || vintage != nil else { return indicator.source }
    let declared = indicator.source
    return Source(
      name: record?.source ?? declared.name, table: record?.table ?? declared.table,
      address: record?.address ?? declared.address, licence: record?.licence ?? declared.licence,
      retrieved: record?.retrieved ?? declared.retrieved, query: record?.query,
      updated: record?.updated, vintage: vintage)
  }
}

extension ObservationSource {
  /// The name and the vintage of a file: `kostra@2026-03-15` is `kostra` as of that day.
  ///
  /// - Parameter stem: the file's name without folder and ending.
  /// - Returns: nil where what follows the `@` is no day, or the name is empty.
  public static func parts(of stem: String) -> (name: String, vintage: Day?)? {
    let parts = stem.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard !parts[0].isEmpty else { return nil }
    guard parts.count > 1 else { return (stem, nil) }
    guard parts.count == 2, let day = Day(parts[1]) else { return nil }
    return (parts[0], day)
  }

  /// The name of a vintage's file without folder and ending.
  ///
  /// - Parameters:
  ///   - name: what the vintages have in common.
  ///   - vintage: the day that the figures are as of.
  /// - Returns: such as `kostra@2026-03-15`.
  public static func stem(_ name: String, vintage: Day?) -> String {
    vintage.map { "\(name)@\($0)" } ?? name
  }
}
