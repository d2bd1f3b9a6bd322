public import Problems
import Store
import Surveys

/// The marks of a questionnaire's translations as they are now, to be kept in the questionnaire.
public struct TranslationMarkText: Sendable {
  /// The key `translated` with all marks, as YAML that ends with a line break; empty where nothing is translated.
  public let text: String

  /// Reads a review folder and marks every translation as made from the original as it is.
  ///
  /// - Parameter folder: the path of the review folder.
  /// - Throws: `InputRefused` where the folder has errors, or no questionnaire.
  public init(_ folder: String) throws(InputRefused) {
    let stored = try ReviewFolder.read(FolderFiles(folder))
    guard let questionnaire = stored.survey?.questionnaire else {
      throw InputRefused([Problem("survey.none", at: Place("survey"))])
    }
    let digests = questionnaire.marksAsTranslatedNow.digests
    var lines = ["translated:"]
    for language in questionnaire.languages where digests[language] != nil {
      lines.append("  \(language):")
      for text in questionnaire.texts {
        if let digest = digests[language]?[text.key] { lines.append("    \(text.key): \(digest)") }
      }
    }
    text = digests.isEmpty ? "" : lines.map { $0 + "\n" }.joined()
  }
}
