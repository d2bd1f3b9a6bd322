import Database

/// What the database of a server has done since the server began.
public struct DatabaseWork: Sendable, Hashable {
  /// Transactions that read.
  public let reads: Int
  /// Transactions that wrote and are on the disk.
  public let writes: Int
  /// Transactions that failed.
  public let failed: Int
  /// Commits: several writes may share one.
  public let commits: Int
  /// Writes that wait now.
  public let waiting: Int
  /// Transactions that were refused because too many waited.
  public let refused: Int

  init(_ statistics: DatabaseStatistics) {
    reads = statistics.reads
    writes = statistics.writes
    failed = statistics.failedReads + statistics.failedWrites
    commits = statistics.batches
    waiting = statistics.waiting
    refused = statistics.refused
  }

  /// The numbers as metrics: name, kind, what it is, value.
  public var families: [(name: String, type: String, help: String, value: Int)] {
    [
      ("reads_total", "counter", "Transactions that read.", reads),
      ("writes_total", "counter", "Transactions that wrote and are on the disk.", writes),
      ("failures_total", "counter", "Transactions that failed.", failed),
      ("commits_total", "counter", "Commits; several writes may share one.", commits),
      ("writes_waiting", "gauge", "Writes that wait.", waiting),
      ("refused_total", "counter", "Transactions refused because too many waited.", refused),
    ]
  }
}
