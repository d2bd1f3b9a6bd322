public import Fieldwork
public import Measures
public import Problems
import Records
public import SurveyFormats
public import Surveys

/// What taking in a file of answers that were collected elsewhere would do, before anything is stored.
public struct IntakePlan: Sendable {
  /// The id of the intake.
  public let id: String
  /// The file's name.
  public let file: String
  /// The campaign.
  public let campaign: Campaign
  /// The questionnaire that the answers are held against.
  public let questionnaire: Questionnaire
  /// The columns of the file.
  public let columns: [Column]
  /// What is wrong in it, by row and column; what is told there is not taken in unless a warning says so.
  public let problems: [Problem]
  /// What happens to each unit that the file names, in the order of its rows.
  public let units: [UnitPart]

  /// A column of the file.
  public struct Column: Hashable, Sendable {
    /// Its name in the file.
    public let name: String
    /// What it holds; nil where that cannot be told.
    public let holds: AnswerColumn?
  }

  /// What happens to one unit.
  public struct UnitPart: Sendable {
    /// The code of the unit.
    public let unit: String
    /// The row in the file.
    public let line: Int
    /// The answers to what was not answered.
    public let new: [AnswerChange]
    /// How many answers are there already.
    public let same: Int
    /// The answers that differ from what is there.
    public let conflicts: [Conflict]
    /// When it was handed in elsewhere, where it is handed in here by that.
    public let handedIn: Moment?
    /// Why nothing of it can be taken in; nil where it can.
    public let refusal: Refusal?
  }

  /// Two answers to one question.
  public struct Conflict: Hashable, Sendable {
    /// The unit.
    public let unit: String
    /// The question that is asked.
    public let question: Question
    /// What is stored.
    public let stored: AnswerVersion
    /// What was collected.
    public let collected: AnswerChange

    /// What names it within the file: the unit and the question's key.
    public var id: String { "\(unit) \(collected.question)" }
  }

  /// How conflicts are decided.
  public enum Decision: Hashable, Sendable {
    /// What is stored stays.
    case keep
    /// What was collected takes its place.
    case take
    /// What was collected takes the place of these, by their ids; the others stay.
    case each(Set<String>)

    func takes(_ conflict: Conflict) -> Bool {
      switch self {
      case .keep: false
      case .take: true
      case .each(let ids): ids.contains(conflict.id)
      }
    }
  }

  /// The units that something can be taken in of.
  public var open: [UnitPart] { units.filter { $0.refusal == nil } }
  /// All conflicts, in the order of the file.
  public var conflicts: [Conflict] { open.flatMap(\.conflicts) }
  /// How many answers are new.
  public var newCount: Int { open.reduce(0) { $0 + $1.new.count } }
  /// How many answers are there already.
  public var sameCount: Int { open.reduce(0) { $0 + $1.same } }
  /// How many units are handed in.
  public var handedInCount: Int { open.count { $0.handedIn != nil } }
  /// The columns that it cannot be told of what they hold, by their places.
  public var unknownColumns: [(index: Int, name: String)] {
    columns.enumerated().filter { $1.holds == nil && !$1.name.isEmpty }.map { ($0, $1.name) }
  }
  /// Whether a column says which unit answered.
  public var hasUnits: Bool { columns.contains { $0.holds == .unit } }
  /// Whether there is something to store.
  public var isEmpty: Bool {
    newCount == 0 && conflicts.isEmpty && handedInCount == 0
  }

  /// What names exactly this plan: another one where answers have come in between that change it.
  public var seen: String {
    var text = columns.map { "\($0.name)=\($0.holds?.name ?? "")" }.joined(separator: "\n")
    for unit in units {
      text +=
        "\n\(unit.unit) \(unit.handedIn?.milliseconds ?? 0) \(unit.refusal?.reason.rawValue ?? "")"
      for change in unit.new { text += "\n+\(change.question) \(change.basis)" }
      for conflict in unit.conflicts {
        text += "\n!\(conflict.collected.question) \(conflict.collected.basis)"
      }
    }
    return FileStore.id(of: Array(text.utf8))
  }
}
