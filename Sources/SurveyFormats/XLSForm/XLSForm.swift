import Problems

/// A form as an XLSForm workbook describes it: what stands in its sheets, with the places.
///
/// Source: the XLSForm specification (xlsform.org); what its reference implementation, pyxform 4.5,
/// refuses is refused here.
struct XLSForm: Sendable {
  /// What the sheet `settings` says.
  struct Settings: Sendable {
    /// The title.
    var title: String?
    /// The id.
    var id: String?
    /// The version.
    var version: String?
    /// The language that texts without one are in.
    var defaultLanguage: String?
  }

  /// A text in the languages of the form; the key is the language's name as it is written, or
  /// ``XLSForm/unnamed`` where none is.
  typealias Wordings = [String: String]

  /// The language of texts that name none, where the settings name none either.
  static let unnamed = "default"

  /// Something that can be chosen.
  struct Choice: Sendable {
    /// The name that answers hold.
    let name: String
    /// The words.
    let label: Wordings
    /// Other columns, such as those that a filter asks for and our own.
    let others: [String: String]
    let place: Place
  }

  /// A row of the sheet `survey`, with what is nested in it.
  struct Element: Sendable {
    /// What it is.
    let kind: Kind
    /// The name.
    let name: String
    /// The question as it is put.
    let label: Wordings
    /// The help.
    let hint: Wordings
    /// What stands in the columns, by their full names such as `bind::relevant`.
    let cells: [String: Cell]
    /// What is nested: of groups, repeats and loops.
    let children: [Element]
    /// The row.
    let place: Place
  }

  /// The words of a cell.
  struct Cell: Sendable {
    let text: String
    let place: Place
  }

  /// What a row is.
  enum Kind: Hashable, Sendable {
    /// Questions that belong together.
    case group
    /// Questions that are put again and again.
    case repetition
    /// Questions that are put once for each choice of a list.
    case loop(list: String)
    /// A choice from a list: one, several or in order.
    case select(Selection, list: String, orOther: Bool)
    /// Any other type, by its plain name: `text`, `integer`, `note`, `calculate`, ….
    case plain(String)
  }

  /// How is chosen from a list.
  enum Selection: String, Hashable, Sendable {
    /// One.
    case one
    /// Any number.
    case several
    /// All of them in order.
    case rank
    /// One, from a sheet or file of its own.
    case external
  }

  /// The file's name.
  let file: String
  /// The settings.
  let settings: Settings
  /// The rows, nested as their groups are.
  let elements: [Element]
  /// The lists of choices by name.
  let lists: [String: [Choice]]
  /// The languages that texts are written in, in the order of the columns.
  let languages: [String]
  /// What our own columns of the settings say.
  let others: [String: Cell]
}

extension XLSForm.Element {
  /// What stands in a column, by its full name such as `bind::relevant`.
  subscript(column: String) -> String? { cells[column]?.text }

  /// When it is asked, as it is written.
  var relevant: String? { self["bind::relevant"] }

  /// Which answers are taken, as it is written.
  var constraint: String? { self["bind::constraint"] }

  /// Whether it must be answered, as it is written.
  var required: String? { self["bind::required"] }

  /// The words of `appearance`.
  var appearance: [String] {
    (self["control::appearance"] ?? "").split(separator: " ").map(String.init)
  }

  /// What `parameters` say: names and values.
  var parameters: [String: String] {
    var found: [String: String] = [:]
    for part in (self["parameters"] ?? "").split(whereSeparator: { " ,;\n\t".contains($0) }) {
      let sides = part.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { found[sides[0].lowercased()] = String(sides[1]) }
    }
    return found
  }

  /// The text of a column that may stand in several languages.
  func wordings(_ column: String) -> XLSForm.Wordings {
    var found: XLSForm.Wordings = [:]
    for (name, cell) in cells where name.hasPrefix(column + "::") {
      found[String(name.dropFirst(column.count + 2))] = cell.text
    }
    return found
  }

  /// The place of a column; of the row where the cell is empty.
  func place(of column: String) -> Place { cells[column]?.place ?? place }
}
