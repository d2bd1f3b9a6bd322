/// The signs that a page of the web names, such as `&aring;` and `&#229;`.
enum SignReferences {
  /// The text with the references resolved that are known; others stay as they are.
  static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "&"),
        let (sign, length) = reference(text[index...].dropFirst())
      {
        plain += sign
        index += 1 + length
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    return plain
  }

  /// The sign that a reference names, and how many bytes follow its first.
  private static func reference(_ rest: ArraySlice<UInt8>) -> ([UInt8], Int)? {
    let body = rest.prefix(12).prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
    let isClosed = rest.dropFirst(body.count).first == UInt8(ascii: ";")
    let name = String(decoding: body, as: UTF8.self)
    if name.hasPrefix("#"), isClosed {
      let digits = name.dropFirst()
      let number =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number else { return nil }
      let sign =
        (0x80..<0xA0).contains(number) ? TextEncoding.windows1252Letters[Int(number) - 0x80] : nil
      let letter = Unicode.Scalar(number).map { Array(String(Character($0)).utf8) }
      return ((number == 0 ? nil : sign ?? letter) ?? Array("\u{FFFD}".utf8), body.count + 1)
    }
    guard isClosed, let sign = named[name] else { return nil }
    return (sign, body.count + 1)
  }

  private static let named: [String: [UInt8]] = {
    // Those from A0 on, in the order of Latin-1.
    let latin =
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
      acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde
      Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute
      Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde
      auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute
      ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """
    let others: [(String, String)] = [
      ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("ndash", "–"),
      ("mdash", "—"), ("lsquo", "‘"), ("rsquo", "’"), ("sbquo", "‚"), ("ldquo", "“"),
      ("rdquo", "”"),
      ("bdquo", "„"), ("bull", "•"), ("hellip", "…"), ("euro", "€"), ("trade", "™"), ("minus", "−"),
      ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("rarr", "→"), ("larr", "←"), ("ensp", " "),
      ("emsp", " "),
      ("thinsp", " "), ("zwj", ""), ("zwnj", ""), ("Scaron", "Š"), ("scaron", "š"), ("permil", "‰"),
      ("prime", "′"), ("Prime", "″"), ("lsaquo", "‹"), ("rsaquo", "›"), ("OElig", "Œ"),
      ("oelig", "œ"),
      ("Ccaron", "Č"), ("ccaron", "č"), ("Zcaron", "Ž"), ("zcaron", "ž"), ("Dstrok", "Đ"),
      ("dstrok", "đ"),
      ("eng", "ŋ"), ("ENG", "Ŋ"),
    ]
    var named: [String: [UInt8]] = [:]
    for (offset, name) in latin.split(whereSeparator: \.isWhitespace).enumerated() {
      named[String(name)] = Unicode.Scalar(0xA0 + UInt32(offset)).map {
        Array(String(Character($0)).utf8)
      }
    }
    for (name, sign) in others { named[name] = Array(sign.utf8) }
    return named
  }()
}
