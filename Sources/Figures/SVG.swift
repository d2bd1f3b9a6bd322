/// A finished drawing as SVG markup.
///
/// The markup has no script, no external reference and no `style` element or attribute, so that a
/// page with a strict content security policy can hold it inline.
public struct SVG: Hashable, Sendable {
  /// The `<svg>` element, ready to stand inside HTML.
  public let markup: String
  /// The width of the view box in px.
  public let width: Double
  /// The height of the view box in px.
  public let height: Double

  /// The drawing as a file of its own: declaration, the markup, and its own copy of the few rules
  /// that presentation attributes cannot say.
  public var file: String {
    let marker = "><title"
    guard let range = markup.firstRange(of: marker) else { return markup }
    let rules =
      "text{font-variant-numeric:tabular-nums}"
      + "@media (forced-colors:active){svg,text{forced-color-adjust:none}}"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup[..<range.lowerBound]
      + "><style>\(rules)</style><title" + markup[range.upperBound...] + "\n"
  }

  /// The style sheet that a page with inline figures needs once.
  ///
  /// It shows the wide drawing where the nearest container of class `figure` has room for it, and
  /// the narrow one elsewhere. The side margins of the narrow drawing lie over those of the page, so
  /// that its text is not scaled down on a small screen. Forced colours keep the drawing as it is:
  /// dark on white paper, which is legible in every theme.
  public static let styleSheet = """
    .figure { container-type: inline-size; }
    .figure-svg { display: block; overflow: visible; font-variant-numeric: tabular-nums; }
    .figure-svg-wide { display: none; }
    .figure-svg-narrow { margin-inline: -16px; }
    @container (min-width: 640px) {
      .figure-svg-wide { display: block; }
      .figure-svg-narrow { display: none; }
    }
    @media print {
      .figure-svg-wide { display: block; max-width: 100%; height: auto; }
      .figure-svg-narrow { display: none; }
    }
    @media (forced-colors: active) {
      .figure-svg, .figure-svg text { forced-color-adjust: none; }
    }

    """
}
