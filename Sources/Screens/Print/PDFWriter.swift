import Measures

/// The objects of a PDF file, with the table of where each stands.
struct PDFWriter {
  private var objects: [String?] = []

  /// The number of an object that is written later.
  mutating func reserve() -> Int {
    objects.append(nil)
    return objects.count
  }

  /// Writes an object.
  mutating func object(_ number: Int, _ text: String) { objects[number - 1] = text }

  /// Writes an object that holds commands, all of them ASCII.
  mutating func stream(_ number: Int, _ text: String) {
    object(number, "<</Length \(text.utf8.count)>>\nstream\n\(text)\nendstream")
  }

  /// The whole file.
  ///
  /// - Parameters:
  ///   - root: the number of the catalogue.
  ///   - info: the number of the title's object.
  func file(root: Int, info: Int) -> [UInt8] {
    // The second line tells those who carry the file that it is no text.
    var bytes = Array("%PDF-1.7\n".utf8) + [0x25, 0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    var places: [Int] = []
    for (index, text) in objects.enumerated() {
      places.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n\(text ?? "null")\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += Array("xref\n0 \(places.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      bytes += Array(
        (String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    bytes += Array(
      "trailer\n<</Size \(places.count + 1)/Root \(root) 0 R/Info \(info) 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        .utf8)
    return bytes
  }

  /// A text of any letters.
  static func text(_ text: String) -> String {
    "<FEFF" + text.unicodeScalars.map(utf16).joined() + ">"
  }

  static func utf16(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map {
      hexadecimal(Int($0 >> 8)) + hexadecimal(Int($0 & 255))
    }.joined()
  }

  static func hexadecimal(_ byte: Int) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  /// A number with at most two decimals.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func date(_ moment: Moment) -> String {
    // 2027-01-05T09:00:00.000Z as 20270105090000Z
    moment.description.prefix(19).filter(\.isNumber) + "Z"
  }
}
