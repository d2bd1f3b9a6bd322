import Foundation
import Languages
import Measures
import StatisticalTables
import Store
import Surveys
import TestSupport
import Testing
import Workflows

/// The example of 2021 under the policy of a review that says nothing of disclosure, as an attacker sees
/// it: the data files, the questionnaire, and who has answered.
struct ExampleAttack {
  let survey: StoredSurvey
  let attributes: [String]
  private let files: [String: [PublishedRow]]
  private let responders: [SurveyAttack.Place: Set<String>]

  /// Reads the data files of the example.
  ///
  /// - Parameter policy: the line of `review.yaml`; nothing for the default.
  init(policy: String) throws {
    let example = "\(PackageRoot.path)/Examples/norge-2021"
    let analysis = try TemporaryFolder.use { folder in
      try FileManager.default.copyItem(atPath: example, toPath: folder.path + "/review")
      let lines = try folder.read("review/review.yaml").split(
        separator: "\n", omittingEmptySubsequences: false)
      let text = lines.filter { !$0.hasPrefix("disclosure:") }.joined(separator: "\n")
      try folder.write(text + "\n" + policy + "\n", to: "review/review.yaml")
      return Analysis(try ReviewFolder.read(FolderFiles(folder.path + "/review")))
    }
    survey = try #require(analysis.stored.survey)
    var attributes: [String] = []
    var files: [String: [PublishedRow]] = [:]
    for address in analysis.addresses {
      guard let table = analysis.tables[address] else { continue }
      let words = address.description.split(separator: ".").map(String.init)
      guard words[0] == "survey" else { continue }
      let by = words.firstIndex(of: "by")
      let attribute = by.map { words[$0 + 1] }
      if let attribute, !attributes.contains(attribute) { attributes.append(attribute) }
      let name = words.prefix(by ?? words.count).joined(separator: ".")
      files[name, default: []] += try Self.rows(table, name: name, attribute: attribute)
    }
    self.attributes = attributes.sorted()
    self.files = files
    responders = Self.responders(analysis.stored, attributes)
  }

  /// The rows of a data file.
  private static func rows(
    _ table: PublishedTable, name: String, attribute: String?
  ) throws -> [PublishedRow] {
    let text = table.delimitedText(in: .en, isSynthetic: true)
    let file = try DelimitedFile(Array(text.utf8), file: name)
    let places = Dictionary(
      file.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return file.rows.map { row in
      func field(_ name: String) -> String { places[name].map { row.fields[$0] } ?? "" }
      var codes: [String: String] = [:]
      for dimension in ["answer", "item", "rank"] where places[dimension] != nil {
        codes[dimension] = field(dimension)
      }
      return PublishedRow(
        table: name, attribute: attribute, group: attribute.map(field), codes: codes,
        value: Double(field("value")), count: Int(field("count")), base: Int(field("answered")))
    }
  }

  /// Who has answered is told on the map of participation.
  private static func responders(
    _ stored: StoredReview, _ attributes: [String]
  ) -> [SurveyAttack.Place: Set<String>] {
    var found: [SurveyAttack.Place: Set<String>] = [:]
    for response in stored.survey?.responses ?? [] where response.hasAnswers {
      let name = "\(response.unit) \(response.levels)"
      for level in response.levels {
        found[.init(attribute: "level", group: level), default: []].insert(name)
      }
      for attribute in stored.units.attributes where attributes.contains(attribute.id) {
        let group = attribute.values[response.unit] ?? "ungrouped"
        found[.init(attribute: attribute.id, group: group), default: []].insert(name)
      }
    }
    return found
  }

  /// The questions whose answers are counted, each item of a matrix by itself.
  var targets: [(question: Question, item: String?)] {
    survey.questionnaire.questions.filter { $0.kind.hasOptions }.flatMap { question in
      question.kind == .matrix
        ? question.items.map { (question, $0.code) } : [(question, String?.none)]
    }
  }

  /// The rows of the tables of a question, or of one item, in which each answer counts as one.
  ///
  /// A weighted table shows the same counts, or fewer.
  func rows(of question: Question, item: String?) -> [PublishedRow] {
    unweighted("survey.\(question.id)").filter { $0.codes["item"] == item }
  }

  private func unweighted(_ name: String) -> [PublishedRow] {
    files[name + ".raw"] ?? files[name] ?? []
  }

  /// The attack on a question, or on one item.
  func attack(
    on question: Question, item: String?, rows: [PublishedRow], withMeans: Bool = true
  ) -> SurveyAttack {
    let name = "survey.\(question.id)." + (question.kind == .ranking ? "borda" : "mean")
    var attack = SurveyAttack(
      SurveyAttack.Question(
        options: question.answers.map { ($0.code, $0.value) },
        isSingle: [.single, .scale, .matrix].contains(question.kind),
        hasDontKnow: question.dontKnow != nil),
      shares: rows,
      means: withMeans ? unweighted(name).filter { $0.codes["item"] == item } : [])
    attack.add(responders: responders)
    addRouting(&attack, from: question, rows)
    return attack
  }

  /// How many were asked another question tells how many gave the answers that lead to it.
  private func addRouting(
    _ attack: inout SurveyAttack, from question: Question, _ rows: [PublishedRow]
  ) {
    for other in survey.questionnaire.questions where other.levels == question.levels {
      guard case .isAny(question.id, nil, let options)? = other.condition else { continue }
      for row in unweighted("survey.\(other.id)") {
        guard row.codes["answer"] == "not-answered", row.codes["rank"] ?? "first" == "first",
          let asked = row.base
        else { continue }
        func count(_ code: String) -> (count: SurveyAttack.Count, factor: Double) {
          (SurveyAttack.Count(row: code, place: row.place), 1)
        }
        if question.kind != .multiple {
          attack.add(options.map(count), low: Double(asked), high: Double(asked))
          continue
        }
        // All who answered lead there but for those who chose what stands alone.
        let alone = question.answers.filter(\.isExclusive).map(\.code)
        guard Set(options + alone) == Set(question.answers.map(\.code)),
          let base = rows.first(where: { $0.place == row.place && $0.codes["answer"] == alone[0] })?
            .base
        else { continue }
        attack.add(alone.map(count), low: Double(base - asked), high: Double(base - asked))
      }
    }
  }
}
