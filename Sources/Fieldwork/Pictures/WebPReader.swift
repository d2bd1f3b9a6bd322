/// Takes a WebP apart into its chunks.
///
/// Method: RFC 9649, 2.3 to 2.7. What is told about the picture (EXIF, XMP and chunks that are not known) is
/// left out, and the flags that announce it are taken down.
struct WebPReader {
  private static let kept: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP", "ANIM", "ANMF"]
  private let sent: [UInt8]

  init(_ sent: [UInt8]) { self.sent = sent }

  func parts() -> PictureParts? {
    guard let size = sent.little(4, 4), size >= 4, size <= sent.count - 8 else { return nil }
    let end = 8 + size
    var parts = PictureParts()
    var body: [UInt8] = Array("WEBP".utf8)
    var position = 12
    var hasPoints = false
    while position + 8 <= end {
      guard let length = sent.little(position + 4, 4), length <= end - position - 8 else {
        return nil
      }
      let name = String(decoding: sent[position..<(position + 4)], as: UTF8.self)
      let content = Array(sent[(position + 8)..<(position + 8 + length)])
      if let (width, height) = Self.size(name, content), parts.width == 0 {
        parts.width = width
        parts.height = height
      }
      if Self.kept.contains(name) {
        hasPoints = hasPoints || name == "VP8 " || name == "VP8L" || name == "ANMF"
        var content = content
        // 0x08 announces EXIF, 0x04 XMP.
        if name == "VP8X", !content.isEmpty { content[0] &= ~0x0C }
        body += sent[position..<(position + 8)] + content
        if length % 2 == 1 { body.append(0) }
      }
      position += 8 + length + length % 2
    }
    guard hasPoints, parts.width > 0 else { return nil }
    let count = body.count
    parts.bytes =
      Array("RIFF".utf8) + [0, 8, 16, 24].map { UInt8(count >> $0 & 0xFF) } + body
    return parts
  }

  /// The size that a chunk tells; nil where it is none that does.
  private static func size(_ name: String, _ content: [UInt8]) -> (Int, Int)? {
    switch name {
    case "VP8X":
      guard let width = content.little(4, 3), let height = content.little(7, 3) else { return nil }
      return (width + 1, height + 1)
    case "VP8L":
      guard content.first == 0x2F, let bits = content.little(1, 4) else { return nil }
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    case "VP8 ":
      guard content.big(3, 3) == 0x9D012A, let width = content.little(6, 2),
        let height = content.little(8, 2)
      else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    default: return nil
    }
  }
}
