public import Fieldwork
import Languages
public import Measures

extension AnswerWords {
  /// Who somebody is, to colleagues of the same organisation.
  ///
  /// - Parameter person: who answered.
  /// - Returns: the name, or that it is the one who coordinates.
  public func name(_ person: Person) -> String {
    person.name ?? language.text("answering.coordinator")
  }

  /// Who has stored an answer and when, by name.
  public func given(_ version: AnswerVersion) -> String {
    language.text(
      "answering.given-by", ["name": name(version.by), "time": moment(version.at)])
  }

  /// Who has stored an answer and when, to one who may have done it.
  ///
  /// - Parameters:
  ///   - version: the answer.
  ///   - reader: who reads of it; their own name is not told to them.
  ///   - now: the time; of today only the clock is told.
  public func given(_ version: AnswerVersion, to reader: Person, at now: Moment) -> String {
    let reading = time.reading(of: version.at)
    let when =
      reading.day == time.day(of: now)
      ? language.text("answering.clock", ["clock": clock(reading)]) : moment(version.at)
    return version.by.id == reader.id
      ? language.text("answering.given-by-you", ["time": when])
      : language.text("answering.given-by", ["name": name(version.by), "time": when])
  }

  func names(_ people: [Person]) -> String { language.list(people.map(name)) }
}
