/// The words of a line of Markdown without its marks.
enum MarkdownText {
  /// The line without emphasis, with the texts of links and pictures instead of their addresses.
  static func plain(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(line.count)
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: "\\") where index + 1 < line.endIndex:
        index += 1
        plain.append(line[index])
      case UInt8(ascii: "*"), UInt8(ascii: "`"):
        break
      case UInt8(ascii: "_") where !isInsideWord(line, index):
        break
      case UInt8(ascii: "!")
      where index + 1 < line.endIndex && line[index + 1] == UInt8(ascii: "["):
        break
      case UInt8(ascii: "["):
        break
      case UInt8(ascii: "]"):
        index = addressEnd(line, after: index)
      case UInt8(ascii: "<"):
        index = tagEnd(line, from: index)
      default:
        plain.append(byte)
      }
      index += 1
    }
    return plain
  }

  private static func isInsideWord(_ line: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Bool
  {
    index > line.startIndex && index + 1 < line.endIndex
      && ByteKind.table[Int(line[index - 1])] != ByteKind.gap
      && ByteKind.table[Int(line[index + 1])] != ByteKind.gap
  }

  /// The last byte of "](address)".
  private static func addressEnd(_ line: Slice<UnsafeBufferPointer<UInt8>>, after index: Int) -> Int
  {
    guard index + 1 < line.endIndex, line[index + 1] == UInt8(ascii: "("),
      let end = line[index...].firstIndex(of: UInt8(ascii: ")"))
    else { return index }
    return end
  }

  /// The last byte of a tag or address in angle brackets; the bracket itself where there is none.
  private static func tagEnd(_ line: Slice<UnsafeBufferPointer<UInt8>>, from index: Int) -> Int {
    guard index + 1 < line.endIndex,
      ByteKind.table[Int(line[index + 1])] == ByteKind.letter
        || line[index + 1] == UInt8(ascii: "/"),
      let end = line[index...].firstIndex(of: UInt8(ascii: ">"))
    else { return index }
    return end
  }
}
