/// What a file is, by its first bytes; what the sender says of it counts nothing.
public struct SentFileType: Hashable, Sendable {
  /// The media type.
  public let mediaType: String

  /// What respondents read of the kinds that are taken.
  static let names = [
    "PDF", "PNG", "JPEG", "GIF", "WebP", "DOCX", "XLSX", "PPTX", "ODT", "ODS", "TXT",
  ]

  /// Looks at a file.
  ///
  /// - Parameter bytes: what it holds.
  /// - Returns: nil where it is of no kind that is taken.
  public init?(_ bytes: [UInt8]) {
    func begins(_ head: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + head.count
        && bytes[offset..<(offset + head.count)].elementsEqual(head)
    }
    if begins(Array("%PDF-".utf8)) {
      mediaType = "application/pdf"
    } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      mediaType = "image/png"
    } else if begins([0xFF, 0xD8, 0xFF]) {
      mediaType = "image/jpeg"
    } else if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
      mediaType = "image/gif"
    } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
      mediaType = "image/webp"
    } else if begins([0x50, 0x4B, 0x03, 0x04]) {
      guard let type = SentFileType.office(bytes) else { return nil }
      mediaType = type
    } else if SentFileType.isText(bytes) {
      mediaType = "text/plain"
    } else {
      return nil
    }
  }

  /// What an archive of an office program holds; nil for other archives.
  private static func office(_ bytes: [UInt8]) -> String? {
    // OpenDocument says what it is in its first member, which is not compressed.
    for kind in ["text", "spreadsheet", "presentation"] {
      let type = "application/vnd.oasis.opendocument.\(kind)"
      if bytes.count > 38 + type.utf8.count,
        bytes[30..<(38 + type.utf8.count)].elementsEqual("mimetype\(type)".utf8)
      {
        return type
      }
    }
    guard bytes.holds("[Content_Types].xml") else { return nil }
    let kinds = [
      ("word/document.xml", "wordprocessingml.document"),
      ("xl/workbook.xml", "spreadsheetml.sheet"),
      ("ppt/presentation.xml", "presentationml.presentation"),
    ]
    return kinds.first { bytes.holds($0.0) }
      .map { "application/vnd.openxmlformats-officedocument.\($0.1)" }
  }

  /// Words and line ends in UTF-8, and nothing that a browser could take for a page.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    guard !bytes.isEmpty, String(validating: bytes, as: UTF8.self) != nil,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) })
    else { return false }
    return bytes.first { $0 > 0x20 } != UInt8(ascii: "<")
  }
}

extension [UInt8] {
  /// Whether some words stand anywhere in the bytes.
  fileprivate func holds(_ words: String) -> Bool {
    let wanted = Array(words.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return withUnsafeBufferPointer { bytes in
      var start = 0
      while start <= bytes.count - wanted.count {
        if bytes[start] == first {
          var offset = 1
          while offset < wanted.count, bytes[start + offset] == wanted[offset] { offset += 1 }
          if offset == wanted.count { return true }
        }
        start += 1
      }
      return false
    }
  }
}
