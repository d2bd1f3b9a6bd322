import Agenda
import Database
public import Fieldwork
import Measures
import PlanReading

extension PlanStore {
  /// The plans of all owners that wait to be read, in the order in which they came.
  public func waiting() async throws -> [FiledPlan] {
    let plans: [FiledPlan] = try await database.read { session in
      try session.rows("SELECT content FROM plans WHERE is_waiting = 1").map { try $0.content() }
    }
    return plans.sorted { ($0.at, $0.owner, $0.id) < ($1.at, $1.owner, $1.id) }
  }

  /// Notes that the reading of a plan begins.
  ///
  /// - Parameter plan: the plan.
  /// - Returns: how often it has begun, this time included; nil where the plan waits no longer.
  public func begin(_ plan: FiledPlan) async throws -> Int? {
    try await database.write { session in
      try session.execute(
        """
        UPDATE plans SET tries = tries + 1
        WHERE owner = \(plan.owner) AND id = \(plan.id) AND is_waiting = 1
        """)
      return try session.row(
        """
        SELECT tries FROM plans
        WHERE owner = \(plan.owner) AND id = \(plan.id) AND is_waiting = 1
        """
      ).map { try $0["tries"] }
    }
  }

  /// Keeps what the reading of a plan came to, in place of what was found before; judgements stay.
  ///
  /// - Parameters:
  ///   - state: what it came to.
  ///   - passages: the passages that say something; those of the reading before stay where nil.
  ///   - plan: the plan; nothing happens where it was taken away meanwhile.
  public func settle(
    _ state: FiledPlan.State, passages: [FiledPassage]?, of plan: FiledPlan
  ) async throws {
    let rows: [[SQLValue]] = try (passages ?? []).enumerated().map { number, passage in
      [
        .text(plan.owner), .text(plan.id), .integer(Int64(number)), .text(passage.id),
        .text(try StoredJSON.text(passage)),
      ]
    }
    try await database.write { session in
      guard var now = try Self.plan(plan.id, of: plan.owner, in: session)?.plan else { return }
      now.state = state
      try session.execute(
        """
        UPDATE plans SET content = \(try StoredJSON.text(now)), is_waiting = 0, tries = 0,
          version = version + 1
        WHERE owner = \(plan.owner) AND id = \(plan.id)
        """)
      guard passages != nil else { return }
      try session.execute(
        "DELETE FROM plan_passages WHERE owner = \(plan.owner) AND plan = \(plan.id)")
      var rest = rows[...]
      while !rest.isEmpty {
        let part = rest.prefix(200)
        rest = rest.dropFirst(200)
        try session.execute(
          """
          INSERT INTO plan_passages (owner, plan, number, passage, content)
          VALUES \(rows: Array(part))
          """)
      }
    }
  }

  /// Lets a plan wait to be read again.
  ///
  /// - Parameters:
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  public func readAgain(_ id: String, of owner: String) async throws {
    try await database.write { session in
      guard var now = try Self.plan(id, of: owner, in: session)?.plan else { return }
      now.state = .waiting
      try session.execute(
        """
        UPDATE plans SET content = \(try StoredJSON.text(now)), is_waiting = 1, tries = 0,
          version = version + 1
        WHERE owner = \(owner) AND id = \(id)
        """)
    }
  }

  /// Keeps what a reader says of a finding, in place of what the same reader said before.
  ///
  /// - Parameters:
  ///   - judgement: what is said.
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  public func judge(
    _ judgement: PassageJudgement, in id: String, of owner: String
  ) async throws {
    let subject = judgement.subject
    let content = try StoredJSON.text(judgement)
    try await database.write { session in
      guard try Self.plan(id, of: owner, in: session) != nil else { return }
      try session.execute(
        """
        INSERT INTO plan_judgements (owner, plan, passage, goal, kind, reader, content)
        VALUES (\(owner), \(id), \(subject.passage), \(subject.goal.rawValue),
          \(subject.kind.rawValue), \(judgement.plain.reader), \(content))
        ON CONFLICT (owner, plan, passage, goal, kind, reader)
        DO UPDATE SET content = excluded.content
        """)
      try Self.noteChange(of: id, owner, in: session)
    }
  }

  /// Takes back what a reader said of a finding.
  ///
  /// - Parameters:
  ///   - subject: the finding.
  ///   - reader: the id of the account, or that for what readers agreed on.
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  public func takeBack(
    _ subject: PassageJudgement.Subject, by reader: String, in id: String, of owner: String
  ) async throws {
    try await database.write { session in
      try session.execute(
        """
        DELETE FROM plan_judgements WHERE owner = \(owner) AND plan = \(id)
          AND passage = \(subject.passage) AND goal = \(subject.goal.rawValue)
          AND kind = \(subject.kind.rawValue) AND reader = \(reader)
        """)
      try Self.noteChange(of: id, owner, in: session)
    }
  }

  private static func noteChange(
    of id: String, _ owner: String, in session: borrowing WriteSession
  ) throws {
    try session.execute(
      "UPDATE plans SET version = version + 1 WHERE owner = \(owner) AND id = \(id)")
  }
}
