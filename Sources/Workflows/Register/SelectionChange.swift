import Indicators
public import Languages
public import Measures
public import Problems
import Store

/// A change of what has been chosen of a register.
public enum SelectionChange: Sendable {
  /// Chooses an indicator; one that is chosen already gets the new reason.
  case add(id: String, reason: LocalizedText, by: LocalizedText?, date: Day?)
  /// Takes an indicator out.
  case remove(id: String)
}

extension OpenedRegister {
  /// Changes what has been chosen, and writes its file.
  ///
  /// - Parameter change: the change.
  /// - Returns: the register with the new choices, and the path of the file.
  /// - Throws: ``InputRefused`` where there is no such indicator, or the file cannot be written.
  public func applying(
    _ change: SelectionChange
  ) throws(InputRefused) -> (opened: OpenedRegister, path: String) {
    var choices = selection
    switch change {
    case .add(let id, let reason, let by, let date):
      _ = try indicator(id)
      let choice = ChosenIndicator(
        id: id, reason: reason, by: by, date: date, place: Place(folder.selectionPath))
      if let index = choices.firstIndex(where: { $0.id == id }) {
        choices[index] = choice
      } else {
        choices.append(choice)
      }
    case .remove(let id):
      guard choices.contains(where: { $0.id == id }) else {
        throw InputRefused([
          Problem(
            "selection.not-chosen", at: Place(folder.selectionPath),
            [
              "found": id,
              "nearest": Nearest.word(to: id, among: choices.map(\.id)) ?? "–",
            ])
        ])
      }
      choices.removeAll { $0.id == id }
    }
    let title = try folder.selectionTitle()
    try folder.files.write(
      SelectionFile.text(choices, title: title), to: folder.selectionPath)
    let changed = OpenedRegister(register: register, selection: choices, folder: folder)
    return (changed, folder.files.root + "/" + folder.selectionPath)
  }
}

/// Writes what has been chosen as the YAML that `Store` reads.
enum SelectionFile {
  static func text(_ choices: [ChosenIndicator], title: LocalizedText?) -> String {
    var lines: [String] = []
    if let title { lines.append("title: \(YAMLWords.localized(title))") }
    lines.append(choices.isEmpty ? "choices: []" : "choices:")
    for choice in choices {
      lines += ["  - id: \(choice.id)", "    reason: \(YAMLWords.localized(choice.reason))"]
      if let by = choice.by { lines.append("    by: \(YAMLWords.localized(by))") }
      if let date = choice.date { lines.append("    date: \(date)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
