/// Takes a JPEG apart into its segments.
///
/// Method: ITU-T T.81, annex B. Of the application's segments those are kept that the picture cannot be shown
/// without: JFIF, Adobe's transform and the profile of the colours. What follows the end of the picture, such
/// as a film or a second picture, is left out.
struct JPEGReader {
  private let sent: [UInt8]

  init(_ sent: [UInt8]) { self.sent = sent }

  func parts() -> PictureParts? {
    var parts = PictureParts()
    parts.bytes = [0xFF, 0xD8]
    var position = 2
    var turn: Int?
    var isShown = false
    while let marker = marker(at: &position) {
      switch marker {
      case 0xD9:
        guard isShown, parts.width > 0 else { return nil }
        parts.bytes += [0xFF, 0xD9]
        if let turn { parts.bytes.insert(contentsOf: Self.orientation(turn), at: 2) }
        return parts
      case 0xD8, 0x00, 0x01, 0xD0...0xD7: return nil
      default: break
      }
      guard let length = sent.big(position, 2), length >= 2, position + length <= sent.count else {
        return nil
      }
      let content = sent[(position + 2)..<(position + length)]
      position += length
      if marker == 0xE1 { turn = turn ?? Self.orientation(in: Array(content)) }
      guard isKept(marker, content) else { continue }
      parts.bytes += [0xFF, marker] + sent[(position - length)..<position]
      if isFrame(marker) {
        let frame = Array(content)
        guard parts.width == 0, let height = frame.big(1, 2), let width = frame.big(3, 2) else {
          return nil
        }
        parts.width = width
        parts.height = height
      }
      if marker == 0xDA {
        let end = endOfScan(from: position)
        parts.bytes += sent[position..<end]
        position = end
        isShown = true
      }
    }
    return nil
  }

  /// The next marker; any number of filling bytes may stand before it.
  private func marker(at position: inout Int) -> UInt8? {
    guard position < sent.count, sent[position] == 0xFF else { return nil }
    while position < sent.count, sent[position] == 0xFF { position += 1 }
    guard position < sent.count else { return nil }
    position += 1
    return sent[position - 1]
  }

  private func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  private func isKept(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    switch marker {
    // The small picture that JFIF can hold is a picture of its own: it is not kept.
    case 0xE0: content.starts(with: Array("JFIF\0".utf8)) && content.count == 14
    case 0xE2: content.starts(with: Array("ICC_PROFILE\0".utf8))
    case 0xEE: content.starts(with: Array("Adobe".utf8))
    case 0xE1, 0xE3...0xED, 0xEF, 0xFE, 0xF0...0xFD: false
    default: true
    }
  }

  /// Where the coded points end: at the next marker that is not part of them.
  private func endOfScan(from start: Int) -> Int {
    var position = start
    while position + 1 < sent.count {
      if sent[position] == 0xFF {
        let next = sent[position + 1]
        if next != 0x00, next != 0xFF, !(0xD0...0xD7).contains(next) { return position }
      }
      position += 1
    }
    return sent.count
  }

  /// How the camera was turned, 2 to 8; nil where it was not, or does not say.
  private static func orientation(in exif: [UInt8]) -> Int? {
    guard exif.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(exif.dropFirst(6))
    let isLittle = tiff.starts(with: Array("II".utf8))
    func number(_ start: Int, _ count: Int) -> Int? {
      isLittle ? tiff.little(start, count) : tiff.big(start, count)
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for index in 0..<min(count, 200) {
      let entry = directory + 2 + index * 12
      guard let tag = number(entry, 2) else { return nil }
      guard tag == 0x0112 else { continue }
      return number(entry + 8, 2).flatMap { (2...8).contains($0) ? $0 : nil }
    }
    return nil
  }

  /// A segment that tells how the camera was turned, and nothing else.
  private static func orientation(_ turn: Int) -> [UInt8] {
    let tiff: [UInt8] =
      Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1]
      + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(turn), 0, 0] + [0, 0, 0, 0]
    let content = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
  }
}
