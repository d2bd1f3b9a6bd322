import Fieldwork
import Languages
import Measures
import Records

extension AnswerDesk {
  /// Puts the message in the queue that tells a unit what became of its response: a receipt, or that it came back.
  ///
  /// It goes where the unit was last written to; who was asked by other means gets none. What was done stands
  /// and shows on the unit's pages, whether or not the message can be queued.
  ///
  /// - Parameters:
  ///   - change: what was done, with what happened in it: a step that is sent again has no events.
  ///   - holder: who did it.
  func tell(_ change: ResponseChange, by holder: Holder) async {
    for event in change.events {
      switch event.what {
      case .submitted:
        guard let receipt = change.response.receipts.last else { continue }
        try? await queue(.receipt, by: holder) { writer, language in
          [
            "number": receipt.number, "digest": receipt.digest,
            "time": writer.moment(receipt.at, in: language),
          ]
        }
      case .sentBack(let words):
        try? await queue(.sentBack, by: holder) { _, _ in
          ["from": holder.person.name ?? "", "words": words]
        }
      default: continue
      }
    }
  }

  private func queue(
    _ kind: MessageKind, by holder: Holder,
    values: (LetterWriter, Language) -> [String: String]
  ) async throws {
    let store = ground.database.fieldwork
    let key = holder.link.response
    let before = try await store.letters(to: key.unit, in: key.campaign, of: key.owner)
    guard let last = before.last(where: { $0.kind.canBeEnded && $0.state == .sent }) else { return }
    let contact = try await store.contacts(in: key.campaign, of: key.owner)
      .first { $0.id == last.contact && $0.isUsable }
    guard let contact else { return }
    let campaign = holder.rules.campaign
    let writer = LetterWriter(
      ground: ground, campaign: campaign,
      templates: try await store.templates(in: campaign.id, of: key.owner))
    let outgoing = try writer.outgoing(
      kind, to: ReminderRound.Recipient(unit: key.unit, contact: contact), by: holder.person,
      more: values(writer, writer.language(of: contact)))
    _ = try await store.queue([outgoing], of: key.owner)
  }
}

extension LetterWriter {
  /// A moment by the campaign's clock.
  func moment(_ moment: Moment, in language: Language) -> String {
    let reading = campaign.plan.time.reading(of: moment)
    let day = reading.day
    return language.text(
      "answering.moment",
      [
        "date": language.date(year: day.year, month: day.month, day: day.day),
        "clock": reading.clock,
      ])
  }
}
