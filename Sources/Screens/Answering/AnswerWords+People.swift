public import Fieldwork
import Languages

extension AnswerWords {
  /// Who somebody is, to colleagues of the same organisation.
  ///
  /// - Parameter person: who answered.
  /// - Returns: the name, or that it is the one who coordinates.
  public func name(_ person: Person) -> String {
    person.name ?? language.text("answering.coordinator")
  }

  /// Who has stored an answer and when.
  public func given(_ version: AnswerVersion) -> String {
    language.text(
      "answering.given-by", ["name": name(version.by), "time": moment(version.at)])
  }

  func names(_ people: [Person]) -> String { language.list(people.map(name)) }
}
