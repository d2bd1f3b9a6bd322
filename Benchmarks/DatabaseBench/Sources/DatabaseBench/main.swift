import Database
import Glibc

// Call: DatabaseBench DATABASE SECONDS WRITERS... Writers store answers one after another, each waiting
// until its answer is on the disk; DATABASE is an address as `--database` takes it, of an empty database.
let arguments = Array(CommandLine.arguments.dropFirst())
let crowds = arguments.dropFirst(2).compactMap(Int.init)
guard arguments.count > 2, let seconds = Double(arguments[1]), !crowds.isEmpty else {
  print("Call: DatabaseBench DATABASE SECONDS WRITERS...")
  exit(2)
}
let database = try DatabaseAddress(arguments[0]).open()
try await database.migrate([Answers.table], time: 0)
print("writers  writes/s   p50 ms   p99 ms   writes/commit  retries  cpu us/write  max MB")
for crowd in crowds {
  let before = (database.statistics, Usage.now)
  let waits = try await Answers.store(in: database, writers: crowd, seconds: seconds)
  let after = (database.statistics, Usage.now)
  let writes = Double(after.0.writes - before.0.writes)
  let batches = Double(after.0.batches - before.0.batches)
  let cells = [
    "\(crowd)", rounded(writes / seconds, 0), rounded(waits[waits.count / 2], 1),
    rounded(waits[waits.count * 99 / 100], 1), rounded(writes / batches, 1),
    "\(after.0.retries - before.0.retries)",
    rounded((after.1.seconds - before.1.seconds) / writes * 1e6, 0),
    rounded(after.1.megabytes, 0),
  ]
  print(zip(cells, [7, 9, 8, 8, 15, 8, 13, 7]).map(padded).joined(separator: " "))
}
let stored = try await database.read { try $0.value("SELECT count(*) FROM answers", as: Int.self) }
print("stored \(stored ?? 0), acknowledged \(database.statistics.writes)")
await database.close()
