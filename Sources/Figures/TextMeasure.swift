/// Estimates how wide a text will be without knowing the reader's font.
///
/// The widths are those of Helvetica (Adobe Font Metrics, 1/1000 em) with an allowance for the
/// system fonts that run wider. Labels are wrapped by it and never cut.
enum TextMeasure {
  /// The allowance for fonts that are wider than Helvetica.
  static let allowance = 1.12
  static let boldAllowance = 1.08

  /// The widths of U+0020 to U+007E.
  private static let ascii: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// The estimated width of a text in px.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var sum = 0.0
    for scalar in text.unicodeScalars { sum += width(of: scalar) }
    return sum / 1000 * size * allowance * (bold ? boldAllowance : 1)
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: return ascii[Int(scalar.value - 0x20)]
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F: return 0
    case 0xA0, 0xB7: return 278
    case 0xC6, 0x152, 0x2014, 0x2026: return 1000
    case 0xE6, 0x153: return 900
    case 0x202F, 0x2009: return 200
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xFF00...0xFF60, 0x1F000...0x1FAFF: return 1000
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .uppercaseLetter: return 740
    case .lowercaseLetter: return 565
    default: return 600
    }
  }
}
