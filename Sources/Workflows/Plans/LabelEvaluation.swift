import Agenda
import Foundation
public import Languages
import PlanReading
public import Problems
import StatisticalTables
import Store

/// How well plan reading agrees with what readers said of texts: files of texts and labels, read and compared.
public struct LabelEvaluation: Sendable {
  /// How an evaluation is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Tables in the reader's language.
    case text
    /// A row for each figure.
    case csv
    /// Everything, with all decimals.
    case json
  }

  /// The files, and what came of each.
  let parts: [(name: String, evaluation: ReadingEvaluation)]

  /// Reads and compares.
  ///
  /// - Parameters:
  ///   - files: paths of CSV or tab-separated files of texts and labels.
  ///   - model: the path of a model; nil for the one that is part of the program.
  /// - Throws: ``InputRefused`` with the problems of all files, by line.
  public init(_ files: [String], model: String? = nil) throws(InputRefused) {
    let reader = try PlanReader(.standard, model: ModelTraining.model(model))
    let labels = try LabelledFiles.read(files)
    parts = zip(files, labels).map { file, texts in
      (URL(filePath: file).lastPathComponent, ReadingEvaluation(reader.judge(texts)))
    }
  }

  /// What came of texts that models have judged without having seen them.
  init(name: String, _ judged: [JudgedText]) {
    parts = [(name, ReadingEvaluation(judged))]
  }

  /// The evaluation in a format.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - language: the reader's language, for text.
  /// - Returns: the file.
  public func text(as format: Format, in language: Language) -> String {
    switch format {
    case .text:
      parts.map { part in
        EvaluationText(name: part.name, evaluation: part.evaluation, language: language).lines
          .map { $0 + "\n" }.joined()
      }.joined(separator: "\n")
    case .csv: csv
    case .json: json.text
    }
  }
}

/// Files of texts and labels.
enum LabelledFiles {
  /// The texts of each file.
  static func read(_ files: [String]) throws(InputRefused) -> [[LabelledText]] {
    var log = ProblemLog()
    var found: [[LabelledText]] = []
    for file in files {
      do throws(InputRefused) {
        let url = URL(filePath: file)
        let folder = FolderFiles(url.deletingLastPathComponent().path)
        let bytes = try folder.bytes(
          url.lastPathComponent, named: file, limit: PlanFiles.largestFile)
        found.append(try LabelFile.read(bytes, file: file))
      } catch {
        log.add(contentsOf: error.problems)
      }
    }
    try log.throwErrors()
    return found
  }
}
