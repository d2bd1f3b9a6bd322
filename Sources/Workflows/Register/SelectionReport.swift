import Agenda
import Indicators
public import Languages
import Measures
public import Problems
import StatisticalTables
import Store

/// What has been chosen of a register: as a list with reasons, and as files for a review folder.
public struct SelectionReport: Sendable {
  private let opened: OpenedRegister

  /// The choices of a register.
  ///
  /// - Parameter opened: the register.
  public init(_ opened: OpenedRegister) {
    self.opened = opened
  }

  private var chosen: [(choice: ChosenIndicator, indicator: RegisteredIndicator)] {
    opened.selection.compactMap { choice in
      opened.register.indicator(choice.id).map { (choice, $0) }
    }
  }

  /// The choices with their reasons.
  ///
  /// - Parameters:
  ///   - format: how they are written.
  ///   - language: the reader's language.
  /// - Returns: the text.
  public func text(as format: OpenedRegister.Format, in language: Language) -> String {
    let words = RegisterWords(register: opened.register, language: language)
    let indicators = IndicatorSheet(words)
    let sheet = Sheet(
      columns: indicators.columns
        + ["reason", "by", "date"].map {
          Sheet.Column(id: $0, heading: $0)
        },
      rows: chosen.map { choice, indicator in
        indicators.fields(indicator) + [
          .text(choice.reason.text(in: language.tag)),
          .optional(choice.by?.text(in: language.tag)), .optional(choice.date?.description),
        ]
      })
    switch format {
    case .csv: return sheet.delimited
    case .json: return sheet.json.text
    case .text:
      var lines = chosen.flatMap { choice, indicator -> [String] in
        let reason = language.text(
          "register.reason", ["reason": choice.reason.text(in: language.tag)])
        return RegisterSearch.lines(indicator, words)
          + Wrapping.lines(reason, width: 92).map { "    \($0)" }
      }
      lines.append(language.text("register.chosen", count: chosen.count))
      let covered = Set(chosen.flatMap(\.indicator.goals)).sorted()
      if !chosen.isEmpty {
        lines.append(
          language.text(
            "register.chosen.goals",
            [
              "goals": covered.map(\.description).joined(separator: ", "),
              "results": language.number(
                Double(chosen.count { $0.indicator.isResult }), decimals: 0),
            ]))
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// Writes a file of `indicators/` for each chosen indicator, ready to be filled in.
  ///
  /// What the register knows stands there; what it does not know is marked, in the reader's language.
  /// Files that stand there already are left as they are.
  ///
  /// - Parameters:
  ///   - path: the review folder.
  ///   - language: the language of the marks.
  /// - Returns: the paths written, and those that were left.
  /// - Throws: ``InputRefused`` where the folder cannot be written.
  public func writeSkeletons(
    to path: String, in language: Language
  ) throws(InputRefused) -> (written: [String], left: [String]) {
    let folder = FolderFiles(path)
    var written: [String] = []
    var left: [String] = []
    for (choice, indicator) in chosen {
      let file = "indicators/\(indicator.id).yaml"
      if folder.has(file) {
        left.append("\(path)/\(file)")
        continue
      }
      let skeleton = IndicatorSkeleton(
        indicator, choice: choice, register: opened.register, language: language)
      try folder.write(skeleton.text, to: file)
      written.append("\(path)/\(file)")
    }
    return (written, left)
  }
}
