import Foundation
import TestSupport
import Testing

@testable import Workflows

@Suite("Models, differences and batteries of queries are R's", .needsReferenceData(SurveyCase.file))
struct ReferenceModelTests {
  private func answer(_ one: SurveyCase, _ estimate: String) throws -> Answered.Answer {
    try TemporaryFolder.use { folder in try Answered.answer(one.query(estimate), in: folder) }
  }

  /// A model of R as a query's.
  private func model(_ one: SurveyCase, family: String, adding group: String? = nil) -> String {
    let formula = one.operation["formula"] as? String ?? ""
    let sides = formula.split(separator: "~").map { $0.filter { $0 != " " } }
    var outcome = "column: \(one.column(sides[0]))"
    if formula.hasPrefix("I(") {
      let parts = formula.dropFirst(2).prefix { $0 != ")" }.split(separator: " == ")
      outcome = "column: \(parts[0]), is: \(parts[1])"
    } else if family == "logit", one.isWords(sides[0]) {
      outcome += ", is: \(one.quoted(one.levels(sides[0])[1]))"
    } else if family == "logit" {
      outcome += ", is: '1'"
    }
    let names = sides[1].prefix { $0 != "(" }.split(separator: "+").map(String.init)
    let terms = (names + [group].compactMap { $0 }).map { name in
      "{column: \(one.column(name)), as: \(one.isWords(name) ? "categories" : "numbers")}"
    }
    let margins = group.map { ", margins: \($0)" } ?? ""
    return "{model: {outcome: {\(outcome)}, family: \(family), "
      + "terms: [\(terms.joined(separator: ", "))]\(margins)}}"
  }

  /// The name that R gives to each coefficient.
  private func names(_ found: Answered.Answer, _ one: SurveyCase) -> [String] {
    found.estimates.filter { $0["measure"] as? String == "coefficient" }.map { line in
      let term = line["term"] as? String ?? ""
      let category = line["category"] as? String ?? ""
      let isRenamed = one.operation["formula"].map { "\($0)".contains(term + "f") } ?? false
      return term + (isRenamed && !category.isEmpty ? "f" : "") + category
    }
  }

  @Test func `regressions with their tests`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("glm") {
      let family = one.operation["family"] as? String == "gaussian" ? "gaussian" : "logit"
      let found = try answer(one, model(one, family: family))
      let names = names(found, one)
      func want(_ key: String) -> [Double?] {
        let numbers = one.expected[key] as? [String: Any] ?? [:]
        return names.map { numbers[$0] as? Double }
      }
      compared.expect(
        found.numbers("estimate", "coefficient"), want("coefficients"), one, "coefficients")
      compared.expect(found.numbers("se", "coefficient"), want("se"), one, "se")
      let tests = found.tests.filter { $0["test"] as? String == "t" }
      compared.expect(
        tests.map { $0["p"] as? Double ?? .nan }, want("p_value"), one, "p")
      let ends = one.expected["ci95"] as? [String: [String: Double]] ?? [:]
      compared.expect(
        found.ends("lower", "coefficient"), names.map { ends["lower"]?[$0] }, one, "lower")
      for (term, wanted) in one.expected["wald_tests"] as? [String: [String: Double]] ?? [:] {
        let test = found.test("wald", term: one.column(term))
        compared.expect(
          [test["statistic"] as? Double ?? .nan, test["p"] as? Double ?? .nan],
          [wanted["F"], wanted["p"]], one, "Wald of \(term)")
      }
    }
    compared.tell("glm")
  }

  @Test func `adjusted levels`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("predmeans") {
      let group = one.operation["group"] as? String ?? ""
      let family = one.operation["family"] as? String == "gaussian" ? "gaussian" : "logit"
      let found = try answer(one, model(one, family: family, adding: group))
      let (values, errors) = (one.expected["estimate"], one.expected["se"])
      let levels = one.levels(group)
      compared.expect(
        found.numbers("estimate", "margin"),
        levels.map { (values as? [String: Double])?[$0] }, one, "margin")
      compared.expect(
        found.numbers("se", "margin"), levels.map { (errors as? [String: Double])?[$0] }, one,
        "se")
    }
    compared.tell("predmeans")
  }

  @Test func `ordered stages`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("ordinal_logit") {
      let found = try answer(one, model(one, family: "ordinal"))
      let thresholds = one.expected["thresholds"] as? [String: Double] ?? [:]
      let coefficients = one.expected["coefficients"] as? [String: Double] ?? [:]
      compared.expect(
        found.numbers("estimate", "coefficient"), names(found, one).map { coefficients[$0] }, one,
        "coefficients")
      let names = found.estimates.filter { $0["measure"] as? String == "threshold" }
        .compactMap { $0["term"] as? String }
      compared.expect(
        found.numbers("estimate", "threshold"), names.map { thresholds[$0] }, one, "thresholds")
    }
    compared.tell("ordinal_logit")
  }

  @Test func `a t-test, rank tests, a jackknife and a battery`() throws {
    var compared = Compared()
    for one in try SurveyCase.all("ttest") {
      let found = try answer(one, "{difference: {column: api00, between: comp.imp}}")
      let test = found.test("t")
      compared.expect(
        found.numbers("estimate") + [
          test["statistic"] as? Double ?? .nan, test["p"] as? Double ?? .nan,
        ]
          + found.ends("lower") + found.ends("upper"),
        ["estimate", "t", "p"].map { one.expected[$0] as? Double }
          + (one.expected["ci"] as? [Double] ?? []), one, "t-test")
    }
    for one in try SurveyCase.all("ranktest") {
      let sides = (one.operation["formula"] as? String ?? "").split(separator: " ")
      let scores = ["vanderWaerden": "van-der-waerden", "median": "median"]
      let score = scores[one.operation["test"] as? String ?? ""] ?? "wilcoxon"
      let found = try answer(
        one,
        "{ranktest: {column: \(sides[0]), between: \(sides[2]), score: \(score), ties: row-order}}")
      compared.expect(
        [found.tests.first?["p"] as? Double ?? .nan], [one.expected["p"] as? Double], one, "rank")
    }
    for one in try SurveyCase.all("cronbach") {
      let items = one.operation["vars"] as? [String] ?? []
      guard let alpha = one.expected["alpha"] as? Double else { continue }
      let found = try answer(one, "{alpha: {columns: [\(items.joined(separator: ", "))]}}")
      compared.expect(found.numbers("estimate"), [alpha], one, "alpha")
    }
    for one in try SurveyCase.all("replicate") {
      let kind = (one.operation["type"] as? String ?? "").lowercased()
      try TemporaryFolder.use { folder in
        let query = one.query("{mean: {column: api00}}").replacing(
          "lonely:", with: "replicates: {type: \(kind)}, lonely:")
        let found = try Answered.answer(query, in: folder)
        let errors = one.expected["mean_se"] as? [String: Double] ?? [:]
        compared.expect(found.numbers("se"), [errors["api00"]], one, "se")
        compared.expect(found.numbers("df"), [one.expected["df"] as? Double], one, "df")
      }
    }
    compared.tell("ttest, ranktest, cronbach, replicate")
  }
}
