public import Measures
import Statistics
import Surveys

/// All that is computed of a survey: its tables, and what the comparison of units says in words.
public struct SurveyResults: Sendable {
  /// The tables, those of who responded first.
  public let tables: [PublishedTable]
  /// What is said of who has come furthest, one for each outcome.
  public let readings: [FurthestReading]
}

extension Tabulation {
  /// All tables and readings, with the cells that few stand behind kept back.
  ///
  /// - Parameter disclosure: what is kept back.
  /// - Returns: the tables in the order of the questions; the response tables first.
  public func results(_ disclosure: Disclosure = Disclosure()) -> SurveyResults {
    var writer = TableWriter(tabulation: self, disclosure: disclosure)
    var tables = responseTables() + profileTables() + weightTables()
    for question in questionnaire.questions {
      tables += writer.tables(of: question)
      for coding in codings where coding.frame.question == question.id {
        tables += codedTables(of: question, coding: coding, disclosure)
      }
      if plan.rankings.contains(question.id) {
        let made = writer.rankings(of: question)
        tables += writer.protects(question.id) ? made.map(\.roundedAsPrinted) : made
      }
    }
    tables += maturityTables()
    let (more, readings) = furthest(tables, writer)
    return SurveyResults(
      tables: (tables + more).map { PublishedTable(protected: $0) }, readings: readings)
  }

  /// All tables, with the cells that few stand behind kept back.
  ///
  /// - Parameter disclosure: what is kept back.
  /// - Returns: the tables, as ``results(_:)``.
  public func tables(_ disclosure: Disclosure = Disclosure()) -> [PublishedTable] {
    results(disclosure).tables
  }

  /// Who has come furthest, for each outcome of the plan; Holm's adjustment covers all of them.
  ///
  /// - Parameters:
  ///   - tables: the tables of the questions; what they keep back is kept back here.
  ///   - tableWriter: knows which questions are protected. Where their counts are rounded nothing is
  ///     compared: it would tell the true ones.
  private func furthest(
    _ tables: [Table], _ tableWriter: TableWriter
  ) -> ([Table], [FurthestReading]) {
    guard let plan = plan.furthest else { return ([], []) }
    let byAddress = Dictionary(
      tables.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    let writers = plan.outcomes.compactMap { outcome -> FurthestWriter? in
      let isProtected = tableWriter.protects(outcome.question)
      if isProtected, tableWriter.disclosure.method != .suppress { return nil }
      return FurthestWriter(
        outcome, plan: plan, tabulation: self, published: byAddress, isProtected: isProtected)
    }
    let tests = writers.flatMap { writer in writer.comparisons.map { $0.test?.pValue } }
    let adjusted = Holm.adjusted(tests.compactMap { $0 })
    var next = 0
    let holm = tests.map { test -> Double? in
      guard test != nil else { return nil }
      next += 1
      return adjusted[next - 1]
    }
    var made: [Table] = []
    var readings: [FurthestReading] = []
    var first = 0
    for writer in writers {
      let own = Array(holm[first..<(first + writer.comparisons.count)])
      first += writer.comparisons.count
      made += writer.tables(holm: own)
      readings.append(FurthestReading(writer, holm: own))
    }
    return (made, readings)
  }
}
