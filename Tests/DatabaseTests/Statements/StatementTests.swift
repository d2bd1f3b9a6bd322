import TestSupport
import Testing

@testable import Database

@Suite("A statement")
struct StatementTests {
  @Test("holds its values apart from its words, in the notation of each database")
  func rendering() {
    let name = "'; DROP TABLE units; --"
    let sql: SQL = "SELECT * FROM units WHERE name = \(name) AND population > \(5)"
    let sqlite = sql.rendered(for: .sqlite)
    let postgres = sql.rendered(for: .postgres)
    #expect(sqlite.text == "SELECT * FROM units WHERE name = ? AND population > ?")
    #expect(postgres.text == "SELECT * FROM units WHERE name = $1 AND population > $2")
    #expect(sqlite.values == [.text(name), .integer(5)])
    #expect(postgres.values == sqlite.values)
    #expect(!sql.description.contains("DROP"))
  }

  @Test("binds each value of a list, and knows the empty list")
  func lists() {
    let none: [String] = []
    let sql: SQL = "\("id", in: ["a", "b"]) \("id", in: none) \("id", notIn: none)"
    #expect(sql.rendered(for: .postgres).text == "id IN ($1, $2) (1 = 0) (1 = 1)")
    let rows: SQL = "VALUES \(rows: [[.integer(1), .null], [.integer(2), .text("x")]])"
    #expect(rows.rendered(for: .sqlite).text == "VALUES (?, ?), (?, ?)")
    #expect(rows.rendered(for: .sqlite).values.count == 4)
  }

  @Test("may be put together of parts")
  func parts() {
    let condition: SQL = "owner = \("no")"
    let sql: SQL = "SELECT 1 WHERE \(condition) AND id = \("x")"
    #expect(sql.rendered(for: .postgres).text == "SELECT 1 WHERE owner = $1 AND id = $2")
    #expect(sql.verb == "SELECT")
  }

  @Test("names a database or a file by its address")
  func addresses() {
    #expect(DatabaseAddress("data.sqlite") == .file("data.sqlite"))
    for address in [
      "postgres://u:p@h:5432/d", "postgresql:///d?host=/run/postgresql", "host=/run dbname=d",
    ] {
      #expect(DatabaseAddress(address) == .postgres(address))
    }
    #expect("\(DatabaseAddress("postgres://u:secret@h:5432/d"))" == "u@h/d")
    #expect("\(DatabaseAddress("postgres://u:secret@[::1"))" == "PostgreSQL")
  }
}
