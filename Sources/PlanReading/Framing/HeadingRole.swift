/// What a heading says that stands below it.
public enum HeadingRole: Hashable, Sendable {
  /// What the plan is about.
  case content
  /// Measures.
  case measures
  /// The document itself: a preface, methods, sources.
  case framing

  private static let wordsOfMeasures: Set<Substring> = [
    "tiltak", "tiltaka", "tiltakene", "handlingsdel", "handlingsprogram", "handlingsplan",
    "measures", "actions", "tiltaksplan",
  ]

  /// Whether one of the words of a heading says that measures follow.
  static func namesMeasures(_ heading: String) -> Bool {
    heading.lowercased().split { !$0.isLetter }.contains { wordsOfMeasures.contains($0) }
  }
}

extension PlanReader {
  /// What a heading says that stands below it.
  ///
  /// - Parameters:
  ///   - heading: its text, with or without a number.
  ///   - document: the language of the document.
  /// - Returns: content where it says nothing else.
  public func role(of heading: String, in document: PassageLanguage = .unknown) -> HeadingRole {
    if HeadingRole.namesMeasures(heading) { return .measures }
    return read(heading, in: document).framing?.kind == .title ? .framing : .content
  }
}
