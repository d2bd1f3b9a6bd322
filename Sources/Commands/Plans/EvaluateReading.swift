import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt read --evaluate LABELS`: reads texts and compares with what readers said of them.
enum EvaluateReading {
  /// The format of a name.
  static func format(_ name: String) throws -> LabelEvaluation.Format {
    guard let format = LabelEvaluation.Format(rawValue: name) else {
      let known = LabelEvaluation.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("An evaluation is not written as '\(name)'. Choose one of: \(known).")
    }
    return format
  }

  /// Reads the files and gives the figures.
  static func text(
    _ files: [String], model: String?, as format: LabelEvaluation.Format, in reader: Language
  ) throws -> String {
    let evaluation = try Console.run(in: reader) { () throws(InputRefused) in
      try LabelEvaluation(files, model: model)
    }
    return evaluation.text(as: format, in: reader)
  }
}
