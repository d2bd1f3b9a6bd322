import Languages
import Problems

extension Problem {
  /// The problem beside its field: the file of its place, or what is left of the cell after a beginning.
  func beside(_ beginnings: [String], in language: Language) -> FieldProblem {
    var field: String? = place.file.isEmpty ? nil : place.file
    if field == nil, let cell = place.cell {
      field =
        beginnings.first(where: cell.hasPrefix).map { String(cell.dropFirst($0.count)) } ?? cell
    }
    if field == "title" { field = "title.\(Language.all.first?.tag.rawValue ?? "")" }
    var words = "\(message(in: language)) \(advice(in: language))"
    if let column = place.column {
      words = language.text("builder.column", ["column": String(column)]) + " " + words
    }
    return FieldProblem(words, field: field)
  }
}
