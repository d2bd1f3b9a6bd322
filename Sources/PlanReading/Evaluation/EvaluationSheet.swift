public import Agenda

/// How well findings agree with what readers said, by goal and over all goals.
public struct EvaluationSheet: Sendable {
  /// What is compared.
  public enum Kind: String, Sendable, CaseIterable {
    /// Goals that readers were asked about, one at a time: is it asserted where they said yes?
    case asked
    /// All goals of a text: is each asserted, and no other? Where readers were asked about the main goal only,
    /// each other one counts as wrong, so precision is a lower bound.
    case all
    /// The likeliest goal of texts with one goal.
    case first
  }

  /// The figures of a goal.
  public struct Line: Sendable {
    /// The goal.
    public let goal: GoalID
    /// How many texts readers said it of.
    public let count: Int
    /// How many of those it was found in, of those it was found in at all.
    public let precision: Share
    /// How many of the readers' texts it was found in.
    public let recall: Share
    /// The harmonic mean of the two; 0 where both are.
    public let f1: Double
    /// The interval of 95 % by drawing the texts again.
    public let f1Interval: ClosedRange<Double>
  }

  /// A figure over all goals, with its interval of 95 % by drawing the texts again.
  public struct Figure: Sendable {
    /// The figure.
    public let value: Double
    /// The interval.
    public let interval: ClosedRange<Double>
  }

  /// What is compared.
  public let kind: Kind
  /// How many texts.
  public let texts: Int
  /// The goals that texts were asked about, or were said to be about.
  public let lines: [Line]
  /// The mean of the goals' F1.
  public let macroF1: Figure
  /// F1 over all goals together.
  public let microF1: Figure
  /// How many answers agree; nil where all goals of a text are compared.
  public let accuracy: Share?
  /// How many goals are asserted of a text; nil for the likeliest goal.
  public let goalsPerText: Double?
}

extension EvaluationSheet {
  /// One goal of one text: what readers said, and what was found.
  struct Outcome {
    let text: Int
    let goal: GoalID
    let isTrue: Bool
    let isFound: Bool
  }

  /// The sheet of outcomes; nil where there are none.
  init?(kind: Kind, outcomes: [Outcome], asserted: [Int]) {
    guard !outcomes.isEmpty else { return nil }
    var byText: [[Outcome]] = []
    var places: [Int: Int] = [:]
    for outcome in outcomes {
      if let place = places[outcome.text] {
        byText[place].append(outcome)
      } else {
        places[outcome.text] = byText.count
        byText.append([outcome])
      }
    }
    var goals: Set<GoalID> = []
    for outcome in outcomes where outcome.isTrue || kind == .asked { goals.insert(outcome.goal) }
    let whole = Counts(byText.joined())
    let draws = Draws(of: byText, goals: goals)
    self.kind = kind
    texts = byText.count
    lines = goals.sorted().map { goal in
      let count = whole[goal]
      return Line(
        goal: goal, count: count.right + count.missed,
        precision: Share(part: count.right, whole: count.right + count.wrong),
        recall: Share(part: count.right, whole: count.right + count.missed), f1: count.f1,
        f1Interval: draws.interval { $0[goal].f1 })
    }
    macroF1 = Figure(value: whole.macro(goals), interval: draws.interval { $0.macro(goals) })
    microF1 = Figure(value: whole.all.f1, interval: draws.interval { $0.all.f1 })
    switch kind {
    case .asked:
      accuracy = Share(
        part: outcomes.count { $0.isTrue == $0.isFound }, whole: outcomes.count)
    case .first:
      let right = outcomes.count { $0.isTrue && $0.isFound }
      accuracy = Share(part: right, whole: byText.count)
    case .all: accuracy = nil
    }
    goalsPerText =
      kind == .first || asserted.isEmpty
      ? nil : Double(asserted.reduce(0, +)) / Double(asserted.count)
  }
}

/// How often each goal was found where it should, and not.
private struct Counts {
  struct Count {
    var right = 0
    var wrong = 0
    var missed = 0

    var f1: Double {
      right == 0 ? 0 : Double(2 * right) / Double(2 * right + wrong + missed)
    }
  }

  private var counts = [Count](repeating: Count(), count: GoalVector.count)

  init() {}

  init(_ outcomes: some Sequence<EvaluationSheet.Outcome>) {
    for outcome in outcomes { add(outcome) }
  }

  mutating func add(_ outcome: EvaluationSheet.Outcome) {
    let place = outcome.goal.rawValue - 1
    if outcome.isFound {
      if outcome.isTrue { counts[place].right += 1 } else { counts[place].wrong += 1 }
    } else if outcome.isTrue {
      counts[place].missed += 1
    }
  }

  subscript(_ goal: GoalID) -> Count { counts[goal.rawValue - 1] }

  var all: Count {
    counts.reduce(into: Count()) {
      $0.right += $1.right
      $0.wrong += $1.wrong
      $0.missed += $1.missed
    }
  }

  func macro(_ goals: Set<GoalID>) -> Double {
    goals.isEmpty
      ? 0 : goals.sorted().reduce(0) { $0 + self[$1].f1 } / Double(goals.count)
  }
}

/// The counts of many draws of the texts: how far figures would move with other texts of the same kind.
private struct Draws {
  static let count = 1_000
  private var counts: [Counts] = []

  init(of texts: [[EvaluationSheet.Outcome]], goals: Set<GoalID>) {
    var random = DrawGenerator(state: UInt64(texts.count))
    for _ in 0..<Draws.count {
      var drawn = Counts()
      for _ in texts.indices {
        for outcome in texts[Int.random(in: texts.indices, using: &random)] { drawn.add(outcome) }
      }
      counts.append(drawn)
    }
  }

  func interval(_ figure: (Counts) -> Double) -> ClosedRange<Double> {
    let values = counts.map(figure).sorted()
    let edge = values.count * 25 / 1_000
    return values[edge]...values[values.count - 1 - edge]
  }
}

/// Draws the same numbers each time (SplitMix64), so that the same texts give the same intervals.
private struct DrawGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
