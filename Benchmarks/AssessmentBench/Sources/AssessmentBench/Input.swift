import Indicators

/// What the job cannot go on without.
enum Refused: Error {
  case call
  case file(String)
  case header(String)
}

/// The numbers of a file as numpy keeps them: 64-bit floating point, row by row.
struct NumpyArray {
  let shape: [Int]
  let values: [Double]

  /// Reads a file of format 1.0.
  init(_ path: String) throws {
    guard let file = InputFile(path) else { throw Refused.file(path) }
    var start = [UInt8](repeating: 0, count: 10)
    guard try start.withUnsafeMutableBytes({ try file.fill($0) }),
      start.starts(with: [0x93] + Array("NUMPY".utf8) + [1, 0])
    else { throw Refused.header(path) }
    var header = [UInt8](repeating: 0, count: Int(start[8]) + 256 * Int(start[9]))
    _ = try header.withUnsafeMutableBytes { try file.fill($0) }
    let text = String(decoding: header, as: UTF8.self)
    guard text.contains("'<f8'"), text.contains("'fortran_order': False"),
      let shape = text.split(separator: "(").dropFirst().first?.split(separator: ")").first
    else { throw Refused.header(path) }
    self.shape = shape.split(whereSeparator: { ", ".contains($0) }).compactMap { Int($0) }
    let count = self.shape.reduce(1, *)
    var isWhole = false
    values = try [Double](unsafeUninitializedCapacity: count) { memory, filled in
      isWhole = try file.fill(UnsafeMutableRawBufferPointer(memory))
      filled = isWhole ? count : 0
    }
    if !isWhole { throw Refused.file(path) }
  }
}

extension InputFile {
  /// Fills memory from the file; false where the file ends before.
  func fill(_ memory: UnsafeMutableRawBufferPointer) throws -> Bool {
    var done = 0
    while done < memory.count {
      guard let count = read(UnsafeMutableRawBufferPointer(rebasing: memory[done...])) else {
        throw Refused.file("")
      }
      if count == 0 { return false }
      done += count
    }
    return true
  }

  /// The whole file.
  func bytes() throws -> [UInt8] {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while true {
      guard let count = piece.withUnsafeMutableBytes({ read($0) }) else { throw Refused.file("") }
      if count == 0 { return all }
      all += piece[..<count]
    }
  }
}

extension IndicatorPanel.Measured {
  /// The indicators of a file with the columns code, goal, lower, upper, green and red.
  static func read(_ path: String) throws -> [IndicatorPanel.Measured] {
    guard let file = InputFile(path) else { throw Refused.file(path) }
    let lines = String(decoding: try file.bytes(), as: UTF8.self).split(whereSeparator: \.isNewline)
    return try lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = cells.dropFirst().compactMap { Double($0) }
      guard numbers.count == 5, let goal = Int(exactly: numbers[0]),
        let bounds = AssessmentCriteria.Bounds(worst: numbers[1], best: numbers[2])
      else { throw Refused.header(path) }
      return IndicatorPanel.Measured(
        goal: goal, bounds: bounds,
        thresholds: AssessmentCriteria.Thresholds(green: numbers[3], red: numbers[4]))
    }
  }
}
