extension Questionnaire {
  /// The same questionnaire under another id.
  ///
  /// - Parameter id: the id.
  public func called(_ id: String) -> Questionnaire {
    var parts = QuestionnaireParts(self)
    parts.id = id
    return parts.questionnaire
  }
}
