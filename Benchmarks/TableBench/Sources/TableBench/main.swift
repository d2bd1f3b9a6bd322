import StatisticalTables

// Call: TableBench FILE.json RUNS. Reads a JSON-stat file that many times, and prints the times of one
// reading, the most memory, and what was found in the file, as JSON.
let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let path = arguments.first, let runs = arguments.last.flatMap(Int.init),
  runs > 0, let bytes = InputFile.bytes(path)
else {
  throw Missing(what: "a file that can be read, and how many times")
}
let before = Usage.now.megabytes
let wall = ContinuousClock.now
let processor = Usage.now.seconds
var cubes: [Cube] = []
for _ in 0..<runs { cubes = try JSONStat.read(bytes, file: path).cubes }
let spent = (Usage.now.seconds - processor) / Double(runs)
let passed = (ContinuousClock.now - wall) / .seconds(1) / Double(runs)
let size = Double(bytes.count) / 1e6
var sum = 0.0
var known = 0
for cube in cubes {
  for (_, number) in cube.cells.known {
    sum += number
    known += 1
  }
}
let summary = JSONText.object([
  (
    "jobs",
    .object([("read", .object([("wall", .number(passed)), ("cpu", .number(spent))]))])
  ),
  ("megabytes per second", .number(size / spent)),
  ("megabytes", .number(Usage.now.megabytes)),
  ("megabytes before", .number(before)),
  (
    "results",
    .object([
      ("sum", .array([.number(sum)])), ("known", .array([.int(known)])),
      ("cells", .array([.int(cubes.reduce(0) { $0 + $1.cells.count })])),
      ("statuses", .array([.int(cubes.reduce(0) { $0 + $1.cells.statuses.count })])),
    ])
  ),
])
print(summary.text, terminator: "")
