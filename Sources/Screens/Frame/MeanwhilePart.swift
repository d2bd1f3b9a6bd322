public import Languages
import Pages

/// What others stored while somebody typed, above the form that holds what was typed.
public struct MeanwhilePart: Sendable {
  /// One field that others changed.
  public struct Line: Sendable {
    let field: String
    let label: String
    let text: String
    let isTaken: Bool

    /// One field that others changed.
    ///
    /// - Parameters:
    ///   - field: the id of the field.
    ///   - label: what it is called.
    ///   - text: what is stored, in words; empty where nothing is.
    ///   - isTaken: whether the form shows it, because it had not been touched there.
    public init(field: String, label: String, text: String, isTaken: Bool) {
      self.field = field
      self.label = label
      self.text = text
      self.isTaken = isTaken
    }
  }

  private let lines: [Line]

  /// What others stored.
  ///
  /// - Parameter lines: the fields, in the order of the form.
  public init(_ lines: [Line]) {
    self.lines = lines
  }

  func html(in language: Language) -> String {
    templates.render(
      "frame/meanwhile",
      View(
        [
          "lines": lines.map { line in
            View(
              [
                "field": line.field, "label": line.label,
                "text": line.text.isEmpty ? language.text("meanwhile.nothing") : line.text,
                "what": language.text(line.isTaken ? "meanwhile.taken" : "meanwhile.both"),
              ], language: language)
          }
        ], language: language))
  }
}

extension Screen {
  /// The page with what others stored meanwhile.
  ///
  /// - Parameters:
  ///   - meanwhile: what they stored.
  ///   - language: the reader's language.
  public func showing(_ meanwhile: MeanwhilePart, in language: Language) -> Screen {
    Screen(
      title: title, main: meanwhile.html(in: language) + main,
      problems: [FieldProblem(language.text("meanwhile.told"), field: "meanwhile")] + problems,
      scripts: scripts)
  }
}
