public import Languages
import Store
import Surveys

/// The questionnaire that a new one begins as: a section with a question that is then changed.
public enum QuestionnaireStart {
  /// The text of a new questionnaire.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - title: its title.
  ///   - wave: the id of the fielding.
  ///   - levels: the levels that are asked.
  /// - Returns: YAML of a questionnaire without errors.
  public static func yaml(
    id: String, title: LocalizedText, wave: String, levels: [String]
  ) -> String {
    let built = EmbeddedData.files["new/survey/questionnaire.yaml"] ?? ""
    let start = QuestionnaireReading(yaml: Array(built.utf8), file: "").questionnaire
    let made = Questionnaire(
      id: id, title: title, wave: Questionnaire.Wave(id: wave), sections: start?.sections ?? [],
      questions: start?.questions ?? [], languages: Language.all.map(\.tag))
    return QuestionnaireYAML.text(of: made, frame: QuestionnaireYAML.Frame(levels: levels))
  }
}
