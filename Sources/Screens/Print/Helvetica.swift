/// The widths and names of the letters of Helvetica, which every PDF viewer has.
///
/// Widths in thousandths of the size: Adobe Core 14 font metrics.
enum Helvetica {
  /// The width of a letter; that of a middling one where the metrics have none.
  static func width(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let widths = isBold ? bold : regular
    if (0x20...0x7E).contains(scalar.value) { return widths[Int(scalar.value) - 0x20] }
    if let special = special[scalar] { return special }
    // An accent does not widen its letter.
    if let first = names[scalar]?.utf8.first { return widths[Int(first) - 0x20] }
    return 556
  }

  /// The name by which a viewer finds a letter beyond ASCII.
  static func name(of scalar: Unicode.Scalar) -> String {
    if let name = names[scalar] { return name }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return digits.count <= 4
      ? "uni" + String(repeating: "0", count: 4 - digits.count) + digits : "u" + digits
  }

  private static let regular = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
  private static let bold = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
  ]
  private static let special: [Unicode.Scalar: Int] = [
    "æ": 889, "Æ": 1000, "ø": 611, "Ø": 778, "«": 556, "»": 556, "–": 556, "—": 1000, "…": 1000,
    "\u{2019}": 222, "\u{2018}": 222, "\u{201C}": 333, "\u{201D}": 333, "\u{A0}": 278, "·": 278,
    "•": 350, "°": 400, "§": 556, "½": 834, "€": 556, "−": 584, "²": 333, "³": 333, "£": 556,
    "\u{202F}": 278,
  ]
  private static let names: [Unicode.Scalar: String] = [
    "æ": "ae", "Æ": "AE", "ø": "oslash", "Ø": "Oslash", "å": "aring", "Å": "Aring",
    "á": "aacute", "Á": "Aacute", "à": "agrave", "À": "Agrave", "â": "acircumflex",
    "ä": "adieresis", "Ä": "Adieresis", "ã": "atilde", "ç": "ccedilla", "č": "ccaron",
    "Č": "Ccaron", "đ": "dcroat", "Đ": "Dcroat", "ð": "eth", "Ð": "Eth", "é": "eacute",
    "É": "Eacute", "è": "egrave", "È": "Egrave", "ê": "ecircumflex", "Ê": "Ecircumflex",
    "ë": "edieresis", "í": "iacute", "Í": "Iacute", "î": "icircumflex", "ï": "idieresis",
    "ñ": "ntilde", "ŋ": "eng", "Ŋ": "Eng", "ó": "oacute", "Ó": "Oacute", "ò": "ograve",
    "Ò": "Ograve", "ô": "ocircumflex", "Ô": "Ocircumflex", "ö": "odieresis", "Ö": "Odieresis",
    "õ": "otilde", "š": "scaron", "Š": "Scaron", "ŧ": "tbar", "Ŧ": "Tbar", "ú": "uacute",
    "ü": "udieresis", "Ü": "Udieresis", "ý": "yacute", "ž": "zcaron", "Ž": "Zcaron",
    "«": "guillemotleft", "»": "guillemotright", "–": "endash", "—": "emdash", "…": "ellipsis",
    "\u{2019}": "quoteright", "\u{2018}": "quoteleft", "\u{201C}": "quotedblleft",
    "\u{201D}": "quotedblright", "\u{A0}": "space", "\u{202F}": "space", "·": "periodcentered",
    "•": "bullet", "°": "degree", "§": "section", "½": "onehalf", "€": "Euro", "−": "minus",
    "²": "twosuperior", "³": "threesuperior", "£": "sterling",
  ]
}
