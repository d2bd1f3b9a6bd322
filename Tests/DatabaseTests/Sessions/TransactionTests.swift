import Database
import TestSupport
import Testing

@Suite("A transaction")
struct TransactionTests {
  struct Refused: Error {}

  static func addUnit(_ id: String, in session: borrowing WriteSession) throws {
    try session.execute(
      "INSERT INTO units (owner, id, name) VALUES (\("no"), \(id), \("Unit \(id)"))")
  }

  static func unitCount(_ database: any SQLDatabase) async throws -> Int {
    try await database.read { try $0.value("SELECT count(*) FROM units") ?? -1 }
  }

  @Test("keeps nothing where the work throws", arguments: Driver.here)
  func allOrNothing(driver: Driver) async throws {
    try await driver.use { database in
      await #expect(throws: Refused.self) {
        try await database.write { session in
          try TransactionTests.addUnit("1", in: session)
          throw Refused()
        }
      }
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 0)
    }
  }

  @Test("tells what stood in the way, with table and columns", arguments: Driver.here)
  func typedErrors(driver: Driver) async throws {
    try await driver.use { database in
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      let cases: [(DatabaseError.Kind, SQL)] = [
        (.uniqueViolation, "INSERT INTO units (owner, id, name) VALUES ('no', '1', 'x')"),
        (
          .foreignKeyViolation,
          "INSERT INTO answers (owner, unit, id) VALUES ('no', 'nowhere', 'q1')"
        ),
        (
          .checkViolation,
          "INSERT INTO units (owner, id, name, population) VALUES ('no', '2', 'x', -1)"
        ),
        (.notNullViolation, "INSERT INTO units (owner, id) VALUES ('no', '2')"),
        (.statement, "INSERT INTO nothing (owner) VALUES ('no')"),
        (.statement, "SELEKT 1"),
        (.statement, "COMMIT"),
        (.statement, " begin"),
      ]
      for (kind, sql) in cases {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.write { try $0.execute(sql) }
        }
        #expect(error?.kind == kind, "\(sql): \(String(describing: error))")
        if kind == .uniqueViolation {
          #expect(error?.table == "units")
          #expect(error?.columns == ["owner", "id"])
        }
      }
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read { try $0.rows("DELETE FROM units RETURNING id") }
      }
      #expect(error?.kind == .readOnly)
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 1)
    }
  }

  @Test("ends at a failing statement, also where the error is caught", arguments: Driver.here)
  func doomed(driver: Driver) async throws {
    try await driver.use { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { session in
          try TransactionTests.addUnit("1", in: session)
          try? TransactionTests.addUnit("1", in: session)
        }
      }
      #expect(error?.kind == .transactionFailed)
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 0)
    }
  }

  @Test("goes on after an attempt that failed", arguments: Driver.here)
  func attempts(driver: Driver) async throws {
    try await driver.use { database in
      let kinds = try await database.write { session in
        try TransactionTests.addUnit("1", in: session)
        var kinds: [DatabaseError.Kind] = []
        for id in ["1", "2", "1", "3"] {
          do {
            try session.attempt {
              try TransactionTests.addUnit("\(id)-a", in: session)
              try session.attempt { try TransactionTests.addUnit(id, in: session) }
            }
          } catch let error as DatabaseError {
            kinds.append(error.kind)
          }
        }
        return kinds
      }
      #expect(kinds == [.uniqueViolation, .uniqueViolation])
      let ids = try await database.read { session in
        try session.rows("SELECT id FROM units ORDER BY id").map { try $0["id"] as String }
      }
      #expect(ids == ["1", "2", "2-a", "3", "3-a"])
    }
  }

  @Test("says which column is missing or of another type", arguments: Driver.here)
  func rows(driver: Driver) async throws {
    try await driver.use { database in
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      let row = try #require(try await database.read { try $0.row("SELECT id, parent FROM units") })
      #expect(throws: DatabaseError.self) { try row["name"] as String }
      #expect(throws: DatabaseError.self) { try row["id"] as Int }
      #expect(throws: DatabaseError.self) { try row["parent"] as String }
      #expect(try (row["parent"] as String?) == nil)
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { session in
          try TransactionTests.addUnit("2", in: session)
          return try session.row("SELECT id FROM units") == nil
        }
      }
      #expect(error?.kind == .unexpectedResult)
    }
  }

  @Test("reads one moment while others write", arguments: Driver.here)
  func snapshot(driver: Driver) async throws {
    try await driver.use { database in
      try await database.write { try TransactionTests.addUnit("1", in: $0) }
      let gate = Gate()
      async let counts = database.read { session in
        let before = try session.value("SELECT count(*) FROM units", as: Int.self)
        gate.open(0)
        gate.wait(1)
        return [before, try session.value("SELECT count(*) FROM units", as: Int.self)]
      }
      await gate.reached(0)
      try await database.write { try TransactionTests.addUnit("2", in: $0) }
      let units = try await TransactionTests.unitCount(database)
      #expect(units == 2)
      gate.open(1)
      #expect(try await counts == [1, 1])
    }
  }

  @Test("hands out large rows too", arguments: Driver.here)
  func largeRows(driver: Driver) async throws {
    try await driver.use { database in
      for number in 0..<12 {
        try await database.write { session in
          try TransactionTests.addUnit("\(number)", in: session)
          let picture = [UInt8](repeating: UInt8(number), count: 200_000)
          try session.execute(
            """
            INSERT INTO answers (owner, unit, id, picture)
            VALUES (\("no"), \("\(number)"), \("q"), \(picture))
            """)
        }
      }
      let sum = try await database.read { session in
        var sum = 0
        try session.forEach("SELECT picture FROM answers") { row in
          let picture: [UInt8] = try row["picture"]
          sum += picture.reduce(0) { $0 + Int($1) }
        }
        return sum
      }
      #expect(sum == 66 * 200_000)
    }
  }

  @Test("hands out many rows one by one, and may ask more meanwhile", arguments: Driver.here)
  func streaming(driver: Driver) async throws {
    try await driver.use { database in
      try await database.write { session in
        for start in stride(from: 0, to: 3_000, by: 100) {
          let rows = (start..<(start + 100)).map { [SQLValue.text("w\($0)")] }
          try session.execute("INSERT INTO events (words) VALUES \(rows: rows)")
        }
      }
      let (count, asked) = try await database.read { session in
        var count = 0
        var asked = 0
        try session.forEach("SELECT number, words FROM events WHERE number > \(0) ORDER BY number")
        {
          row in
          count += 1
          #expect(try (row["words"] as String) == "w\(count - 1)")
          if count.isMultiple(of: 1_000) {
            try session.forEach("SELECT 1 FROM events WHERE words = \("w7")") { _ in asked += 1 }
          }
        }
        return (count, asked)
      }
      #expect(count == 3_000)
      #expect(asked == 3)
    }
  }
}
