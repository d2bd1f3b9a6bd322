import Database
import Problems
import TestSupport
import Testing

@Suite("PostgreSQL", .needsPostgres)
struct PostgresTests {
  static func show(_ setting: SQL, _ database: any SQLDatabase) async throws -> String? {
    try await database.write { try $0.value("SELECT current_setting(\(setting))", as: String.self) }
  }

  @Test("brings commits to the disk and keeps writes serial, whatever its own settings are")
  func settings() async throws {
    let options =
      "&options=-csynchronous_commit%3Doff"
    let address = try PostgresServer.shared().newDatabase() + options
    let database = try PostgresDatabase(address: address)
    let found = [
      try await PostgresTests.show("'synchronous_commit'", database),
      try await PostgresTests.show("'transaction_isolation'", database),
      try await PostgresTests.show("'fsync'", database),
      try await database.read { try $0.value("SELECT current_setting('transaction_isolation')") },
    ]
    #expect(found == ["on", "serializable", "on", "repeatable read"])
    await database.close()
  }

  @Test("ends a statement that takes too long")
  func timeout() async throws {
    var settings = PostgresDatabase.Settings()
    settings.statementMilliseconds = 100
    let database = try PostgresDatabase(
      address: PostgresServer.shared().newDatabase(), settings: settings)
    let error = await #expect(throws: StorageError.self) {
      try await database.read { try $0.rows("SELECT pg_sleep(20)") }
    }
    #expect(error?.kind == .timeout)
    await database.close()
  }

  @Test("goes on with prepared statements after their table was changed")
  func stalePlans() async throws {
    var settings = PostgresDatabase.Settings()
    settings.connections = 1
    let address = try PostgresServer.shared().newDatabase()
    let database = try PostgresDatabase(address: address, settings: settings)
    try await database.migrate(Tables.all, time: 0)
    try await database.write { try TransactionTests.addUnit("1", in: $0) }
    let before = try await database.read {
      try $0.rows("SELECT * FROM units").first?.columnNames.count
    }
    let other = try PostgresDatabase(address: address, settings: settings)
    try await other.write { try $0.execute("ALTER TABLE units ADD COLUMN note TEXT") }
    await other.close()
    let after = try await database.read {
      try $0.rows("SELECT * FROM units").first?.columnNames.count
    }
    #expect(before == 5)
    #expect(after == 6)
    await database.close()
  }

  @Test("works without prepared statements, for poolers")
  func unprepared() async throws {
    var settings = PostgresDatabase.Settings()
    settings.preparesStatements = false
    let database = try PostgresDatabase(
      address: PostgresServer.shared().newDatabase(), settings: settings)
    try await database.migrate(Tables.all, time: 0)
    try await database.write { try TransactionTests.addUnit("1", in: $0) }
    let units = try await TransactionTests.unitCount(database)
    #expect(units == 1)
    await database.close()
  }

  @Test("that cannot be reached, or whose address cannot be read, is told without the password")
  func unreachable() throws {
    let cases = [
      ("postgres://u:verysecret@/d?host=/no/such/folder", "database.unreachable"),
      ("postgres://u:verysecret@[::1", "database.wrong-address"),
    ]
    for (address, code) in cases {
      let refusal = #expect(throws: InputRefused.self) { try PostgresDatabase(address: address) }
      let problem = try #require(refusal?.problems.first)
      #expect(problem.code == code)
      #expect(!"\(problem)".contains("verysecret"))
    }
  }
}
