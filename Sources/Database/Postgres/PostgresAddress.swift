import CPostgres
import Problems

/// What libpq reads in an address.
enum PostgresAddress {
  /// Host, database and user of an address, without its password.
  ///
  /// - Parameter address: a URI or key words and values.
  /// - Returns: such as `samstemt@db.example.org/reviews`.
  /// - Throws: `InputRefused` where libpq cannot read it.
  static func name(of address: String) throws(InputRefused) -> String {
    let values = try read(address)
    let host = values["host"] ?? values["hostaddr"] ?? "localhost"
    let user = values["user"].map { "\($0)@" } ?? ""
    return "\(user)\(host)/\(values["dbname"] ?? "")"
  }

  private static func read(_ address: String) throws(InputRefused) -> [String: String] {
    var complaint: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(address, &complaint) else {
      // The complaint may quote the address, and the address holds the password.
      PQfreemem(complaint)
      throw InputRefused([Problem("database.wrong-address", at: Place(""))])
    }
    defer { PQconninfoFree(options) }
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        values[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return values
  }
}
