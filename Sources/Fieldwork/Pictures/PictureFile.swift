/// A picture that may be shown: recognised by its bytes, with nothing in it but the picture.
///
/// A photograph tells where and when it was taken, by which camera, and often holds a smaller picture of what
/// was cut away. All that is taken out; only the turn of the camera and the profile of the colours are kept.
public struct PictureFile: Hashable, Sendable {
  /// How it is written.
  public let format: Format
  /// The width in points.
  public let width: Int
  /// The height in points.
  public let height: Int
  /// The picture without anything told about it.
  public let bytes: [UInt8]

  /// How a picture is written.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// JPEG.
    case jpeg
    /// PNG.
    case png
    /// WebP.
    case webp

    /// The media type.
    public var type: String { "image/\(rawValue)" }

    /// What the names of its files end in.
    public var ending: String { self == .jpeg ? "jpg" : rawValue }
  }

  /// The most points of a side.
  public static let longestSide = 16_384
  /// The most points in all: more fill the memory of the one who looks.
  public static let mostPoints = 100_000_000

  /// A picture as it was sent.
  ///
  /// - Parameter sent: the bytes; what their sender calls them does not matter.
  /// - Returns: nil where it is none of the formats, is cut off, or has too many points.
  public init?(_ sent: [UInt8]) {
    let found: PictureParts?
    if sent.starts(with: [0xFF, 0xD8, 0xFF]) {
      format = .jpeg
      found = JPEGReader(sent).parts()
    } else if sent.starts(with: PNGReader.signature) {
      format = .png
      found = PNGReader(sent).parts()
    } else if sent.starts(with: Array("RIFF".utf8)), sent.dropFirst(8).starts(with: "WEBP".utf8) {
      format = .webp
      found = WebPReader(sent).parts()
    } else {
      return nil
    }
    guard let found, (1...Self.longestSide).contains(found.width),
      (1...Self.longestSide).contains(found.height),
      found.width * found.height <= Self.mostPoints
    else { return nil }
    width = found.width
    height = found.height
    bytes = found.bytes
  }
}

/// What is left of a file when all but the picture is taken out.
struct PictureParts {
  var width = 0
  var height = 0
  var bytes: [UInt8] = []
}

extension [UInt8] {
  /// The number that some bytes make, the first one the largest part; nil beyond the end.
  func big(_ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start + count <= self.count else { return nil }
    return self[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The number that some bytes make, the last one the largest part; nil beyond the end.
  func little(_ start: Int, _ count: Int) -> Int? {
    guard start >= 0, start + count <= self.count else { return nil }
    return self[start..<(start + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
