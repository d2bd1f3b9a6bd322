import Problems

/// A pattern for text that is held against the whole of it in time linear in its length.
///
/// The patterns are those regular expressions that describe regular languages: signs, `.`, classes
/// such as `[a-z0-9]` and `[^,]`, `\d \w \s` and their opposites, groups, `|`, `* + ? {m,n}`. Instead of
/// trying ways one by one it follows all at once (Thompson 1968), so no pattern and no text take long.
struct TextPattern {
  /// What the machine does at one place of the pattern.
  enum Step {
    case take(Set)
    /// Goes on at both.
    case split(Int, Int)
    case jump(Int)
    case done
  }

  /// Characters that fit at one place.
  struct Set {
    var ranges: [ClosedRange<UInt32>]
    var isOpposite = false

    func holds(_ scalar: UInt32) -> Bool {
      ranges.contains { $0.contains(scalar) } != isOpposite
    }
  }

  private let steps: [Step]

  /// The most steps that a pattern may come to.
  static let largest = 2000

  /// Reads a pattern.
  ///
  /// - Parameter text: the pattern; `^` at its beginning and `$` at its end say what holds anyway.
  /// - Throws: where in the pattern something is wrong.
  init(_ text: String) throws(Refusal) {
    var reader = PatternReader(text)
    steps = try reader.steps()
  }

  /// What is wrong in a pattern.
  struct Refusal: Error {
    /// In characters from the beginning of the pattern.
    let offset: Int
    let found: String
  }

  /// Whether the whole text fits.
  func fits(_ text: String) -> Bool {
    var current = Threads(count: steps.count)
    var next = Threads(count: steps.count)
    add(0, to: &current)
    for scalar in text.unicodeScalars {
      next.clear()
      for index in current.list {
        if case .take(let set) = steps[index], set.holds(scalar.value) {
          add(index + 1, to: &next)
        }
      }
      swap(&current, &next)
      if current.list.isEmpty { return false }
    }
    return current.list.contains { if case .done = steps[$0] { true } else { false } }
  }

  /// The steps the machine stands at, each once.
  private struct Threads {
    var list: [Int] = []
    private var marks: [Int]
    private var round = 1

    init(count: Int) { marks = [Int](repeating: 0, count: count) }

    mutating func clear() {
      list.removeAll(keepingCapacity: true)
      round += 1
    }

    mutating func insert(_ step: Int) -> Bool {
      guard marks[step] != round else { return false }
      marks[step] = round
      return true
    }
  }

  private func add(_ start: Int, to threads: inout Threads) {
    var open = [start]
    while let index = open.popLast() {
      guard threads.insert(index) else { continue }
      switch steps[index] {
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .take, .done: threads.list.append(index)
      }
    }
  }
}
