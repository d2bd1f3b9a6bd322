import PlanDocuments
import PlanReading

/// Times a document from its file to what its passages name.
enum DocumentBench {
  /// Prints the seconds on the wall of each step, the lexicon's making apart.
  static func run(_ path: String) throws {
    let clock = ContinuousClock()
    var began = clock.now
    func lap() -> Double {
      defer { began = clock.now }
      return (clock.now - began) / .seconds(1)
    }
    let lexicon = Lexicon.standard
    let making = lap()
    let document = try PlanDocument(file: path)
    let text = lap()
    let read = PlanReader(lexicon).read(document.text)
    let reading = lap()
    let found = read.content.reduce(0) { $0 + $1.reading.references.count + $1.reading.hits.count }
    print(
      """
      {"pages": \(document.pageCount ?? 0), "passages": \(document.text.passages.count), "found": \(found),
       "making": \(making), "text": \(text), "reading": \(reading), "most memory": \(Usage.now.megabytes)}
      """)
  }
}
