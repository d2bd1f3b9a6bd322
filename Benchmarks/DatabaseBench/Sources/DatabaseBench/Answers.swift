import Database

/// Answers such as respondents give them: 60 bytes, one row each, replaced when given again.
enum Answers {
  static let table = Migration(
    1, "answers",
    [
      """
      CREATE TABLE answers (
        owner \(.text) NOT NULL, unit \(.text) NOT NULL, question \(.text) NOT NULL,
        value \(.text) NOT NULL, version \(.integer) NOT NULL,
        PRIMARY KEY (owner, unit, question)
      ) \(.strict)
      """
    ])

  /// Lets writers store answers for some seconds.
  ///
  /// - Returns: how long each write waited, in milliseconds, in order.
  static func store(
    in database: any SQLDatabase, writers: Int, seconds: Double
  ) async throws -> [Double] {
    let end = ContinuousClock.now + .seconds(seconds)
    let waits = try await withThrowingTaskGroup(of: [Double].self) { group in
      for writer in 0..<writers {
        group.addTask {
          let unit = "\(writers)-\(writer)"
          var waits: [Double] = []
          while ContinuousClock.now < end {
            let question = "q\(waits.count)"
            let begin = ContinuousClock.now
            try await database.write { session in
              try session.execute(
                """
                INSERT INTO answers (owner, unit, question, value, version)
                VALUES (\("ks"), \(unit), \(question), \("{\"chosen\":[\"a\",\"b\"]}"), \(1))
                ON CONFLICT (owner, unit, question)
                DO UPDATE SET value = excluded.value, version = answers.version + 1
                """)
            }
            waits.append((ContinuousClock.now - begin) / .milliseconds(1))
          }
          return waits
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return waits.sorted()
  }
}
