import Foundation
import Languages
import TestSupport
import Testing

@testable import Workflows

@Suite("A query of a small file gives what can be computed by hand")
struct SmallQueryTests {
  /// Four of ten were asked: 1, 2, 3 and 6, of which two said yes.
  static let four = """
    unit,group,all,x,said
    a,u,10,1,yes
    b,u,10,2,no
    c,v,10,3,no
    d,v,10,6,yes

    """

  @Test func `a mean of a simple sample has the textbook's standard error`() throws {
    let answer = try Answered.answer(
      "design: {populations: all}\nestimate: {mean: {column: x}}", data: Self.four)
    // s² = (4 + 1 + 0 + 9)/3, and (1 − 4/10) of it over 4.
    let error = (14.0 / 3 / 4 * 0.6).squareRoot()
    #expect(answer.numbers("estimate") == [3])
    #expect(abs(answer.numbers("se")[0] - error) < 1e-15)
    #expect(answer.numbers("df") == [3])
    #expect(answer.numbers("n") == [4])
    #expect(answer.numbers("weighted-n") == [10])
    #expect(abs(answer.numbers("deff")[0] - 1) < 1e-14)
    // The 97.5 % quantile of Student's t on 3 degrees of freedom, from tables.
    #expect(abs(answer.ends("upper")[0] - (3 + 3.182446305 * error)) < 1e-8)
  }

  @Test func `a share by the published rule has the exact interval of its counts`() throws {
    let answer = try Answered.answer(
      "design: {populations: all}\ninterval: published\npopulation: 10\n"
        + "estimate: {share: {column: said, is: yes}}", data: Self.four)
    #expect(answer.numbers("estimate") == [0.5])
    #expect(answer.numbers("count") == [2])
    // Two said yes and two no, so that 2 to 8 of ten are open. Were it only 2, 28 of the 210 samples
    // of four would hold both: 13 %, more than 2.5 %. So nothing is ruled out.
    #expect(answer.ends("lower") == [0.2])
    #expect(answer.ends("upper") == [0.8])
  }

  @Test func `groups of by are domains of one design`() throws {
    let answer = try Answered.answer(
      "estimate: {mean: {column: x}}\nby: group", data: Self.four)
    #expect(answer.numbers("estimate") == [1.5, 4.5])
    // A domain of two of four: n/(n − 1) Σ z², z = ±0.5/2 and ±1.5/2.
    let errors = [0.5, 1.5].map { (4.0 / 3 * 2 * ($0 / 2) * ($0 / 2)).squareRoot() }
    for (got, want) in zip(answer.numbers("se"), errors) { #expect(abs(got - want) < 1e-15) }
    #expect(answer.estimates.map { ($0["by"] as? [String: String])?["group"] } == ["u", "v"])
  }

  @Test func `post-stratified weights add up to the totals`() throws {
    let answer = try Answered.answer(
      "adjust: {post-stratify: {column: group, totals: {u: 30, v: 10}}}\n"
        + "estimate: {total: {column: x}}", data: Self.four)
    // 15 each of 1 and 2, 5 each of 3 and 6.
    #expect(answer.numbers("estimate") == [90])
    #expect(answer.numbers("weighted-n") == [40])
  }

  @Test func `a small group is kept back whole, and says how many it is of`() throws {
    let query = "estimate: {shares: {column: said}}\nby: group\nminimum-count: 2"
    let answer = try Answered.answer(query, data: Self.four + "e,w,10,1,yes\nf,w,10,2,yes\n")
    let suppressed = answer.estimates.filter { $0["suppressed"] as? Bool == true }
    #expect(suppressed.count == 4)
    #expect(answer.numbers("estimate").filter { !$0.isNaN } == [0, 1])
    #expect(answer.numbers("n") == [2, 2, 2, 2, 2, 2])
    #expect(answer.numbers("count").count { $0.isNaN } == 4)
  }

  @Test func `a decimal comma, an empty field and a condition are understood`() throws {
    let data = "x;ok\n1,5;ja\n2,5;ja\n;ja\n9;nei\n"
    let answer = try Answered.answer(
      "where: {all: [{column: ok, is: ja}, {column: x, at-most: 2.5}]}\n"
        + "estimate: {mean: {column: x}}", data: data)
    #expect(answer.numbers("estimate") == [2])
    #expect(answer.numbers("n") == [2])
  }

  @Test func `weights of replicates give the spread of their estimates`() throws {
    let data = "x,w,r1,r2\n1,1,0,2\n3,1,2,0\n"
    let answer = try Answered.answer(
      "design: {weights: w, replicates: {type: jk1, columns: [r1, r2]}}\n"
        + "estimate: {mean: {column: x}}", data: data)
    // The replicates say 3 and 1: (2 − 1)/2 · (1 + 1).
    #expect(answer.numbers("estimate") == [2])
    #expect(answer.numbers("se") == [1])
    #expect(answer.numbers("df") == [1])
  }

  @Test func `two coders who agree on three of four beyond chance`() throws {
    let data = "a,b\nx,x\nx,x\ny,y\ny,x\n"
    let kappa = try Answered.answer("estimate: {kappa: {columns: [a, b]}}", data: data)
    // 3/4 agree; 2/4 · 3/4 + 2/4 · 1/4 = 1/2 would by chance.
    #expect(abs(kappa.numbers("estimate")[0] - 0.5) < 1e-15)
    #expect(kappa.numbers("n") == [4])
  }

  @Test func `an answer in the reader's language writes numbers as the reader does`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.four, to: "data.csv")
      try folder.write(
        "data: data.csv\nestimate: {total: {column: x}}\ndesign: {populations: all}",
        to: "query.yaml")
      let answer = try EstimateAnswer(query: folder.path + "/query.yaml")
      let nynorsk = try #require(Language.named(.nn))
      let text = answer.text(as: .text, in: nynorsk)
      #expect(text.contains("30,00"))
      #expect(text.contains(nynorsk.text("estimate.head.se")))
      let csv = answer.text(as: .csv, in: nynorsk).split(separator: "\n")
      #expect(
        csv[0]
          == "measure,column,estimate,se,lower,upper,level,df,deff,n,count,weighted-n,suppressed"
      )
      #expect(csv[1].hasPrefix("total,x,30,"))
    }
  }
}
