import PlanReading

// Call: PlanBench FILE RUNS. Reads the passages of a file, one a line, that many times, and prints the
// processor seconds of one reading: of references and terms alone, and of everything with evidence; both
// for a reader that meets the words for the first time, and for one that knows them.
// Call: PlanBench --document FILE. Reads a document from its file, and prints the seconds of each step.
let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--document", let path = arguments.last {
  try DocumentBench.run(path)
  leave()
}
guard arguments.count == 2, let path = arguments.first, let runs = arguments.last.flatMap(Int.init),
  runs > 0, let bytes = InputFile.bytes(path)
else {
  throw Missing(what: "a file that can be read, and how many times")
}
let passages = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
let size = Double(passages.reduce(0) { $0 + $1.count }) / 1e6
let before = Usage.now.seconds
let lexicon = Lexicon.standard
let making = Usage.now.seconds - before

/// Processor seconds of the first reading by a new reader, and the mean of those after it.
func time(_ read: (PlanReader, UnsafeBufferPointer<UInt8>) -> Int) -> (
  first: Double, again: Double, found: Int
) {
  let reader = PlanReader(lexicon)
  var first = 0.0
  var again = 0.0
  var found = 0
  for run in 0...runs {
    let began = Usage.now.seconds
    found = 0
    for passage in passages {
      found += passage.withUnsafeBufferPointer { read(reader, $0) }
    }
    let spent = Usage.now.seconds - began
    if run == 0 { first = spent } else { again += spent / Double(runs) }
  }
  return (first, again, found)
}

let finding = time { reader, passage in
  let found = reader.find(in: passage)
  return found.references.count + found.hits.count
}
let reading = time { reader, passage in
  let read = reader.read(passage)
  return read.references.count + read.hits.count + read.commitmentEvidence.count
}
print(
  """
  {"megabytes": \(size), "concepts": \(lexicon.concepts.count), "making": \(making),
   "find": {"first": \(finding.first), "again": \(finding.again), "found": \(finding.found)},
   "read": {"first": \(reading.first), "again": \(reading.again), "found": \(reading.found)},
   "most memory": \(Usage.now.megabytes)}
  """)
