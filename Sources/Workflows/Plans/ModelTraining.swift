import Foundation
import PlanReading
public import Problems
import StatisticalTables
import Store

/// A model of plan reading, trained from files of labelled texts.
public struct ModelTraining: Sendable {
  /// How well models do on texts that they have not seen, nor others of the same origin.
  public let evaluation: LabelEvaluation
  /// How many features the model has.
  public let featureCount: Int
  /// The model's file.
  public let file: String

  /// Trains.
  ///
  /// - Parameters:
  ///   - files: paths of CSV or tab-separated files of texts and labels.
  ///   - wordings: files of texts that only teach, such as the wording of targets.
  ///   - sources: what the texts are, with licences; the model's file names them.
  ///   - folds: into how many parts the texts are parted.
  /// - Throws: ``InputRefused`` with the problems of all files, by line.
  public init(
    _ files: [String], wordings: [String], sources: [String], folds: Int
  ) throws(InputRefused) {
    let texts = try LabelledFiles.read(files + wordings)
    let outcome = GoalTrainer(.standard, folds: folds).train(
      texts.prefix(files.count).flatMap { $0 },
      wordings: texts.dropFirst(files.count).flatMap { $0 }, sources: sources)
    featureCount = outcome.model.featureCount
    file = outcome.model.text
    evaluation = LabelEvaluation(
      name: files.joined(separator: ", "), outcome.crossValidated)
  }

  /// The model of a file.
  ///
  /// - Parameter file: its path; nil for the model that is part of the program.
  static func model(_ file: String?) throws(InputRefused) -> GoalModel {
    guard let file else { return .standard }
    let url = URL(filePath: file)
    let folder = FolderFiles(url.deletingLastPathComponent().path)
    let bytes = try folder.bytes(url.lastPathComponent, named: file)
    return try GoalModel(text: TextFile.decode(bytes, file: file), file: file)
  }
}
