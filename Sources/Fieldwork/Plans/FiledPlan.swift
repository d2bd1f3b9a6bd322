public import Measures
public import PlanReading
public import Problems

/// A unit's plan that was sent in to be read, and how far the reading has come.
public struct FiledPlan: Hashable, Sendable, Codable {
  /// Its id within the owner.
  public let id: String
  /// The owner that it was sent to.
  public let owner: String
  /// The code of the unit whose plan it is.
  public let unit: String
  /// The code of the county that the unit lies in, or is.
  public let county: String?
  /// What it is called.
  public var title: String
  /// The year from which it holds.
  public var year: Int
  /// What kind of plan it is.
  public var kind: PlanKind
  /// The file as it was sent in.
  public let file: File
  /// Who sent it in.
  public let by: Person
  /// When it was sent in.
  public let at: Moment
  /// How far the reading has come.
  public var state: State

  /// A file that was sent in.
  public struct File: Hashable, Sendable, Codable {
    /// The id of what it holds.
    public let id: String
    /// The name that the sender has for it.
    public let name: String
    /// How many bytes it has.
    public let bytes: Int

    /// A file.
    ///
    /// - Parameters:
    ///   - id: the id of what it holds.
    ///   - name: the name that the sender has for it.
    ///   - bytes: how many bytes it has.
    public init(id: String, name: String, bytes: Int) {
      self.id = id
      self.name = name
      self.bytes = bytes
    }
  }

  /// How far the reading of a plan has come.
  public enum State: Hashable, Sendable, Codable {
    /// It waits to be read.
    case waiting
    /// It was read.
    case read(Summary)
    /// It cannot be read, for these reasons.
    case refused([Remark])
  }

  /// What a reading came to.
  public struct Summary: Hashable, Sendable, Codable {
    /// When it was read.
    public let at: Moment
    /// The language that most of it is written in.
    public let language: PassageLanguage
    /// How many pages it has; nil where the format has none.
    public let pages: Int?
    /// How many passages say something.
    public let passages: Int
    /// How many only show the goals or the contents, and are left out.
    public let leftOut: Int
    /// What somebody should look at.
    public let remarks: [Remark]

    /// What a reading came to.
    ///
    /// - Parameters:
    ///   - at: when it was read.
    ///   - language: the language of most of it.
    ///   - pages: how many pages it has.
    ///   - passages: how many passages say something.
    ///   - leftOut: how many are left out.
    ///   - remarks: what somebody should look at.
    public init(
      at: Moment, language: PassageLanguage, pages: Int?, passages: Int, leftOut: Int,
      remarks: [Remark] = []
    ) {
      self.at = at
      self.language = language
      self.pages = pages
      self.passages = passages
      self.leftOut = leftOut
      self.remarks = remarks
    }
  }

  /// A problem as it is kept: told in the language of whoever looks.
  public struct Remark: Hashable, Sendable, Codable {
    private let code: String
    private let values: [String: String]

    /// A problem to keep.
    ///
    /// - Parameter problem: the problem.
    public init(_ problem: Problem) {
      code = problem.code
      values = problem.values
    }

    /// The problem.
    public var problem: Problem { Problem(code, .warning, at: Place(""), values) }
  }

  /// A plan that waits to be read.
  ///
  /// - Parameters:
  ///   - id: its id within the owner.
  ///   - owner: the owner that it was sent to.
  ///   - unit: the code of the unit.
  ///   - county: the code of its county.
  ///   - title: what it is called.
  ///   - year: the year from which it holds.
  ///   - kind: what kind of plan it is.
  ///   - file: the file as it was sent in.
  ///   - person: who sent it in.
  ///   - moment: when.
  public init(
    id: String, owner: String, unit: String, county: String?, title: String, year: Int,
    kind: PlanKind, file: File, by person: Person, at moment: Moment
  ) {
    self.id = id
    self.owner = owner
    self.unit = unit
    self.county = county
    self.title = title
    self.year = year
    self.kind = kind
    self.file = file
    by = person
    at = moment
    state = .waiting
  }

  /// What the reading came to; nil where it has not been read.
  public var summary: Summary? {
    if case .read(let summary) = state { summary } else { nil }
  }
}
