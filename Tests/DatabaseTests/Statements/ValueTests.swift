import Database
import Foundation
import TestSupport
import Testing

@Suite("A stored value")
struct ValueTests {
  static let texts = [
    "", "Ærøy – «blåbær» 😀", "e\u{301}", "\u{FEFF}x", "a\nb\tc\\d\"e'f", "\u{1}\u{7F}\u{10FFFF}",
    "'; DROP TABLE units; --", "\" OR 1=1", "$1 ? :name @x \\x00 %s", "NULL", "\\N",
    String(repeating: "å", count: 100_000),
  ]
  static let numbers = [
    0.1, -2.5e-300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
    1.0 / 3, 9_007_199_254_740_992, 100, -5,
  ]

  @Test("comes back as it was, on both databases", arguments: Driver.here)
  func roundTrip(driver: Driver) async throws {
    let blobs: [[UInt8]] = [[], [0], Array(0...255), [UInt8](repeating: 0xFF, count: 300_000)]
    try await driver.use { database in
      for (index, text) in ValueTests.texts.enumerated() {
        let number = ValueTests.numbers[index % ValueTests.numbers.count]
        let blob = blobs[index % blobs.count]
        let population = [Int64.max, 0, 4_294_967_296][index % 3]
        let row = try await database.write { session in
          try session.execute(
            """
            INSERT INTO units (owner, id, name, population)
            VALUES (\("no"), \("u\(index)"), \(text), \(population))
            """)
          try session.execute(
            """
            INSERT INTO answers (owner, unit, id, share, picture)
            VALUES (\("no"), \("u\(index)"), \(text), \(number), \(blob))
            """)
          return try session.row(
            """
            SELECT name, population, share, picture, parent FROM units
            JOIN answers ON answers.owner = units.owner AND answers.unit = units.id
            WHERE answers.id = \(text)
            """)
        }
        let found = try #require(row)
        #expect(try found["name"] == text)
        #expect(try Array((found["name"] as String).utf8) == Array(text.utf8))
        #expect(try found["share"] == number)
        #expect(try found["picture"] == blob)
        #expect(try found["population"] == population)
        #expect(try (found["parent"] as String?) == nil)
      }
      let count = try await database.read {
        try $0.value("SELECT count(*) FROM units", as: Int.self)
      }
      #expect(count == ValueTests.texts.count)
    }
  }

  @Test("that would not come back is refused", arguments: Driver.here)
  func refused(driver: Driver) async throws {
    try await driver.use { database in
      for value in [SQLValue.real(.nan), .text("a\u{0}b")] {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.write {
            try $0.execute("INSERT INTO events (words) VALUES (\(value))")
          }
        }
        #expect(error?.kind == .invalidValue)
      }
      let zero = try await database.write { session in
        try session.execute(
          "INSERT INTO units (owner, id, name) VALUES (\("no"), \("1"), \("x"))")
        try session.execute(
          "INSERT INTO answers (owner, unit, id, share) VALUES (\("no"), \("1"), \("z"), \(-0.0))")
        return try session.value("SELECT share FROM answers", as: Double.self)
      }
      #expect(zero?.sign == .plus)
    }
  }

  @Test("of another type than the column's is refused", arguments: Driver.here)
  func otherType(driver: Driver) async throws {
    try await driver.use { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { session in
          try session.execute(
            """
            INSERT INTO units (owner, id, name, population)
            VALUES (\("no"), \("1"), \("x"), \("many"))
            """)
        }
      }
      #expect(error?.kind == .wrongType)
    }
  }

  @Test("sums, means, comparisons and order are the same on both", arguments: Driver.here)
  func sameMeaning(driver: Driver) async throws {
    let names = ["Ås", "aal", "Zebra", "æ", "Ærøy", "Østfold", "Aal", "ä", "z"]
    try await driver.use { database in
      try await database.write { session in
        for (index, name) in names.enumerated() {
          try session.execute(
            """
            INSERT INTO units (owner, id, name, population)
            VALUES (\("no"), \("\(index)"), \(name), \(index))
            """)
        }
      }
      try await database.read { session in
        let ordered = try session.rows("SELECT name FROM units ORDER BY name").map { row in
          try row["name"] as String
        }
        #expect(ordered == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let sums = try #require(
          try session.row(
            """
            SELECT sum(population) AS total, avg(population) AS mean, count(*) AS number,
              max(name) AS last, 7 / 2 AS quotient, 1 = 1 AS truth FROM units
            """))
        #expect(try sums["total"] == 36)
        #expect(try sums["mean"] == 4.0)
        #expect(try sums["quotient"] == 3)
        #expect(try sums["truth"] == true)
        #expect(try (sums["last"] as String) == ordered.last)
        let like = try session.value(
          "SELECT count(*) FROM units WHERE name LIKE \("a%")", as: Int.self)
        #expect(like == 1)
        let chosen = try session.value(
          "SELECT count(*) FROM units WHERE \("id", in: ["1", "2", "x"])", as: Int.self)
        #expect(chosen == 2)
        let none: [String] = []
        let all = try session.value(
          "SELECT count(*) FROM units WHERE \("id", notIn: none)", as: Int.self)
        #expect(all == names.count)
      }
    }
  }
}
