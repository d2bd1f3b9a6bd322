/// A pattern of file names as shells know it: `*` and `?` stand for anything but `/`, `[…]` for one of several.
struct PathPattern: Sendable {
  let text: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    scalars = Array(self.text.unicodeScalars)
  }

  /// The folder that the pattern looks in: all before the last `/`.
  var folder: String {
    text.lastIndex(of: "/").map { String(text[..<$0]) } ?? ""
  }

  /// The ending of the files, with the dot; empty where there is none.
  var ending: String {
    let name = text.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
  }

  /// The same pattern for files of another ending.
  func with(ending other: String) -> PathPattern {
    PathPattern(String(text.dropLast(ending.count)) + other)
  }

  /// Whether a path fits as a whole.
  func matches(_ path: String) -> Bool {
    let path = Array(path.unicodeScalars)
    // Positions of the pattern that can be reached; each path letter moves all of them on.
    var reached: Set<Int> = closure([0])
    for scalar in path {
      var next: Set<Int> = []
      for position in reached where position < scalars.count {
        switch scalars[position] {
        case "*": if scalar != "/" { next.insert(position) }
        case "?": if scalar != "/" { next.insert(position + 1) }
        case "[":
          if let (set, end) = set(at: position) {
            if scalar != "/", set(scalar) { next.insert(end) }
          } else if scalar == "[" {
            next.insert(position + 1)
          }
        default: if scalars[position] == scalar { next.insert(position + 1) }
        }
      }
      reached = closure(next)
      if reached.isEmpty { return false }
    }
    return reached.contains(scalars.count)
  }

  /// A star may also stand for nothing.
  private func closure(_ positions: Set<Int>) -> Set<Int> {
    var all = positions
    for start in positions {
      var position = start
      while position < scalars.count, scalars[position] == "*" {
        position += 1
        all.insert(position)
      }
    }
    return all
  }

  private func set(at position: Int) -> (contains: (Unicode.Scalar) -> Bool, end: Int)? {
    guard let end = scalars[(position + 1)...].dropFirst().firstIndex(of: "]") else { return nil }
    var members = Array(scalars[(position + 1)..<end])
    let isNegated = members.first == "!"
    if isNegated { members.removeFirst() }
    return (
      { scalar in
        var isMember = false
        var index = 0
        while index < members.count {
          if index + 2 < members.count, members[index + 1] == "-" {
            if members[index] <= scalar && scalar <= members[index + 2] { isMember = true }
            index += 3
          } else {
            if members[index] == scalar { isMember = true }
            index += 1
          }
        }
        return isMember != isNegated
      }, end + 1
    )
  }
}
