/// An Aho–Corasick automaton over bytes: which words of terms a word of a text matches.
///
/// A word is fed as it stands between two bytes 1, then its stem between two spaces, so that one
/// pass finds exact forms, beginnings and ends of compounds, and inflected forms.
struct WordPatterns: Sendable {
  /// A byte string that stands for words of terms.
  struct Pattern: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
      case exact
      case whole
      case beginning
      case end
      case inside
    }
    let kind: Kind
    let letters: [UInt8]

    /// What is looked for.
    var bytes: [UInt8] {
      switch kind {
      case .exact: [1] + letters + [1]
      case .whole: [0x20] + letters + [0x20]
      case .beginning: [1] + letters
      case .end: letters + [0x20]
      case .inside: letters
      }
    }
  }

  private struct Node {
    var firstEdge: Int32 = 0
    var edgeCount: Int32 = 0
    var failure: Int32 = 0
    /// The nearest node, itself included, that ends a pattern; -1 where none does.
    var output: Int32 = -1
    var pattern: Int32 = -1
  }

  private var nodes: [Node] = [Node()]
  private var edgeBytes: [UInt8] = []
  private var edgeTargets: [Int32] = []
  /// Where each byte leads from the first node, which most bytes fall back to.
  private var roots: [Int32] = Array(repeating: 0, count: 256)
  private let patterns: [Pattern]

  /// The automaton of patterns; each is known by its place.
  init(_ patterns: [Pattern]) {
    self.patterns = patterns
    var children: [[UInt8: Int32]] = [[:]]
    for (place, pattern) in patterns.enumerated() {
      var node = 0
      for byte in pattern.bytes {
        if let child = children[node][byte] {
          node = Int(child)
        } else {
          children[node][byte] = Int32(children.count)
          node = children.count
          children.append([:])
          nodes.append(Node())
        }
      }
      nodes[node].pattern = Int32(place)
    }
    link(children)
  }

  private mutating func link(_ children: [[UInt8: Int32]]) {
    for (byte, child) in children[0] { roots[Int(byte)] = child }
    var queue: [Int] = [0]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      let edges = children[node].sorted { $0.key < $1.key }
      nodes[node].firstEdge = Int32(edgeBytes.count)
      nodes[node].edgeCount = Int32(edges.count)
      for (byte, child) in edges {
        edgeBytes.append(byte)
        edgeTargets.append(child)
        queue.append(Int(child))
        guard node != 0 else { continue }
        nodes[Int(child)].failure = Int32(next(Int(nodes[node].failure), byte))
      }
      let failure = Int(nodes[node].failure)
      nodes[node].output =
        nodes[node].pattern >= 0 ? Int32(node) : (node == 0 ? -1 : nodes[failure].output)
    }
  }

  private func edge(_ node: Int, _ byte: UInt8) -> Int? {
    let first = Int(nodes[node].firstEdge)
    for place in first..<first + Int(nodes[node].edgeCount) {
      if edgeBytes[place] == byte { return Int(edgeTargets[place]) }
      if edgeBytes[place] > byte { return nil }
    }
    return nil
  }

  private func next(_ node: Int, _ byte: UInt8) -> Int {
    var node = node
    while true {
      if node == 0 { return Int(roots[Int(byte)]) }
      if let target = edge(node, byte) { return target }
      node = Int(nodes[node].failure)
    }
  }

  /// The places of the patterns that a word matches.
  func matches(_ word: [UInt8], stem: [UInt8]) -> [Int] {
    var found: [Int] = []
    var node = 0
    func feed(_ byte: UInt8, isStem: Bool) {
      node = next(node, byte)
      var output = Int(nodes[node].output)
      while output > 0 {
        let place = Int(nodes[output].pattern)
        if Compounds.allow(patterns[place], word: word, stem: stem, isStem: isStem) {
          found.append(place)
        }
        output = Int(nodes[Int(nodes[output].failure)].output)
      }
    }
    feed(1, isStem: false)
    for byte in word { feed(byte, isStem: false) }
    feed(1, isStem: false)
    feed(0x20, isStem: true)
    for byte in stem { feed(byte, isStem: true) }
    feed(0x20, isStem: true)
    return found
  }
}
