/// The two widths that every figure is drawn for, with the same text sizes in px.
public enum FigureWidth: String, CaseIterable, Sendable {
  /// 640 px: a text column on a desk, and paper.
  case wide
  /// 320 px: a phone, and a page at 400 %.
  case narrow

  /// The width of the view box in px.
  public var pixels: Double { self == .wide ? 640 : 320 }

  /// The free room at each side in px: none beside a text column, the margin of a phone's page.
  public var margin: Double { self == .wide ? 0 : 16 }
}
