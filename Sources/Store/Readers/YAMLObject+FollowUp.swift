import FollowUp
import Languages
import Measures

extension YAMLObject {
  /// The recommendation that an entry of `recommendations.yaml` describes.
  func recommendation() -> Recommendation {
    Recommendation(
      id: text("id"), addressee: Recommendation.Addressee(rawValue: text("to")) ?? .local,
      text: localized("text"), original: optionalText("original").map(LanguageTag.init(rawValue:)),
      findings: texts("findings"), goals: texts("goals").compactMap { Int($0) }, place: place)
  }

  /// The agreement that an entry of `actions.yaml` describes.
  func agreement() -> Agreement? {
    day("date").map {
      Agreement(
        id: text("id"), title: localized("title"), parties: localizedList("parties"), date: $0)
    }
  }

  /// The action point that an entry of `actions.yaml` describes.
  func actionPoint() -> ActionPoint {
    ActionPoint(
      id: text("id"), agreement: optionalText("agreement"), text: localized("text"),
      owner: localized("owner"), due: day("due"), status: status("status"),
      recommendations: texts("recommendations"), evidence: optionalLocalized("evidence"),
      history: objects("history").compactMap { event in
        event.day("date").map {
          ActionPoint.Event(date: $0, status: event.status("status"), note: event.localized("note"))
        }
      }, place: place)
  }

  private func status(_ key: String) -> ActionPoint.Status {
    ActionPoint.Status(rawValue: text(key)) ?? .unknown
  }
}
