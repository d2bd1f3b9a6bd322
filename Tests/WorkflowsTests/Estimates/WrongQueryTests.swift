import Problems
import TestSupport
import Testing

@testable import Workflows

@Suite("What does not fit in a query is told with its place")
struct WrongQueryTests {
  static let data = "unit,group,n,w,x,y\na,u,4,1,1,p\nb,u,4,1,zwei,q\nc,v,3,1,3,p\nd,v,3,1,,\n"

  static let cases: [(query: String, problem: String)] = [
    (
      "estimate: {mean: {column: z}}",
      "query.yaml:2:27 [estimate.mean.column] query.unknown-column-near"
    ),
    (
      "estimate: {shares: {column: elephants}}",
      "query.yaml:2:29 [estimate.shares.column] query.unknown-column"
    ),
    ("estimate: {mean: {column: x}}", "data.csv:3 [x] csv.not-a-number"),
    (
      "estimate: {mean: {column: w}}\nwhere: {column: x, is: '1'}\nby: x\ndesign: {weights: x}",
      "data.csv:3 [x] csv.not-a-number"
    ),
    (
      "estimate: {share: {column: y, is: r}}",
      "query.yaml:2:35 [estimate.share.is] query.unknown-category-near"
    ),
    (
      "estimate: {shares: {column: y}, mean: {column: w}}",
      "query.yaml:2:11 [estimate] query.one-estimate"
    ),
    ("estimate: {share: {column: y}}", "query.yaml:2:19 [estimate.share] query.property"),
    ("estimate: {mean: {column: w}}\nlevel: 95", "query.yaml:3:8 [level] query.level"),
    (
      "estimate: {mean: {column: w}}\ndesign: {strata: y}", "data.csv:5 [y] query.empty-field"
    ),
    (
      "estimate: {mean: {column: w}}\ndesign: {strata: group, populations: w}",
      "data.csv:2 [w] query.small-population"
    ),
    (
      "estimate: {mean: {column: w}}\ndesign: {populations: n}",
      "data.csv:4 [n] query.unequal-population"
    ),
    (
      "estimate: {mean: {column: w}}\ndesign: {strata: unit}",
      "data.csv:2 [unit] query.lone-cluster"
    ),
    (
      "estimate: {mean: {column: w}}\nadjust: {post-stratify: {column: group, totals: {u: 4}}}",
      "query.yaml:3:34 [adjust.post-stratify.column] query.no-total"
    ),
    (
      "estimate: {mean: {column: w}}\nadjust:\n  rake:\n"
        + "  - {column: group, totals: {u: 4, v: 4}}\n  - {column: n, totals: {'3': 4, '4': 5}}",
      "query.yaml:6:14 [adjust.rake.1.column] query.sums"
    ),
    (
      "estimate: {share: {column: y, is: p}}\ninterval: exact",
      "query.yaml:3:11 [interval] query.no-population-size"
    ),
    (
      "estimate: {mean: {column: w}}\nwhere: {column: w, at-least: 2}",
      "query.yaml:2:11 [estimate] query.empty-domain"
    ),
    (
      "estimate: {model: {outcome: {column: w}, family: gaussian, terms: [{column: n}]}}",
      "query.yaml:2:11 [estimate] query.constant-outcome"
    ),
    (
      "estimate: {model: {outcome: {column: n}, family: gaussian, terms: [{column: unit}]}}",
      "query.yaml:2:11 [estimate] query.too-many-terms"
    ),
    ("estimate: {means: {column: w}}", "query.yaml:2:12 [estimate] yaml.unknown-key"),
  ]

  @Test(arguments: cases.indices)
  func `a fault is told at its line`(_ index: Int) throws {
    let (query, problem) = Self.cases[index]
    #expect(try Answered.problems(query, data: Self.data) == [problem])
  }

  @Test func `a missing data file is told where the query names it`() throws {
    let query = "estimate: {mean: {column: w}}"
    #expect(try Answered.problems(query, data: Self.data) == [])
    try TemporaryFolder.use { folder in
      try folder.write("data: nothing.csv\n" + query, to: "query.yaml")
      let path = folder.path + "/query.yaml"
      let refused = #expect(throws: InputRefused.self) { try EstimateAnswer(query: path) }
      #expect(refused?.problems.map(\.code) == ["query.no-data"])
      #expect(refused?.problems.first?.place.description == "\(path):1:7 [data]")
    }
  }

  @Test func `a file without rows and groups without names are refused`() throws {
    let query = "estimate: {mean: {column: a}}"
    #expect(
      try Answered.problems(query, data: "a,b\n") == [
        "query.yaml:2:11 [estimate] query.empty-domain"
      ])
    #expect(
      try Answered.problems(query + "\nby: b", data: "a,b\n1,\n2,\n") == [
        "query.yaml:3:5 [by] query.empty-domain"
      ])
  }

  @Test func `lines of the file are right below empty lines and breaks in quotes`() throws {
    let data = "w,s\n1,\"a\nb\"\n\n-1,c\n"
    #expect(
      try Answered.problems(
        "design: {weights: w}\nestimate: {shares: {column: s}}", data: data)
        == ["data.csv:5 [w] query.weight"])
  }
}
