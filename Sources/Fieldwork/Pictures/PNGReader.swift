/// Takes a PNG apart into its chunks.
///
/// Method: the PNG Specification, third edition, 5 and 11. Only the chunks are kept that say how the points
/// look; texts, times, EXIF and whatever else somebody put in are left out, and what follows the end.
struct PNGReader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs",
    "bKGD",
  ]
  private let sent: [UInt8]

  init(_ sent: [UInt8]) { self.sent = sent }

  func parts() -> PictureParts? {
    var parts = PictureParts()
    parts.bytes = Self.signature
    var position = Self.signature.count
    var hasPoints = false
    while let length = sent.big(position, 4), length <= sent.count - position - 12 {
      let name = String(decoding: sent[(position + 4)..<(position + 8)], as: UTF8.self)
      let end = position + 12 + length
      if position == Self.signature.count {
        guard name == "IHDR", length == 13, let width = sent.big(position + 8, 4),
          let height = sent.big(position + 12, 4)
        else { return nil }
        parts.width = width
        parts.height = height
      }
      if name == "IDAT" { hasPoints = true }
      if Self.kept.contains(name) { parts.bytes += sent[position..<end] }
      if name == "IEND" { return hasPoints ? parts : nil }
      position = end
    }
    return nil
  }
}
