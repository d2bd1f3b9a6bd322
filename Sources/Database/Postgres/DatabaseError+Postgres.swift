import CPostgres

extension DatabaseError {
  /// What the server answered, or that it did not.
  init(postgres result: OpaquePointer?, _ connection: OpaquePointer) {
    let field = { (code: Character) -> String? in
      guard let result, let byte = code.asciiValue,
        let text = PQresultErrorField(result, Int32(byte))
      else { return nil }
      return String(cString: text)
    }
    guard let state = field("C") else {
      self.init(.unavailable, DatabaseError.complaint(of: connection))
      return
    }
    // The detail holds values of the row; only the columns' names are taken from it.
    self.init(
      DatabaseError.kind(ofState: state), field("M") ?? "SQLSTATE \(state)", table: field("t"),
      columns: DatabaseError.columns(inDetail: field("D") ?? ""), code: state)
  }

  /// The connection's own words on one line.
  static func complaint(of connection: OpaquePointer) -> String {
    let words = String(cString: PQerrorMessage(connection))
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    return words.isEmpty ? "the connection was lost" : words
  }

  /// Whether others wrote at the same time, so that a new try may succeed.
  var isConflict: Bool { code == "40001" || code == "40P01" }

  /// Whether the prepared statement is out of date, because a table was changed meanwhile.
  var isStalePlan: Bool {
    code == "26000" || code == "0A000" && message.contains("cached plan")
  }

  /// Whether the connection is gone: it broke, or the server ended it.
  var isLostConnection: Bool { kind == .unavailable }

  /// Whether the transaction may succeed when it is done again from its beginning.
  var mayBeTriedAgain: Bool { isConflict || isStalePlan || isLostConnection }

  private static func kind(ofState state: String) -> Kind {
    switch state {
    case "23505": return .uniqueViolation
    case "23503": return .foreignKeyViolation
    case "23514": return .checkViolation
    case "23502": return .notNullViolation
    case "42804", "22P02", "42883", "22003": return .wrongType
    case "40001", "40P01", "55P03": return .busy
    case "57014", "25P03": return .timeout
    case "53100": return .diskFull
    case "25006", "42501": return .readOnly
    case "57P01", "57P02", "57P03", "53300": return .unavailable
    default: break
    }
    switch state.prefix(2) {
    case "08": return .unavailable
    case "22": return .invalidValue
    case "42", "26", "34": return .statement
    case "25": return .transactionFailed
    case "28", "3D": return .unavailable
    case "53": return .busy
    case "58": return .inputOutput
    case "XX": return .damaged
    default: return .other
    }
  }

  /// The columns of `Key (owner, id)=(...) already exists.`, in whatever language.
  private static func columns(inDetail detail: String) -> [String] {
    guard let start = detail.firstIndex(of: "("), let end = detail.firstRange(of: ")=(") else {
      return []
    }
    let names = detail[detail.index(after: start)..<end.lowerBound]
    return names.split(separator: ", ").map { $0.filter { $0 != "\"" } }
  }
}
