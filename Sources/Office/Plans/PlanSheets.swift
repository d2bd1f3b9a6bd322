import Agenda
public import Fieldwork
import Measures
import PlanReading
import StatisticalTables

/// What readers say of plans as a file of the review folder.
public enum PlanSheets {
  /// What readers say of plans; readers who have no name are known by their ids.
  ///
  /// - Parameter plans: the plans; what is said of findings that the last reading does not have is left out.
  /// - Returns: CSV.
  public static func judgements(of plans: [OpenPlan]) -> String {
    var writer = DelimitedWriter()
    writer.row(["plan", "passage", "goal", "kind", "reader", "decision", "moved-to", "date"])
    for open in plans {
      let names = readers(of: open.judgements)
      let bySubject = open.bySubject
      for passage in open.passages {
        for found in passage.findings {
          let subject = PassageJudgement.Subject(
            passage: passage.id, goal: found.goal, kind: found.kind)
          for judgement in bySubject[subject] ?? [] {
            let (decision, moved) =
              switch judgement.verdict {
              case .accept: ("accept", "")
              case .reject: ("reject", "")
              case .move: ("move", judgement.verdict.code)
              }
            writer.row([
              open.plan.id, passage.id, found.goal.description, found.kind.rawValue,
              judgement.isAgreed
                ? ReaderJudgement.agreed : names[judgement.by.id] ?? judgement.by.id,
              decision, moved, judgement.at.day.description,
            ])
          }
        }
      }
    }
    return writer.text
  }

  /// The readers' names by their ids; where two have one name, their ids tell them apart.
  private static func readers(of judgements: [PassageJudgement]) -> [String: String] {
    var names: [String: String] = [:]
    for judgement in judgements { names[judgement.by.id] = judgement.by.name ?? judgement.by.id }
    let counts = Dictionary(grouping: names.values) { $0 }.mapValues(\.count)
    return names.reduce(into: [:]) { result, reader in
      let isAlone = counts[reader.value] == 1 && reader.value != ReaderJudgement.agreed
      result[reader.key] = isAlone ? reader.value : "\(reader.value) (\(reader.key))"
    }
  }
}
