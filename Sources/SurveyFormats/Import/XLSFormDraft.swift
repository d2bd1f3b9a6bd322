import Languages
import Problems
import Surveys

/// A question on its way from a form: all that can be said before expressions are read.
struct XLSFormDraft {
  /// The row it is made of; of a matrix the row that begins it.
  let element: XLSForm.Element
  let id: String
  var section: String?
  let kind: Question.Kind
  /// Rows of the matrix with their codes.
  var items: [(code: String, element: XLSForm.Element)] = []
  var options: [Question.Option] = []
  /// The names of the options in the form, in the order of the options.
  var names: [String] = []
  /// What the filter of each option says, by its code.
  var filters: [String: XPath] = [:]
  /// The conditions of groups around it that are no sections.
  var groups: [XLSForm.Element] = []
  var minimum: Double?
  var maximum: Double?
  var isWhole = false
  var isLong = true
  var files = Question.FileRule()
  /// The text in place of the row's own, where a loop says it once for each choice.
  var label: XLSForm.Wordings
}

extension XLSForm.Element {
  /// What one of our own columns says.
  func own(_ key: String) -> String? { self["instance::samstemt:" + key].map(OwnColumns.plain) }

  /// The text in several languages that our own columns say.
  func ownText(_ key: String) -> LocalizedText? {
    let start = "instance::samstemt:" + key
    var texts: [LanguageTag: String] = [:]
    for (name, cell) in cells where name.hasPrefix(start) {
      let rest = name.dropFirst(start.count)
      if rest.isEmpty { texts[LanguageNames.any] = OwnColumns.plain(cell.text) }
      if rest.first == "." {
        texts[LanguageTag(rawValue: String(rest.dropFirst()))] = OwnColumns.plain(cell.text)
      }
    }
    return texts.isEmpty ? nil : LocalizedText(texts)
  }
}

/// How our own columns hold texts: `$` would be taken for a reference by other programs.
enum OwnColumns {
  /// The text as a cell holds it.
  static func cell(_ text: String) -> String {
    var cell = ""
    for character in text {
      switch character {
      case "\\": cell += "\\\\"
      case "$": cell += "\\d"
      case "\n": cell += "\\n"
      case " " where cell.isEmpty || cell.hasSuffix(" "): cell += "\\s"
      default: cell.append(character)
      }
    }
    return cell.hasSuffix(" ") ? String(cell.dropLast()) + "\\s" : cell
  }

  /// The text that a cell holds.
  static func plain(_ cell: String) -> String {
    var text = ""
    var isEscaped = false
    for character in cell {
      if isEscaped {
        text.append(
          character == "d" ? "$" : character == "n" ? "\n" : character == "s" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}
