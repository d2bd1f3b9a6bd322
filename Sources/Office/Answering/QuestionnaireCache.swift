import Problems
public import Records
import Store
public import Surveys
import Synchronization

/// Questionnaires in the versions that are in the field, read once each: a version never changes.
///
/// Where hundreds ask at once, as after a restart, one reads and the others wait for it.
public final class QuestionnaireCache: Sendable {
  private struct Key: Hashable {
    let owner: String
    let id: String
    let number: Int
  }

  private let store: FieldworkStore
  private let kept = Mutex<[Key: Task<Questionnaire?, any Error>]>([:])
  private static let most = 200

  /// A cache of nothing.
  ///
  /// - Parameter store: where the questionnaires are kept.
  public init(_ store: FieldworkStore) {
    self.store = store
  }

  /// A questionnaire.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - number: the version.
  ///   - owner: the id of its owner.
  /// - Returns: nil where there is none.
  /// - Throws: `InputRefused` where its text is not a questionnaire; `DatabaseError`.
  public func questionnaire(
    _ id: String, number: Int, of owner: String
  ) async throws -> Questionnaire? {
    let key = Key(owner: owner, id: id, number: number)
    let reading = kept.withLock { kept in
      if let known = kept[key] { return known }
      if kept.count >= Self.most { kept.removeAll() }
      let reading = Task { try await self.read(key) }
      kept[key] = reading
      return reading
    }
    do {
      if let questionnaire = try await reading.value { return questionnaire }
      forget(key, reading)
      return nil
    } catch {
      forget(key, reading)
      throw error
    }
  }

  private func read(_ key: Key) async throws -> Questionnaire? {
    let yaml = try await store.questionnaire(key.id, number: key.number, of: key.owner)
    guard let yaml else { return nil }
    var log = ProblemLog()
    return try Questionnaire(
      yaml: Array(yaml.utf8), file: "\(key.id)-\(key.number).yaml", log: &log)
  }

  /// What was not there or failed is asked for anew.
  private func forget(_ key: Key, _ reading: Task<Questionnaire?, any Error>) {
    kept.withLock { if $0[key] == reading { $0[key] = nil } }
  }
}
