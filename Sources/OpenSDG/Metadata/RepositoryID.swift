/// The id of an indicator in the names of its files: parts joined by dashes, `1-1-1`.
enum RepositoryID {
  /// The id that a path names: its last part without ending, `indicator_` taken off.
  static func of(_ path: String) -> String {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if let dot = name.lastIndex(of: ".") { name = String(name[..<dot]) }
    return name.hasPrefix("indicator_") ? String(name.dropFirst(10)) : name
  }

  /// The number that readers see: dots for dashes.
  static func number(_ id: String) -> String {
    String(id.map { $0 == "-" ? "." : $0 })
  }

  /// Orders ids part by part, numbers by size, and numbers before letters: 1-2-1, 1-10-1, 1-a-1.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (a, b) = (left.split(separator: "-"), right.split(separator: "-"))
    for (x, y) in zip(a, b) where x != y {
      switch (Int(x), Int(y)) {
      case (let m?, let n?): return m == n ? x < y : m < n
      case (.some, nil): return true
      case (nil, .some): return false
      default: return x < y
      }
    }
    return a.count < b.count
  }
}
