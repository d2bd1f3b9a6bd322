public import Languages
import Pages
public import Problems

/// Where a questionnaire begins: from nothing, or from a file.
public struct NewQuestionnaireScreen: Sendable {
  private let base: String
  private let token: String
  private let values: FormValues
  private let problems: [Problem]
  private let isImport: Bool

  /// Where a questionnaire begins.
  ///
  /// - Parameters:
  ///   - base: the address of the list.
  ///   - token: what forms send along.
  ///   - values: what stands in the fields.
  ///   - problems: why it could not be begun.
  ///   - isImport: whether the problems are those of a file.
  public init(
    base: String, token: String, values: FormValues = FormValues(), problems: [Problem] = [],
    isImport: Bool = false
  ) {
    self.base = base
    self.token = token
    self.values = values
    self.problems = problems
    self.isImport = isImport
  }

  /// The levels that can be chosen.
  public static let levels = ["municipality", "county"]

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told =
      isImport
      ? [FieldProblem(language.text("builder.import.refused"), field: "file")]
      : problems.map { problem in
        FieldProblem(
          "\(problem.message(in: language)) \(problem.advice(in: language))",
          field: problem.place.cell)
      }
    var values = values
    if values.all("levels").isEmpty { values.set("levels", [Self.levels[0]]) }
    let empty = BuilderFields(
      values: isImport ? Self.defaults : values, problems: isImport ? [] : told,
      language: language)
    let file = BuilderFields(
      values: isImport ? values : Self.defaults, problems: isImport ? told : [],
      language: language)
    return Screen(
      title: language.text("builder.new"),
      main: templates.render(
        "questionnaires/new",
        View(
          [
            "base": base, "token": token,
            "empty": empty.texts(
              "title", label: language.text("builder.title"), languages: Language.all.map(\.tag))
              + common(empty, "begin"),
            "file": FormField(
              name: "file", label: language.text("builder.import.file"), kind: .file,
              help: language.text("builder.import.help"), isRequired: true
            ).html(told, in: language) + common(file, "import"),
            "has-faults": isImport, "faults": BuilderPage.views(problems, in: language),
          ], language: language)), problems: told)
  }

  private static var defaults: FormValues { FormValues(["levels": [levels[0]]]) }

  private func common(_ fields: BuilderFields, _ prefix: String) -> String {
    let language = fields.language
    func field(_ name: String, _ label: String, _ help: String) -> String {
      FormField(
        name: name, label: language.text(label), value: fields.values[name],
        help: language.text(help), id: prefix == "begin" ? name : "\(prefix)-\(name)"
      ).html(fields.problems, in: language)
    }
    return field(
      "id", "builder.id",
      prefix == "begin" ? "builder.id.of-questionnaire" : "builder.id.of-import")
      + field("wave", "builder.wave", "builder.wave.help")
      + ChoiceField(
        name: "levels", label: language.text("builder.asked"),
        options: Self.levels.map { ($0, BuilderPage.name(ofLevel: $0, in: language)) },
        chosen: Set(fields.values.all("levels")), takesSeveral: true,
        id: prefix == "begin" ? nil : "\(prefix)-levels"
      ).html(fields.problems, in: language)
  }
}
