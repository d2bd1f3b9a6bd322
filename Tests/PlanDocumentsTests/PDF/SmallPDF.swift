/// A PDF made for a test: texts at places on pages, in Helvetica.
struct SmallPDF {
  struct Text {
    var words: String
    var x: Int
    /// Points from the top of the page.
    var y: Int
    var size = 11
    var isTurned = false
  }

  /// A page of text, or a picture over the whole page.
  enum Page {
    case texts([Text])
    case picture
  }

  var pages: [Page]
  /// What stands in the trailer, such as how the file is encrypted.
  var trailer = ""

  /// A page whose lines stand below each other, paragraphs parted by empty lines; "# " begins a heading.
  static func page(_ lines: [String], head: String? = nil, foot: String? = nil) -> Page {
    var texts: [Text] = []
    if let head { texts.append(Text(words: head, x: 60, y: 40, size: 9)) }
    var y = 110
    for line in lines {
      if line.hasPrefix("# ") {
        y += 14
        texts.append(Text(words: String(line.dropFirst(2)), x: 60, y: y, size: 20))
        y += 26
      } else if line.isEmpty {
        y += 12
      } else {
        texts.append(Text(words: line, x: 60, y: y))
        y += 14
      }
    }
    if let foot { texts.append(Text(words: foot, x: 280, y: 815, size: 9)) }
    return .texts(texts)
  }

  /// The file.
  var bytes: [UInt8] {
    var objects: [[UInt8]] = []
    let kids = pages.indices.map { "\(5 + $0 * 2) 0 R" }.joined(separator: " ")
    objects.append(Array("<</Type/Catalog/Pages 2 0 R>>".utf8))
    objects.append(Array("<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>".utf8))
    objects.append(
      Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".utf8))
    let dots = String(repeating: "A0", count: 50 * 70)
    objects.append(
      Array(
        ("<</Type/XObject/Subtype/Image/Width 50/Height 70/ColorSpace/DeviceGray"
          + "/BitsPerComponent 8/Filter/ASCIIHexDecode/Length \(dots.count + 1)>>stream\n\(dots)>"
          + "\nendstream").utf8))
    for (number, page) in pages.enumerated() {
      objects.append(
        Array(
          ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(6 + number * 2) 0 R"
            + "/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>").utf8))
      let content = SmallPDF.content(page)
      objects.append(
        Array("<</Length \(content.count)>>stream\n".utf8) + content + Array("\nendstream".utf8))
    }
    var file = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.count)
      file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = file.count
    file += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      file += Array("\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8)
    }
    file += Array(
      "trailer<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(start)\n%%EOF\n"
        .utf8)
    return file
  }

  private static func content(_ page: Page) -> [UInt8] {
    switch page {
    case .picture: return Array("q 595 0 0 842 0 0 cm /I Do Q".utf8)
    case .texts(let texts):
      return texts.flatMap { text -> [UInt8] in
        let place =
          text.isTurned
          ? "0 1 -1 0 \(text.x) \(842 - text.y) Tm" : "1 0 0 1 \(text.x) \(842 - text.y) Tm"
        let words = text.words.unicodeScalars.flatMap { scalar -> [UInt8] in
          let byte =
            scalar == "•" ? 0x95 : scalar == "–" ? 0x96 : UInt8(truncatingIfNeeded: scalar.value)
          return ["(", ")", "\\"].contains(scalar) ? [0x5C, byte] : [byte]
        }
        return Array("BT /F \(text.size) Tf \(place) (".utf8) + words + Array(") Tj ET\n".utf8)
      }
    }
  }
}
