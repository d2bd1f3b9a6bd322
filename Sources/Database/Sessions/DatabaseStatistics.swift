/// What a database has done since it was opened, for metrics.
public struct DatabaseStatistics: Sendable, Hashable {
  /// Reads that gave a result.
  public var reads = 0
  /// Reads that failed.
  public var failedReads = 0
  /// Writes that were acknowledged: their transaction is on the disk.
  public var writes = 0
  /// Writes that failed and left nothing behind.
  public var failedWrites = 0
  /// Transactions that carried writes; on PostgreSQL one for each write.
  public var batches = 0
  /// The most writes that one transaction carried.
  public var largestBatch = 0
  /// Writes, and on PostgreSQL reads too, that wait for their turn now.
  public var waiting = 0
  /// Work refused because too many were waiting.
  public var refused = 0
  /// Transactions done again after a conflict or a lost connection.
  public var retries = 0
  /// Connections opened anew after one was lost.
  public var reconnections = 0

  /// Nothing done yet.
  public init() {}
}
