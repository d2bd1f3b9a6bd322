/// Parts texts into folds so that texts of one origin are never in two.
///
/// Paragraphs of one report share names and phrases: parted at random, they would tell of each other,
/// and figures would flatter.
struct TextFolds {
  /// The fold of each text.
  let folds: [Int]

  /// The folds of texts with these origins.
  ///
  /// - Parameters:
  ///   - origins: the names of what each text is taken from.
  ///   - count: how many folds.
  init(_ origins: [[String]], count: Int) {
    var roots = Array(origins.indices)
    func root(_ text: Int) -> Int {
      var place = text
      while roots[place] != place { place = roots[place] }
      return place
    }
    var owners: [String: Int] = [:]
    for (text, names) in origins.enumerated() {
      for name in names {
        if let owner = owners[name] {
          let (one, other) = (root(owner), root(text))
          roots[max(one, other)] = min(one, other)
        } else {
          owners[name] = text
        }
      }
    }
    var members: [Int: [Int]] = [:]
    for text in origins.indices { members[root(text), default: []].append(text) }
    var folds = [Int](repeating: 0, count: origins.count)
    var sizes = [Int](repeating: 0, count: count)
    let groups = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for (_, texts) in groups {
      let smallest = sizes.indices.min { (sizes[$0], $0) < (sizes[$1], $1) } ?? 0
      for text in texts { folds[text] = smallest }
      sizes[smallest] += texts.count
    }
    self.folds = folds
  }
}
