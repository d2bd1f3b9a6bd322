/// The formats of documents that are read.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  /// Portable Document Format.
  case pdf
  /// Office Open XML, as Word writes it.
  case docx
  /// OpenDocument Text, as LibreOffice writes it.
  case odt
  /// A page of the web.
  case html
  /// Markdown.
  case markdown
  /// Text without marks; a form feed ends a page.
  case plain
}
