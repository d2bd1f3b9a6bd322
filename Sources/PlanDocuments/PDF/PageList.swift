/// Pages in words: "1–3, 7".
enum PageList {
  /// - Parameter pages: their numbers from 0, in order.
  static func text(_ pages: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for page in pages {
      if let last = runs.last, last.upperBound + 1 == page {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    let parts = runs.prefix(12).map { run in
      run.count == 1 ? "\(run.lowerBound + 1)" : "\(run.lowerBound + 1)–\(run.upperBound + 1)"
    }
    return parts.joined(separator: ", ") + (runs.count > 12 ? " …" : "")
  }
}
