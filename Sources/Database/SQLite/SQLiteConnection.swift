import Foundation
import GRDB

/// A connection of GRDB during one access to it.
final class SQLiteConnection: Connection {
  private let database: GRDB.Database

  init(_ database: GRDB.Database) {
    self.database = database
  }

  var dialect: Dialect { .sqlite }

  /// Whether a transaction is open: SQLite ends it by itself where the disk is full.
  var isInsideTransaction: Bool { database.isInsideTransaction }

  func run(_ sql: SQL) throws(DatabaseError) -> (rows: [Row], changes: Int) {
    do {
      let (text, values) = sql.rendered(for: .sqlite)
      let statement = try prepared(text, values)
      let before = database.totalChangesCount
      if statement.columnCount == 0 {
        try statement.execute()
        return ([], database.totalChangesCount - before)
      }
      let columns = Row.Columns(statement.columnNames)
      var rows: [Row] = []
      let cursor = try GRDB.Row.fetchCursor(statement)
      while let row = try cursor.next() { rows.append(SQLiteConnection.row(row, columns)) }
      return (rows, database.totalChangesCount - before)
    } catch {
      throw DatabaseError(sqlite: error)
    }
  }

  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    let (text, values) = sql.rendered(for: .sqlite)
    let cursor: RowCursor
    let columns: Row.Columns
    do {
      // Not from the cache: the body may ask the same again.
      let statement = try database.makeStatement(sql: text)
      try bind(values, to: statement)
      columns = Row.Columns(statement.columnNames)
      cursor = try GRDB.Row.fetchCursor(statement)
    } catch {
      throw DatabaseError(sqlite: error)
    }
    while true {
      let next: GRDB.Row?
      do {
        next = try cursor.next()
      } catch {
        throw DatabaseError(sqlite: error)
      }
      guard let next else { return }
      try body(SQLiteConnection.row(next, columns))
    }
  }

  private func prepared(_ text: String, _ values: [SQLValue]) throws -> Statement {
    // GRDB never forgets a cached statement, and lists of many lengths make many statements.
    let statement =
      values.count <= 40
      ? try database.cachedStatement(sql: text) : try database.makeStatement(sql: text)
    try bind(values, to: statement)
    return statement
  }

  private func bind(_ values: [SQLValue], to statement: Statement) throws {
    let arguments = try values.map {
      value throws(DatabaseError) -> (any DatabaseValueConvertible)? in
      switch try value.checked() {
      case .null: nil
      case .integer(let number): number
      case .real(let number): number
      case .text(let text): text
      case .blob(let bytes): Data(bytes)
      }
    }
    try statement.setArguments(StatementArguments(arguments))
  }

  private static func row(_ row: GRDB.Row, _ columns: Row.Columns) -> Row {
    Row(
      columns: columns,
      values: columns.names.indices.map { index in
        let value: DatabaseValue = row[index]
        return switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let bytes): .blob([UInt8](bytes))
        }
      })
  }
}
