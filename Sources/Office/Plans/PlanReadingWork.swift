import Fieldwork
import Measures
import PlanReading
import Problems

/// Reads plans one after another on a thread of its own: what was learnt of words is used for the next.
actor PlanReadingWork {
  private let thread = OwnThread("samstemt.plans")
  private var reader: PlanReader?

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// What the reading of a file came to.
  struct Outcome: Sendable {
    let state: FiledPlan.State
    /// The passages; nil where it cannot be read.
    let passages: [FiledPassage]?
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - name: its name.
  ///   - moment: when it is read.
  func read(_ bytes: [UInt8], name: String, at moment: Moment) -> Outcome {
    do throws(InputRefused) {
      let source = try PlanSource(bytes, name: name)
      let reader = self.reader ?? PlanReader(.standard)
      self.reader = reader
      let plan = reader.read(source.text)
      let passages = FiledPassage.all(of: plan)
      guard !passages.isEmpty else {
        throw InputRefused([Problem("plan.empty", at: Place(""))])
      }
      return Outcome(
        state: .read(
          FiledPlan.Summary(
            at: moment, language: plan.language, pages: source.pages, passages: passages.count,
            leftOut: plan.passages.count - passages.count,
            remarks: (source.notes + Self.notes(of: plan)).map { FiledPlan.Remark($0) })),
        passages: passages)
    } catch {
      return Outcome(
        state: .refused(error.problems.map { FiledPlan.Remark($0) }), passages: nil)
    }
  }

  /// What was read only in part, or not at all.
  private static func notes(of plan: ReadPlan) -> [Problem] {
    let partly = plan.readings.count { $0.language.isRead && $0.language.lexicon == nil }
    let unread = plan.readings.count { !$0.language.isRead }
    return [
      partly == 0
        ? nil : Problem("plan.other-language", at: Place(""), ["count": String(partly)]),
      unread == 0 ? nil : Problem("plan.sami", at: Place(""), ["count": String(unread)]),
    ].compactMap { $0 }
  }
}
