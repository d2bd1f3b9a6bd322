/// Finds what somebody who misspelt a code most likely meant.
enum NearestCode {
  /// The known code with the fewest changed letters, where at most a third of them differ.
  static func find(_ found: String, among known: some Sequence<String>) -> String? {
    let letters = Array(found.lowercased().utf8)
    let limit = max(1, letters.count / 3)
    var best: (code: String, distance: Int)?
    for code in known {
      let other = Array(code.lowercased().utf8)
      guard (other.count - letters.count).magnitude <= limit else { continue }
      let distance = distance(letters, other)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (code, distance) }
    }
    return best?.code
  }

  /// The number of letters to insert, remove or change (V. I. Levenshtein 1966).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let change = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
