import Database
import Fieldwork
public import Measures

/// What open calls forget when its time is over.
extension CallStore {
  /// Forgets where submissions came from, as soon as the limit of their call no longer counts it.
  ///
  /// - Parameter moment: now.
  /// - Returns: how many places were forgotten.
  public func forgetPlaces(at moment: Moment) async throws -> Int {
    let owners = try await database.read { session in
      try session.rows("SELECT DISTINCT owner, call_id FROM call_places").map {
        (owner: try $0["owner"] as String, call: try $0["call_id"] as String)
      }
    }
    var count = 0
    for (owner, id) in owners {
      count += try await database.write { session in
        guard let call = try Self.call(id, of: owner, in: session) else { return 0 }
        let last = moment.adding(seconds: -call.plan.limit.seconds).milliseconds
        return try session.execute(
          """
          DELETE FROM call_places WHERE owner = \(owner) AND call_id = \(id) AND sent <= \(last)
          """)
      }
    }
    return count
  }

  /// Deletes what was sent in to a call; what came of it stays.
  ///
  /// - Parameters:
  ///   - id: the call.
  ///   - owner: the id of its owner.
  /// - Returns: how many submissions were deleted.
  public func forgetSubmissions(to id: String, of owner: String) async throws -> Int {
    try await database.write { session in
      try session.execute(
        "DELETE FROM call_submissions WHERE owner = \(owner) AND call_id = \(id)")
    }
  }
}
