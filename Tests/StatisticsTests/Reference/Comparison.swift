import Foundation
import Testing

/// Compares numbers with R's, and remembers how far off the farthest was.
struct Comparison {
  let relative: Double
  let absolute: Double
  private(set) var compared = 0
  private(set) var largest = 0.0
  private(set) var farthest = ""

  init(_ reference: ReferenceCase) {
    self.init(relative: reference.relativeTolerance, absolute: reference.absoluteTolerance)
  }

  init(relative: Double, absolute: Double) {
    self.relative = relative
    self.absolute = absolute
  }

  /// Expects numbers of one vector to be R's: `|got − want| <= abs + rel max(|want|, 1e-3 largest)`.
  mutating func expect(
    _ got: [Double], _ want: [Double], _ field: String, relative: Double? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    guard got.count == want.count else {
      Issue.record(
        "\(field): \(got.count) numbers where R has \(want.count)", sourceLocation: location)
      return
    }
    let scale = 1e-3 * (want.map(\.magnitude).filter(\.isFinite).max() ?? 0)
    for (mine, theirs) in zip(got, want) {
      compared += 1
      if mine.isNaN && theirs.isNaN || mine == theirs { continue }
      let size = max(theirs.magnitude, scale)
      let off = (mine - theirs).magnitude
      let allowed = absolute + (relative ?? self.relative) * size
      #expect(
        off <= allowed, "\(field): \(mine) where R has \(theirs)", sourceLocation: location)
      // What is within the absolute tolerance is rounding around zero, and says nothing.
      if off > absolute, size > 0, off / size > largest {
        largest = off / size
        farthest = field
      }
    }
  }

  /// Expects numbers to be those that R keeps under names.
  mutating func expect(
    _ got: [Double], _ want: JSONValue, of names: [String], _ field: String,
    location: SourceLocation = #_sourceLocation
  ) {
    expect(got, names.map { want[$0].number ?? .nan }, field, location: location)
  }

  mutating func expect(
    _ got: Double?, _ want: Double?, _ field: String, relative: Double? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    expect(
      [got ?? .nan], [want ?? .nan], field, relative: relative, location: location)
  }

  /// Takes over what another comparison has seen.
  mutating func add(_ other: Comparison, of id: String) {
    compared += other.compared
    if other.largest > largest {
      largest = other.largest
      farthest = "\(id), \(other.farthest)"
    }
  }
}

/// Compares all cases of some kinds with R, and prints how far off the farthest was.
func compareWithR(
  _ kinds: String..., body: (ReferenceCase, inout Comparison) throws -> Void
) throws {
  let cases = ReferenceCase.cases.filter { kinds.contains($0.kind) }
  #expect(!cases.isEmpty)
  guard let first = cases.first else { return }
  var all = Comparison(first)
  var passedOver = 0
  for reference in cases {
    var one = Comparison(reference)
    do {
      try body(reference, &one)
    } catch is ReferenceCase.Unsupported {
      passedOver += 1
    }
    all.add(one, of: reference.id)
  }
  #expect(passedOver < cases.count)
  let off = all.largest == 0 ? "0" : String(format: "%.1e", all.largest)
  print(
    "R survey, \(kinds.joined(separator: ", ")): \(cases.count - passedOver) of \(cases.count) "
      + "cases, \(all.compared) numbers, largest relative difference \(off)"
      + (all.farthest.isEmpty ? "" : " (\(all.farthest))"))
}
