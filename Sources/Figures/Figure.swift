/// A chart or map that can be drawn for a page.
public protocol Figure: Sendable {
  /// The words about the figure.
  var text: FigureText { get }

  /// Draws the figure.
  ///
  /// - Parameters:
  ///   - id: the name of the figure on its page; the drawing has the id `id-wide` or `id-narrow`.
  ///   - width: the width to draw for.
  ///   - style: colours and type.
  /// - Returns: the drawing, the same bytes for the same input.
  func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG
}

extension Figure {
  /// Draws the figure in the standard style.
  ///
  /// - Parameters:
  ///   - id: the name of the figure on its page.
  ///   - width: the width to draw for.
  /// - Returns: the drawing.
  public func svg(id: String, width: FigureWidth) -> SVG {
    svg(id: id, width: width, style: .standard)
  }
}
