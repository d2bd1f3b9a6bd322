/// Colours and type of figures.
///
/// Every colour that carries meaning is made dark enough for its use, whatever the theme says:
/// 3:1 for graphics and 4.5:1 for text.
public struct FigureStyle: Hashable, Sendable {
  /// The paper behind the figure.
  public let paper: Colour
  /// Text and main axis.
  public let ink: Colour
  /// Text of less weight: n, notes, ticks.
  public let muted: Colour
  /// Lines and bars of less weight: comparisons, too few answers.
  public let grey: Colour
  /// Hairlines that carry no meaning of their own.
  public let hairline: Colour
  /// The one colour of the theme.
  public let accent: Colour
  /// The colour of numbers below zero where a figure has both kinds.
  public let counter: Colour
  /// Font families as in CSS, from the first wish to the last.
  public let fontFamily: String
  /// The size of labels in px.
  public let textSize = 13.0
  /// The size of n, notes and ticks in px; no text is smaller.
  public let smallTextSize = 12.0

  /// System fonts, in the order of what a reader is likely to have.
  public static let systemFonts =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, "
    + "sans-serif"

  /// Dark blue on white.
  public static let standard = FigureStyle(accent: Colour(red: 0x1B, green: 0x55, blue: 0x7A))

  /// Colours and type around the accent of a theme.
  ///
  /// - Parameters:
  ///   - accent: the one colour of the theme.
  ///   - counter: the colour of numbers below zero where a figure has both kinds.
  ///   - fontFamily: font families as in CSS.
  public init(
    accent: Colour, counter: Colour = Colour(red: 0x8A, green: 0x4B, blue: 0x12),
    fontFamily: String = FigureStyle.systemFonts
  ) {
    paper = .white
    ink = Colour(red: 0x1E, green: 0x22, blue: 0x27)
    muted = Colour(red: 0x56, green: 0x5D, blue: 0x66)
    grey = Colour(red: 0x84, green: 0x8B, blue: 0x94)
    hairline = Colour(red: 0xDC, green: 0xDF, blue: 0xE3)
    self.accent = accent.darkened(toContrast: 4.5, on: .white)
    self.counter = counter.darkened(toContrast: 4.5, on: .white)
    self.fontFamily = fontFamily
  }

  /// The accent for what stands behind a highlighted part: paler, and still seen on paper.
  var paleAccent: Colour { accent.palest(withContrast: 3, on: paper) }

  /// Shades of the accent from the palest to the darkest.
  ///
  /// The palest are too pale to be seen alone on paper: outline them with `accent`.
  ///
  /// - Parameter count: how many shades.
  /// - Returns: that many shades of falling luminance.
  public func shades(_ count: Int) -> [Colour] {
    guard count > 0 else { return [] }
    guard count > 1 else { return [shade(0.5)] }
    return (0..<count).map { shade(Double($0) / Double(count - 1)) }
  }

  /// The shade at a place from 0, the palest, to 1, the darkest.
  func shade(_ place: Double, of hue: Colour? = nil) -> Colour {
    let dark = (hue ?? accent).darkened(toContrast: 9, on: paper)
    return dark.tint(0.88 * (1 - place))
  }
}
