import Foundation

// Call: AnswerBench PROGRAM FOLDER SECONDS RESPONDENTS [DATABASE]. Respondents answer on a server of their
// own process: two seconds from its start, then 1 600 answers a second between them, then as fast as it
// goes. An answer counts once the server has said that it is stored. FOLDER must be on a real disk. Then
// people read the public page of the survey's progress, made anew for each of them, then kept for a second.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 4, let seconds = Double(arguments[2]), let units = Int(arguments[3]) else {
  print("Call: AnswerBench PROGRAM FOLDER SECONDS RESPONDENTS [DATABASE]")
  exit(2)
}
let (program, folder) = (arguments[0], arguments[1])
let database = arguments.count > 4 ? arguments[4] : nil
try await Fielded.fill(folder: folder, database: database, units: units)
guard let server = try Server(program: program, folder: folder, database: database) else {
  print("The server did not start.")
  exit(1)
}
print("run         answers/s   p50 ms   p99 ms  failed  server cpu s  client cpu s  server max MB")
var acknowledged = 0
for (name, rate, questions, seconds) in [
  ("from start", 1600.0, 0..<4, 2), ("1600 a second", 1600, 4..<22, seconds),
  ("flat out", 0, 22..<Fielded.questions, seconds),
] {
  let pause = rate == 0 ? 0 : Double(units) / rate
  var crowd = Crowd(units: units, questions: questions, port: server.port, pause: pause)
  let before = (server.usage, Usage.now)
  crowd.answer(seconds: seconds, pause: pause)
  let after = (server.usage, Usage.now)
  acknowledged += crowd.waits.count
  let waits = crowd.waits
  guard !waits.isEmpty else {
    print("\(name): nothing was stored, \(crowd.failures) failed")
    continue
  }
  let cells = [
    rounded(Double(waits.count) / seconds, 0), rounded(waits[waits.count / 2], 1),
    rounded(waits[waits.count * 99 / 100], 1), "\(crowd.failures)",
    rounded(after.0.seconds - before.0.seconds, 1), rounded(after.1.seconds - before.1.seconds, 1),
    rounded(after.0.megabytes, 0),
  ]
  print(
    name + String(repeating: " ", count: max(0, 13 - name.count))
      + zip(cells, [8, 8, 8, 7, 13, 13, 14]).map(padded).joined(separator: " "))
}
server.stop()
let stored = try await Fielded.stored(folder: folder, database: database, units: units)
print("acknowledged \(acknowledged), stored \(stored)")
print("page        pages/s     p50 ms   p99 ms  failed  server cpu s  client cpu s     page kB")
for (name, sharedSeconds) in [("live", 0), ("kept 1 s", 1)] {
  guard
    let server = try Server(
      program: program, folder: folder, database: database, sharedSeconds: sharedSeconds)
  else {
    print("The server did not start.")
    exit(1)
  }
  var readers = Readers(count: 64, port: server.port)
  let before = (server.usage, Usage.now)
  readers.read("/en/responses/ks/k27", seconds: seconds / 2)
  let after = (server.usage, Usage.now)
  server.stop()
  let waits = readers.waits
  guard !waits.isEmpty else {
    print("\(name): no page came, \(readers.failures) failed")
    exit(1)
  }
  let cells = [
    rounded(Double(waits.count) / (seconds / 2), 0), rounded(waits[waits.count / 2], 1),
    rounded(waits[waits.count * 99 / 100], 1), "\(readers.failures)",
    rounded(after.0.seconds - before.0.seconds, 1), rounded(after.1.seconds - before.1.seconds, 1),
    rounded(Double(readers.bytes) / 1000, 1),
  ]
  print(
    name + String(repeating: " ", count: max(0, 13 - name.count))
      + zip(cells, [8, 8, 8, 7, 13, 13, 14]).map(padded).joined(separator: " "))
}
exit(acknowledged <= stored ? 0 : 1)
