import Foundation
import TestSupport
import Testing

@testable import Workflows

@Suite("Queries give R's numbers", .needsReferenceData(SurveyCase.file))
struct ReferenceQueryTests {
  /// The answer to the query of a case.
  func answer(_ one: SurveyCase, _ estimate: String, _ more: String = "") throws -> Answered.Answer
  {
    try TemporaryFolder.use { folder in
      try Answered.answer(one.query(estimate, more), in: folder)
    }
  }

  @Test func `means, shares and totals, weighted in every way`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("mean", "total") {
      let variables = one.operation["vars"] as? [String] ?? []
      // R leaves out a row that lacks any of several variables.
      if variables.count > 1, variables.contains(where: one.hasGaps) { continue }
      let (estimate, se) = (one.expected["estimate"], one.expected["se"])
      let (values, errors) = (estimate as? [String: Any] ?? [:], se as? [String: Any] ?? [:])
      for name in variables {
        let column = one.column(name)
        let isWords = one.isWords(name)
        guard isWords == (one.kind == "mean") || !isWords else { continue }
        let query = isWords ? "{shares: {column: \(column)}}" : "{\(one.kind): {column: \(column)}}"
        let found = try answer(one, query)
        let names = isWords ? one.levels(name).map { name + $0 } : [name]
        compared.expect(
          found.numbers("estimate"), names.map { values[$0] as? Double }, one, "estimate")
        compared.expect(found.numbers("se"), names.map { errors[$0] as? Double }, one, "se")
        guard !one.hasGaps(name) else { continue }
        compared.expect(
          found.numbers("df").prefix(1).map { $0 }, [one.expected["df"] as? Double], one, "df")
        if let effects = one.expected["deff"] as? [String: Double], one.kind == "mean" {
          compared.expect(found.numbers("deff"), names.map { effects[$0] }, one, "deff")
        }
        if !isWords, let ends = one.expected["ci95_t"] as? [String: [String: Double]] {
          compared.expect(found.ends("lower"), [ends["lower"]?[name]], one, "lower")
          compared.expect(found.ends("upper"), [ends["upper"]?[name]], one, "upper")
        }
      }
    }
    compared.tell("mean, total")
  }

  @Test func `ratios`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("ratio") {
      let names = ["num", "den"].map { one.operation[$0] as? String ?? "" }
      let found = try answer(one, "{ratio: {of: \(names[0]), to: \(names[1])}}")
      compared.expect(
        found.numbers("estimate"), [one.expected["estimate"] as? Double], one, "ratio")
      compared.expect(found.numbers("se"), [one.expected["se"] as? Double], one, "se")
      let ends = one.expected["ci95_t"] as? [Double] ?? []
      compared.expect(found.ends("lower") + found.ends("upper"), ends, one, "ci")
    }
    compared.tell("ratio")
  }

  @Test(arguments: [("logit", "xlogit"), ("beta", "beta"), ("wilson", "wilson"), ("mean", "mean")])
  func `intervals of shares`(_ interval: String, _ method: String) throws {
    var compared = Compared()
    for one in try SurveyCase.all("ciprop") where one.expected["r_undefined"] as? Bool != true {
      let column = one.operation["var"] as? String ?? ""
      let value = one.operation["value"] as? String ?? ""
      let level = one.operation["level"] as? Double ?? 0.95
      let found = try answer(
        one, "{share: {column: \(column), is: \(one.quoted(value))}}",
        "interval: \(interval)\nlevel: \(level)")
      compared.expect(
        found.numbers("estimate"), [one.expected["estimate"] as? Double], one, "share")
      compared.expect(found.numbers("se"), [one.expected["se"] as? Double], one, "se")
      let methods = one.expected["methods"] as? [String: [String: Any]] ?? [:]
      let ends = methods[method]?["ci"] as? [Double] ?? []
      compared.expect(found.ends("lower") + found.ends("upper"), ends, one, interval)
    }
    compared.tell("ciprop \(interval)")
  }

  @Test func `means and totals of groups`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("by") {
      let by = one.operation["by"] as? [String] ?? []
      let variables = one.operation["vars"] as? [String] ?? []
      guard variables.count == 1 || !variables.contains(where: one.hasGaps) else { continue }
      let values = one.expected["estimate"] as? [String: Double] ?? [:]
      let errors = one.expected["se"] as? [String: Double] ?? [:]
      for name in variables {
        let kind = one.operation["fun"] as? String == "total" ? "total" : "mean"
        let found = try answer(
          one, "{\(kind): {column: \(name)}}", "by: [\(by.joined(separator: ", "))]")
        let keys = found.estimates.map { line in
          let group = line["by"] as? [String: String] ?? [:]
          return by.map { group[$0] ?? "" }.joined(separator: ".")
            + (variables.count == 1 ? "" : ":" + name)
        }
        #expect(keys.count * variables.count == values.count)
        compared.expect(found.numbers("estimate"), keys.map { values[$0] }, one, "estimate")
        compared.expect(found.numbers("se"), keys.map { errors[$0] }, one, "se")
      }
    }
    compared.tell("by")
  }

  @Test func `tables and their tests`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("crosstab", "chisq") {
      let row = one.operation["row"] as? String ?? ""
      let column = one.operation["col"] as? String ?? ""
      let found = try answer(
        one, "{crosstab: {row: \(one.column(row)), column: \(one.column(column))}}")
      if one.kind == "crosstab" {
        func flat(_ key: String) -> [Double?] {
          (one.expected[key] as? [[Any]] ?? []).flatMap { $0.map { $0 as? Double } }
        }
        compared.expect(found.numbers("estimate", "total"), flat("n_hat"), one, "total")
        compared.expect(found.numbers("se", "total"), flat("n_hat_se"), one, "total se")
        compared.expect(found.numbers("count", "total"), flat("unweighted"), one, "count")
        compared.expect(found.numbers("estimate", "row-share"), flat("row_prop"), one, "row")
        compared.expect(found.numbers("se", "row-share"), flat("row_prop_se"), one, "row se")
        continue
      }
      for (test, name) in [
        ("rao-scott", "F"), ("rao-scott-chi-square", "Chisq"), ("wald", "Wald"),
        ("adjusted-wald", "adjWald"),
      ] {
        guard let want = one.expected[name] as? [String: Any], want["statistic"] is Double else {
          continue
        }
        let got = found.test(test)
        compared.expect(
          [got["statistic"] as? Double ?? .nan, got["p"] as? Double ?? .nan],
          [want["statistic"] as? Double, want["p_value"] as? Double], one, name)
        let freedom = want["parameter"] as? [String: Double] ?? [:]
        compared.expect(
          got["df"] as? [Double] ?? [],
          [freedom["ndf"] ?? freedom["df"], freedom["ddf"]].filter { $0 != nil }, one, "df")
      }
    }
    compared.tell("crosstab, chisq")
  }

  @Test func `quantiles`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("quantile") {
      let rules = ["school": "midway", "hf2": "midway", "hf7": "interpolated"]
      let rule = rules[one.operation["qrule"] as? String ?? ""] ?? "smallest"
      let intervals = ["beta": "beta", "xlogit": "logit"]
      let interval = intervals[one.operation["interval_type"] as? String ?? ""] ?? "mean"
      let found = try answer(
        one,
        "{quantile: {column: \(one.operation["var"] as? String ?? ""), rule: \(rule), "
          + "at: \(one.operation["probs"] as? [Double] ?? [])}}", "interval: \(interval)")
      func want(_ key: String) -> [Double?] {
        (one.expected[key] as? [Any] ?? []).map { $0 as? Double }
      }
      compared.expect(found.numbers("estimate"), want("estimate"), one, "quantile")
      let isWhole = !want("ci_lower").contains(nil) && !want("ci_upper").contains(nil)
      if isWhole {
        compared.expect(found.ends("lower"), want("ci_lower"), one, "lower")
        compared.expect(found.ends("upper"), want("ci_upper"), one, "upper")
        compared.expect(found.numbers("se"), want("se"), one, "se")
      }
    }
    compared.tell("quantile")
  }
}
