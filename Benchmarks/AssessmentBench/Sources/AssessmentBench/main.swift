import Indicators
import StatisticalTables

// Call: AssessmentBench PANEL.npy INDICATORS.csv FOLDER
//
// Prints the times of all jobs as JSON, and leaves the results in the folder: index.f8 (rounded to six
// decimals, -1 where there is none), ranks.i4, trends.i1, colours.i1 and peers.i4, all little-endian.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 3 else { throw Refused.call }
var watch = Stopwatch()
let array = try watch.time("read") { try NumpyArray(arguments[0]) }
guard array.shape.count == 3 else { throw Refused.header(arguments[0]) }
let indicators = try IndicatorPanel.Measured.read(arguments[1])
let panel = IndicatorPanel(
  units: array.shape[0], indicators: indicators, years: 2010...(2009 + array.shape[2]),
  values: array.values)
// As the peers do: an index also where many indicators are unknown.
var rules = PanelAssessment.Rules()
rules.leastOfIndex = 0
let result = watch.time("assess") { panel.assessed(rules) }
let peers = watch.time("peers") { () -> [Int32] in
  let columns = indicators.indices.lazy.map { indicator in
    (0..<panel.units).map {
      result.scores[panel.position(unit: $0, indicator: indicator) + panel.years.count - 1]
    }
  }
  return IndicatorPanel.nearestUnits(
    10, on: Array(columns.filter { column in column.contains { !$0.isNaN } }.prefix(20)))
}
let rounded = result.index.map { $0.isNaN ? -1 : ($0 * 1e6).rounded(.toNearestOrEven) / 1e6 }
try OutputFile.write(rounded, to: arguments[2] + "/index.f8")
try OutputFile.write(result.ranks, to: arguments[2] + "/ranks.i4")
try OutputFile.write(result.trends, to: arguments[2] + "/trends.i1")
try OutputFile.write(result.colours, to: arguments[2] + "/colours.i1")
try OutputFile.write(peers, to: arguments[2] + "/peers.i4")
let summary = JSONText.object([
  ("jobs", .object(watch.jobs)), ("megabytes", .number(Usage.now.megabytes)),
])
print(summary.text, terminator: "")
