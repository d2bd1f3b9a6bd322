/// Small pictures, made by hand as the formats say.
enum SamplePicture {
  static let secret = Array("taken at 67.28 N 14.40 E".utf8)

  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(number >> ($0 * 8) & 0xFF) }
  }

  static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(content.count + 2, 2) + content
  }

  /// A JPEG with EXIF, of which the camera was turned so.
  static func jpeg(turned: UInt8 = 6) -> [UInt8] {
    let tiff =
      Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0] + [
        0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0,
      ]
      + [0, 0, 0, 0] + secret
    return [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
      + segment(0xE1, Array("Exif\0\0".utf8) + tiff)
      + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + secret)
      + segment(0xED, secret) + segment(0xFE, secret)
      + segment(0xDB, [UInt8](repeating: 1, count: 65))
      + segment(0xC0, [8] + big(30, 2) + big(40, 2) + [1, 1, 0x11, 0])
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
      + [0xFF, 0xD9] + secret
  }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count, 4) + Array(name.utf8) + content + [0, 0, 0, 0]
  }

  /// A PNG with a text, a time and EXIF.
  static var png: [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(40, 4) + big(30, 4) + [8, 2, 0, 0, 0]) + chunk("tEXt", secret)
      + chunk("eXIf", secret) + chunk("iTXt", secret) + chunk("IDAT", [1, 2, 3])
      + chunk("IEND", []) + secret
  }

  static func part(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + little(content.count, 4) + content + (content.count % 2 == 1 ? [0] : [])
  }

  /// A WebP that announces EXIF and XMP, and has them.
  static var webp: [UInt8] {
    let body =
      Array("WEBP".utf8) + part("VP8X", [0x0C, 0, 0, 0] + little(39, 3) + little(29, 3))
      + part("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A] + little(40, 2) + little(30, 2) + [1])
      + part("EXIF", secret) + part("XMP ", secret) + part("odd ", secret)
    return Array("RIFF".utf8) + little(body.count, 4) + body
  }
}
