import Accounts
import Fieldwork
import Languages
import Measures
import Office
import Problems
import Screens

extension Call {
  /// Who does something at the desk of campaigns.
  var actor: CampaignDesk.Actor { CampaignDesk.Actor(principal, person) }

  /// The path of the owner's office, without the language.
  var ownerPath: String { "/o/\(self["owner"])" }

  /// The path of the campaign, without the language.
  var campaignPath: String { "\(ownerPath)/campaigns/\(self["campaign"])" }

  /// The campaign that the path names.
  func campaign() async throws -> Campaign {
    guard let found = try await office.campaigns.campaign(self["campaign"], of: self["owner"])
    else { throw Doorkeeper.Stop.notFound }
    return found
  }

  /// The campaign that the path names and how far each of its units has come.
  func progress(withMail: Bool = true) async throws -> CampaignProgress {
    let found = try await office.campaigns.progress(
      in: self["campaign"], of: self["owner"], withMail: withMail)
    guard let found else { throw Doorkeeper.Stop.notFound }
    return found
  }

  /// Whether the one who asks may do something with the campaign that the path names.
  func mayHere(_ permission: Permission) -> Bool {
    may(permission, on: Resource(owner: self["owner"], campaign: self["campaign"]))
  }

  /// A day in words.
  func words(_ day: Day) -> String {
    language.date(year: day.year, month: day.month, day: day.day)
  }

  /// An instant as day and clock.
  func words(_ moment: Moment, _ time: CivilTime) -> String {
    let reading = time.reading(of: moment)
    return language.text(
      "time.clock",
      [
        "date": words(reading.day),
        "clock": language.clock(hour: reading.hour, minute: reading.minute),
      ])
  }

  /// The name of a unit by its code, as it is today.
  var unitNames: @Sendable (String) -> String {
    let book = UnitBook.of(CivilTime.centralEuropean.day(of: office.ground.now))
    return { [language] in book.name($0, in: language) }
  }

  /// A count in the reader's form.
  func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }

  /// A share in the reader's form; words where nobody is asked.
  func percent(_ rate: Double?) -> String {
    rate.map { language.percent($0, decimals: 1) } ?? language.text("responses.no-rate")
  }

  /// What is wrong, beside the fields that it is about.
  func fieldProblems(_ refused: InputRefused) -> [FieldProblem] {
    refused.problems.map { problem in
      let field = problem.place.file
      return FieldProblem(
        "\(problem.message(in: language)) \(problem.advice(in: language))",
        field: field.isEmpty ? nil : field)
    }
  }

  /// What stood in the way, for the top of a page.
  func fieldProblems(_ refusal: Fieldwork.Refusal) -> [FieldProblem] {
    let problem = refusal.problem()
    return [FieldProblem("\(problem.message(in: language)) \(problem.advice(in: language))")]
  }

  /// What the page showed that a form came from.
  var seen: Basis { Basis(text: form["basis"] ?? "") }

  /// What others stored while somebody typed, in the order of the form.
  ///
  /// - Parameters:
  ///   - changed: what they stored.
  ///   - names: the fields in the order of the form.
  ///   - words: what a field is called, and its value in words.
  func meanwhile(
    _ changed: ChangedMeanwhile, _ names: [String],
    _ words: (_ name: String, _ value: String) -> (label: String, text: String)
  ) -> MeanwhilePart {
    MeanwhilePart(
      names.filter { changed.changed.contains($0) }.map { name in
        let (label, text) = words(name, changed.stored[name] ?? "")
        return .init(
          field: name, label: label, text: text, isTaken: changed.taken.contains(name))
      })
  }

  /// Does something and leads on; what the campaign refuses is told on a page of its own.
  func done(_ key: String, at path: String) -> Reply { .seeOther("\(path)?done=\(key)") }
}
