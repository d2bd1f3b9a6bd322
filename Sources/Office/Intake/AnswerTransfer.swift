import Accounts
import Fieldwork
public import Foundation
import Languages
public import Problems
import Surveys

/// Answers that were collected elsewhere, taken into a server's database by a command: by the server where it
/// runs, else in the database itself.
public enum AnswerTransfer {
  /// What is to be taken in.
  public struct Order: Sendable, Codable {
    /// The id of the organisation.
    public var owner: String
    /// The id of the campaign.
    public var campaign: String
    /// The file's name.
    public var name: String
    /// The file.
    public var content: Data
    /// The name of the code book; nil where there is none.
    public var bookName: String?
    /// The code book.
    public var book: Data?
    /// The day of responses that tell none; empty where such responses are not handed in.
    public var submitted: String
    /// Whether the file holds where it differs from what is stored.
    public var takesConflicts: Bool
    /// Whether nothing is to be stored.
    public var isTrial: Bool

    /// What is to be taken in.
    ///
    /// - Parameters:
    ///   - file: the path of the file.
    ///   - book: the path of the code book.
    ///   - day: the day of responses that tell none.
    ///   - owner: the id of the organisation.
    ///   - campaign: the id of the campaign.
    ///   - takesConflicts: whether the file holds where it differs from what is stored.
    ///   - isTrial: whether nothing is to be stored.
    /// - Throws: `InputRefused` where a file cannot be read.
    public init(
      file: String, book: String?, submitted day: String, owner: String, campaign: String,
      takesConflicts: Bool, isTrial: Bool
    ) throws(InputRefused) {
      func read(_ path: String) throws(InputRefused) -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
          throw InputRefused([Problem("server.file-missing", at: Place(path))])
        }
        return data
      }
      name = file
      content = try read(file)
      bookName = book
      self.book = try book.map { path throws(InputRefused) in try read(path) }
      submitted = day
      self.owner = owner
      self.campaign = campaign
      self.takesConflicts = takesConflicts
      self.isTrial = isTrial
    }
  }

  /// An answer that differs from what is stored.
  public struct Difference: Sendable, Codable {
    /// The row in the file.
    public let row: Int
    /// The code of the unit.
    public let unit: String
    /// The id of the question.
    public let question: String
    /// What is stored, as a file of answers writes it.
    public let stored: String
    /// What the file has.
    public let found: String
  }

  /// What came of it.
  public struct Outcome: Sendable, Codable {
    /// How many answers are new.
    public var new: Int
    /// How many are there already.
    public var same: Int
    /// The answers that differ from what is stored.
    public var differences: [Difference]
    /// What was stored; nil where nothing was to be.
    public var taken: CampaignDesk.TakenIn?
    private var told: [LocalProblem]

    /// What is wrong in the file, by row and column.
    public var problems: [Problem] { told.map(\.problem) }

    init(_ plan: IntakePlan, taken: CampaignDesk.TakenIn?) {
      new = plan.newCount
      same = plan.sameCount
      differences = plan.open.flatMap { unit in
        unit.conflicts.map { conflict in
          Difference(
            row: unit.line, unit: unit.unit, question: conflict.collected.question,
            stored: conflict.question.written(conflict.stored.value),
            found: conflict.question.written(conflict.collected.value))
        }
      }
      self.taken = taken
      let refused = plan.units.compactMap { unit in
        unit.refusal.map { $0.problem(at: Place(plan.file, line: unit.line, cell: unit.unit)) }
      }
      told = (plan.problems + refused).map(LocalProblem.init)
    }
  }

  /// Takes answers in.
  ///
  /// - Parameters:
  ///   - order: what is to be taken in.
  ///   - place: where the server keeps its things.
  /// - Returns: what came of it.
  /// - Throws: `InputRefused` with what stands in the way.
  public static func carryOut(_ order: Order, at place: ServerPlace) async throws -> Outcome {
    try place.checkFolder()
    let ground: Ground
    do {
      ground = try await Ground.open(place, settings: OfficeSettings(origin: ""))
    } catch let refused as InputRefused
      where refused.problems.contains(where: { $0.code == "database.in-use" })
    {
      // The server has the database open: it takes the answers in itself.
      guard let outcome = try await LocalDoor(place).takeIn(order) else { throw refused }
      return outcome
    }
    do {
      let outcome = try await carryOut(order, in: ReviewOffice(ground))
      await ground.close()
      return outcome
    } catch {
      await ground.close()
      throw error
    }
  }

  /// Takes answers in at an office that is open.
  ///
  /// - Parameters:
  ///   - order: what is to be taken in.
  ///   - office: the office.
  /// - Returns: what came of it.
  /// - Throws: `InputRefused` with what stands in the way.
  public static func carryOut(_ order: Order, in office: ReviewOffice) async throws -> Outcome {
    let desk = office.campaigns
    guard let campaign = try await desk.campaign(order.campaign, of: order.owner),
      let owner = try await office.accounts.owner(order.owner)
    else {
      throw InputRefused([
        Problem(
          "fieldwork.no-campaign", at: Place(""),
          ["campaign": order.campaign, "owner": order.owner])
      ])
    }
    do {
      let book = order.book.map {
        CampaignDesk.SentTable(bytes: Array($0), name: order.bookName ?? "")
      }
      let id = try await desk.beginIntake(
        .init(bytes: Array(order.content), name: order.name), book: book,
        submitted: order.submitted, for: order.campaign, of: order.owner)
      guard let plan = try await desk.intakePlan(id, for: order.campaign, of: order.owner) else {
        throw InputRefused([Problem("file.missing", at: Place(order.name))])
      }
      guard plan.hasUnits else {
        try await desk.leave(intake: id, for: order.campaign, of: order.owner)
        throw InputRefused(plan.problems)
      }
      if order.isTrial {
        try await desk.leave(intake: id, for: order.campaign, of: order.owner)
        return Outcome(plan, taken: nil)
      }
      let taken = try await desk.takeIn(
        plan, order.takesConflicts ? .take : .keep,
        by: .init(
          .system,
          Fieldwork.Person(id: "system", name: owner.name.text(in: campaign.plan.language))))
      return Outcome(plan, taken: taken)
    } catch let refusal as Fieldwork.Refusal {
      throw InputRefused([refusal.problem(at: Place(order.name))])
    }
  }
}

extension Question {
  /// An answer as a file of answers writes it.
  fileprivate func written(_ answer: Answer) -> String {
    if case .text(let words) = answer { return words }
    let fields = fields(of: answer)
    return columns.compactMap { fields[$0] }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
