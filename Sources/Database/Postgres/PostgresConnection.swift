import CPostgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One connection to a PostgreSQL server by libpq, used by one thread.
final class PostgresConnection: Connection {
  private let connection: OpaquePointer
  private let settings: PostgresDatabase.Settings
  private var prepared: [String: (name: String, used: Int)] = [:]
  private var clock = 0
  private var cursors = 0

  /// Connects.
  ///
  /// - Parameters:
  ///   - address: a URI or key words and values, as libpq reads them.
  ///   - settings: time limits.
  /// - Throws: ``DatabaseError`` (`unavailable`) where the server cannot be reached or refuses.
  init(_ address: String, _ settings: PostgresDatabase.Settings) throws(DatabaseError) {
    // What stands in the address overrides what stands before it here.
    let words: [(String, String)] = [
      ("connect_timeout", "10"), ("fallback_application_name", "samstemt"),
      ("tcp_user_timeout", "30000"), ("dbname", address), ("client_encoding", "UTF8"),
    ]
    let keys = words.map { strdup($0.0) } + [nil]
    let values = words.map { strdup($0.1) } + [nil]
    defer { for word in keys + values { free(word) } }
    let opened = keys.map { UnsafePointer($0) }.withUnsafeBufferPointer { keys in
      values.map { UnsafePointer($0) }.withUnsafeBufferPointer { values in
        PQconnectdbParams(keys.baseAddress, values.baseAddress, 1)
      }
    }
    guard let opened else { throw DatabaseError(.unavailable, "libpq has no memory") }
    connection = opened
    self.settings = settings
    if PQstatus(opened) != CONNECTION_OK {
      throw DatabaseError(.unavailable, DatabaseError.complaint(of: opened))
    }
    PQsetNoticeProcessor(opened, { _, _ in }, nil)
    try setUp()
  }

  deinit { PQfinish(connection) }

  var dialect: Dialect { .postgres }

  /// Whether the connection still stands, as far as this side knows.
  var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }

  /// Whether no transaction is open.
  var isIdle: Bool { PQtransactionStatus(connection) == PQTRANS_IDLE }

  /// Whether a transaction is open in which no statement failed.
  var isInsideTransaction: Bool { PQtransactionStatus(connection) == PQTRANS_INTRANS }

  func run(_ sql: SQL) throws(DatabaseError) -> (rows: [Row], changes: Int) {
    let (text, values) = sql.rendered(for: .postgres)
    let parameters = try PostgresParameters(values)
    let result = try send(text, parameters)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK else { return ([], changes(result)) }
    let columns = PostgresResult.columns(result)
    return (
      (0..<PQntuples(result)).map { PostgresResult.row(result, $0, columns) }, changes(result)
    )
  }

  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    let (text, values) = sql.rendered(for: .postgres)
    cursors += 1
    let name = "walk_\(cursors)"
    defer { cursors -= 1 }
    let declared = try execute(
      "DECLARE \(name) NO SCROLL CURSOR FOR \(text)", PostgresParameters(values))
    PQclear(declared)
    var count = 10
    while true {
      let rows = try run(SQL([.words("FETCH \(count) FROM \(name)")])).rows
      if rows.isEmpty { break }
      for row in rows { try body(row) }
      // About a megabyte at a time, whether the rows are numbers or pictures.
      let weight = rows.reduce(1) { $0 + $1.weight }
      count = max(1, min(500, rows.count * 1_000_000 / weight))
    }
    try command("CLOSE \(name)")
  }

  /// Forgets the prepared statements, which a change of tables can make useless.
  func forgetStatements() {
    prepared = [:]
    try? command("DEALLOCATE ALL")
  }

  private func setUp() throws(DatabaseError) {
    let statements = [
      "SET statement_timeout = \(settings.statementMilliseconds)",
      "SET idle_in_transaction_session_timeout = 60000",
      "SET bytea_output = hex", "SET extra_float_digits = 1",
      "SET standard_conforming_strings = on", "SET TimeZone = 'UTC'",
      // An acknowledged write is on the disk, whatever the server's own default is.
      """
      SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off'
      """,
    ]
    for statement in statements {
      PQclear(try execute(statement, PostgresParameters([])))
    }
  }

  private func changes(_ result: OpaquePointer) -> Int {
    Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  /// Sends a statement that is likely to come again.
  private func send(
    _ text: String, _ parameters: PostgresParameters
  ) throws(DatabaseError) -> OpaquePointer {
    guard settings.preparesStatements, PostgresConnection.isWorthPreparing(text) else {
      return try execute(text, parameters)
    }
    let name = try prepare(text, parameters.types)
    return try check(
      parameters.with { values, lengths, formats in
        PQexecPrepared(
          connection, name, Int32(lengths.count), values, lengths, formats, 0)
      })
  }

  private func execute(
    _ text: String, _ parameters: PostgresParameters
  ) throws(DatabaseError) -> OpaquePointer {
    try check(
      parameters.with { values, lengths, formats in
        PQexecParams(
          connection, text, Int32(lengths.count), parameters.types, values, lengths, formats, 0)
      })
  }

  private func prepare(_ text: String, _ types: [Oid]) throws(DatabaseError) -> String {
    clock += 1
    let key = text + types.map { ",\($0)" }.joined()
    if let known = prepared[key] {
      prepared[key]?.used = clock
      return known.name
    }
    if prepared.count >= 200, let oldest = prepared.min(by: { $0.value.used < $1.value.used }) {
      prepared[oldest.key] = nil
      try command("DEALLOCATE \(oldest.value.name)")
    }
    let name = "s\(clock)"
    PQclear(try check(PQprepare(connection, name, text, Int32(types.count), types)))
    prepared[key] = (name, clock)
    return name
  }

  private func check(_ result: OpaquePointer?) throws(DatabaseError) -> OpaquePointer {
    if let result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) {
      return result
    }
    defer { PQclear(result) }
    let error = DatabaseError(postgres: result, connection)
    if !isAlive, error.kind != .unavailable {
      throw DatabaseError(.unavailable, error.message, code: error.code)
    }
    throw error
  }

  private static func isWorthPreparing(_ text: String) -> Bool {
    ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { text.hasPrefix($0) }
  }
}
