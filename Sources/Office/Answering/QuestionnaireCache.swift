import Problems
public import Records
import Store
public import Surveys
import Synchronization

/// Questionnaires in the versions that are in the field, read once each: a version never changes.
public final class QuestionnaireCache: Sendable {
  private struct Key: Hashable {
    let owner: String
    let id: String
    let number: Int
  }

  private let store: FieldworkStore
  private let kept = Mutex<[Key: Questionnaire]>([:])
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
    if let known = kept.withLock({ $0[key] }) { return known }
    guard let yaml = try await store.questionnaire(id, number: number, of: owner) else {
      return nil
    }
    var log = ProblemLog()
    let questionnaire = try Questionnaire(
      yaml: Array(yaml.utf8), file: "\(id)-\(number).yaml", log: &log)
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[key] = questionnaire
    }
    return questionnaire
  }
}
