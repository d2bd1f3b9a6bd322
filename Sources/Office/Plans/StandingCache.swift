import Fieldwork
import Synchronization

/// Standings that were computed: each serves until its plan has another version.
final class StandingCache: Sendable {
  private let kept = Mutex<[[String]: (version: Int, standing: PlanStanding)]>([:])
  private static let most = 2_000

  func standing(_ key: [String], _ version: Int) -> PlanStanding? {
    kept.withLock { kept in kept[key].flatMap { $0.version == version ? $0.standing : nil } }
  }

  func keep(_ standing: PlanStanding, as key: [String], _ version: Int) {
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[key] = (version, standing)
    }
  }
}
