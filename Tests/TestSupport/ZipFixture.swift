/// Archives made for tests: files stored in a ZIP without compression.
public enum ZipFixture {
  /// The bytes of an archive.
  ///
  /// - Parameter files: the names and contents, in order.
  /// - Returns: the archive.
  public static func archive(_ files: [(name: String, text: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let content = Array(file.text.utf8)
      let name = Array(file.name.utf8)
      // Version, flag for UTF-8 names, no compression, no time, the first of January 1980.
      let common =
        [20, 0x0800, 0, 0, 0x21].flatMap(short) + long(crc(content)) + long(UInt32(content.count))
        + long(UInt32(content.count)) + short(name.count) + short(0)
      let offset = UInt32(bytes.count)
      bytes += long(0x0403_4B50) + common + name + content
      directory +=
        long(0x0201_4B50) + short(20) + common + [0, 0, 0].flatMap(short) + long(0) + long(offset)
        + name
    }
    let end =
      long(0x0605_4B50) + [0, 0, files.count, files.count].flatMap(short)
      + long(UInt32(directory.count)) + long(UInt32(bytes.count)) + short(0)
    return bytes + directory + end
  }

  /// The bytes of a workbook.
  ///
  /// - Parameters:
  ///   - sheets: the tabs and what stands within `worksheet` of each.
  ///   - texts: what stands within `sst`.
  ///   - styles: what stands within `styleSheet`.
  ///   - properties: what stands in the workbook before its sheets.
  /// - Returns: the workbook.
  public static func workbook(
    _ sheets: [(name: String, xml: String)], texts: String = "", styles: String = "",
    properties: String = ""
  ) -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relation(_ id: String, _ kind: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
    }
    let tabs = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"r\(index + 1)\"/>"
    }
    let relations = sheets.indices.map {
      relation("r\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    var files = [
      (
        name: "_rels/.rels",
        text: "<Relationships xmlns=\"\(package)\">"
          + relation("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"
      ),
      (
        name: "xl/workbook.xml",
        text: "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(properties)<sheets>"
          + tabs.joined() + "</sheets></workbook>"
      ),
      (
        name: "xl/_rels/workbook.xml.rels",
        text: "<Relationships xmlns=\"\(package)\">" + relations.joined()
          + relation("t", "sharedStrings", "/xl/sharedStrings.xml")
          + relation("s", "styles", "styles.xml") + "</Relationships>"
      ),
      (name: "xl/sharedStrings.xml", text: "<sst xmlns=\"\(main)\">\(texts)</sst>"),
      (name: "xl/styles.xml", text: "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      files.append(
        (
          name: "xl/worksheets/sheet\(index + 1).xml",
          text: "<worksheet xmlns=\"\(main)\">\(sheet.xml)</worksheet>"
        ))
    }
    return archive(files)
  }

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(value & 255), UInt8(value >> 8 & 255)]
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(value >> (8 * UInt32($0)) & 255) }
  }

  /// The checksum of ZIP: CRC-32 with the polynomial 0xEDB88320.
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }
}
