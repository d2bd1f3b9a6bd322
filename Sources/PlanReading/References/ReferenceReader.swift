import Agenda

/// Finds the goals and targets that a passage names, from its words and the bytes between them.
///
/// It visits only the words that may begin a reference, so a passage without them costs nothing.
struct ReferenceReader {
  let stream: WordStream
  let language: PassageLanguage
  let surroundings: GoalContext
  /// What was found so far, in the order of the text.
  private(set) var references: [GoalReference] = []
  /// The last word that spoke of the UN's goals.
  var lastMarker: Int?
  /// Whether a word has said since then that the goals are the municipality's own.
  var isOwn = false
  /// The word after the last goal's name.
  var lastNameEnd: Int?
  /// The first word that no reference has taken yet.
  var next = 0

  init(_ stream: WordStream, language: PassageLanguage, surroundings: GoalContext) {
    self.stream = stream
    self.language = language
    self.surroundings = surroundings
  }

  /// Whether a word spoke of the UN's goals, by name or without.
  var speaksOfGoals: Bool { lastMarker != nil }

  /// Reads all references of the passage.
  mutating func read() {
    for mark in stream.marked where Int(mark) >= next { visit(Int(mark)) }
  }

  private mutating func visit(_ index: Int) {
    let traits = stream.traits(index)
    switch traits.mark {
    case .own, .plan:
      noteOwn(at: index)
    case .agenda:
      if index + 1 < stream.count, stream.tokens[index + 1].number == 2030 { noteMarker(index) }
    case .sdg, .developmentGoal, .goal, .target, .indicator:
      if let trigger = Trigger(at: index, in: stream) { read(trigger) }
    case .number:
      readParenthesis(at: index)
    default:
      break
    }
    if traits.nameGroup > 0, index >= next { readName(at: index, group: traits.nameGroup) }
  }

  /// An own-marker in a later sentence than the last word on the UN's goals ends their context.
  private mutating func noteOwn(at index: Int) {
    guard let marker = lastMarker else { return }
    if sentence(of: index) != sentence(of: marker) { isOwn = true }
  }

  mutating func noteMarker(_ index: Int) {
    lastMarker = index
    isOwn = false
  }

  mutating func add(_ found: [GoalReference]) {
    references += found
  }

  /// The first word of the sentence that a word stands in.
  func sentence(of index: Int) -> Int {
    var first = index
    while first > 0, !stream.tokens[first].flags.contains(.sentence) { first -= 1 }
    return first
  }

  /// The last word of the sentence that a word stands in.
  func sentenceEnd(of index: Int) -> Int {
    var last = index
    while last + 1 < stream.count, !stream.tokens[last + 1].flags.contains(.sentence) { last += 1 }
    return last
  }
}
