import StatisticalTables

// Call: SurveyBench SURVEY.csv REPORT.csv. Prints the times of all jobs and what they estimated as JSON.
let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let survey = arguments.first, let report = arguments.last else {
  throw Missing.file("SURVEY.csv and REPORT.csv, which the call names")
}
var small = ReportJob()
try small.run(report)
var large = LargeSurvey()
try large.run(survey)
let summary = JSONText.object([
  ("jobs", .object(large.watch.jobs + small.watch.jobs)),
  ("megabytes", .number(Usage.now.megabytes)),
  ("results", .object(large.results + small.results)),
])
print(summary.text, terminator: "")
