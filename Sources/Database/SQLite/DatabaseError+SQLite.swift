import GRDB

extension DatabaseError {
  /// What SQLite or GRDB complained of.
  init(sqlite error: any Error) {
    if let error = error as? DatabaseError {
      self = error
      return
    }
    guard let error = error as? GRDB.DatabaseError else {
      self.init(.other, String(describing: type(of: error)))
      return
    }
    let message = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    let named = DatabaseError.names(in: message)
    self.init(
      DatabaseError.kind(of: error), message, table: named.table, columns: named.columns,
      code: String(error.extendedResultCode.rawValue))
  }

  private static func kind(of error: GRDB.DatabaseError) -> Kind {
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
      return .uniqueViolation
    case .SQLITE_CONSTRAINT_FOREIGNKEY, .SQLITE_CONSTRAINT_TRIGGER: return .foreignKeyViolation
    case .SQLITE_CONSTRAINT_CHECK: return .checkViolation
    case .SQLITE_CONSTRAINT_NOTNULL: return .notNullViolation
    // SQLITE_CONSTRAINT_DATATYPE, of STRICT tables, which GRDB has no name for.
    case ResultCode(rawValue: 19 | (12 << 8)): return .wrongType
    default: break
    }
    switch error.resultCode {
    case .SQLITE_MISMATCH: return .wrongType
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
    case .SQLITE_FULL: return .diskFull
    case .SQLITE_IOERR, .SQLITE_CANTOPEN: return .inputOutput
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged
    case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly
    case .SQLITE_INTERRUPT: return .timeout
    case .SQLITE_TOOBIG: return .invalidValue
    case .SQLITE_ERROR, .SQLITE_RANGE: return .statement
    // GRDB refuses by this code what is asked of a closed database.
    case .SQLITE_MISUSE: return message(of: error).contains("closed") ? .closed : .statement
    default: return .other
    }
  }

  private static func message(of error: GRDB.DatabaseError) -> String { error.message ?? "" }

  /// The table and columns of `UNIQUE constraint failed: answers.owner, answers.id`.
  private static func names(in message: String) -> (table: String?, columns: [String]) {
    guard let colon = message.firstRange(of: "constraint failed: ") else { return (nil, []) }
    let parts = message[colon.upperBound...].split(separator: ", ").map { $0.split(separator: ".") }
    guard let table = parts.first?.first, parts.allSatisfy({ $0.count == 2 }) else {
      return (nil, [])
    }
    return (String(table), parts.map { String($0[1]) })
  }
}
