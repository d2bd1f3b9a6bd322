public import Languages
import Measures
import StatisticalTables
public import Surveys

/// A code book as CSV: a row for each column of `survey/answers.csv`, and one for each code in it.
public enum CodeBook {
  /// The code book of a questionnaire.
  ///
  /// - Parameters:
  ///   - questionnaire: a questionnaire without errors.
  ///   - language: the language of the words.
  /// - Returns: the whole file; the same for the same questionnaire.
  public static func text(of questionnaire: Questionnaire, language: Language) -> String {
    var writer = DelimitedWriter()
    writer.row([
      "column", "question", "item", "section", "type", "text", "code", "label", "value", "missing",
      "exclusive", "required", "levels", "asked_if", "unit", "minimum", "maximum",
    ])
    for question in questionnaire.questions where question.kind.isAsked {
      let section = questionnaire.sections.first { $0.id == question.section }
      let items: [Question.Item?] = question.kind == .matrix ? question.items : [nil]
      for (item, column) in zip(items, question.columns) {
        let text = [question.text, item?.text].compactMap { $0?.text(in: language.tag) }
        let start = [
          column, question.id, item?.code ?? "", section?.title.text(in: language.tag) ?? "",
          question.kind.rawValue, text.joined(separator: " – "),
        ]
        let limits = [question.minimum, question.maximum].map { $0.map(XPath.plain) ?? "" }
        let levels = (item?.levels.isEmpty == false ? item?.levels : nil) ?? question.levels
        writer.row(
          start + ["", "", "", "", "", question.isRequired ? "yes" : "no"]
            + [
              levels.joined(separator: " "),
              questionnaire.condition(of: question)?.written ?? "", question.unit?.code ?? "",
            ] + limits)
        for option in question.options {
          writer.row(
            start + [
              option.code, option.text.text(in: language.tag), option.value.map(XPath.plain) ?? "",
              option.isDontKnow ? "yes" : "no", option.isExclusive ? "yes" : "no", "", "", "", "",
              "", "",
            ])
        }
      }
      if let other = question.otherColumn {
        writer.row(
          [other, question.id, "other", section?.title.text(in: language.tag) ?? "", "text"]
            + [question.other?.text.text(in: language.tag) ?? ""]
            + Array(repeating: "", count: 11))
      }
    }
    return writer.text
  }
}
