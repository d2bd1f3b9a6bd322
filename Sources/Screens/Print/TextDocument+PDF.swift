import Measures

extension TextDocument {
  /// The document as a file of PDF 1.7 (ISO 32000-1), with its structure marked.
  func pdf() -> [UInt8] {
    var writer = PDFWriter()
    let catalogue = writer.reserve()
    let info = writer.reserve()
    let tree = writer.reserve()
    let root = writer.reserve()
    let document = writer.reserve()
    let parents = writer.reserve()
    var letters = LetterCodes()
    let pages = pages
    let elements = blocks.map { _ in writer.reserve() }
    let sheets = pages.map { _ in (page: writer.reserve(), content: writer.reserve()) }
    /// Where each block stands: the page and the number of its mark on it.
    var marks = blocks.map { _ in [(page: Int, number: Int)]() }
    var parentLists: [[Int]] = []
    for (index, lines) in pages.enumerated() {
      var content = ""
      var owners: [Int] = []
      var open: Int?
      for line in lines {
        if open != line.block {
          if open != nil { content += "EMC\n" }
          content += "/\(line.kind.tag) <</MCID \(owners.count)>> BDC\n"
          marks[line.block].append((index, owners.count))
          owners.append(elements[line.block])
          open = line.block
        }
        content += letters.drawing(line)
      }
      if open != nil { content += "EMC\n" }
      let number = Line(
        block: -1, text: Array("\(index + 1) / \(pages.count)".unicodeScalars), kind: .note, y: 30)
      content += "/Artifact BMC\n" + letters.drawing(number) + "EMC\n"
      writer.stream(sheets[index].content, content)
      parentLists.append(owners)
    }
    let fonts = letters.write(into: &writer)
    for (index, sheet) in sheets.enumerated() {
      writer.object(
        sheet.page,
        "<</Type/Page/Parent \(tree) 0 R/MediaBox[0 0 595 842]/Contents \(sheet.content) 0 R"
          + "/Resources<</Font<<\(fonts)>>>>/StructParents \(index)/Tabs/S>>")
    }
    writer.object(
      tree,
      "<</Type/Pages/Count \(sheets.count)/Kids[\(sheets.map { "\($0.page) 0 R" }.joined(separator: " "))]>>"
    )
    for (index, block) in blocks.enumerated() {
      let kids = marks[index].map {
        "<</Type/MCR/Pg \(sheets[$0.page].page) 0 R/MCID \($0.number)>>"
      }
      writer.object(
        elements[index],
        "<</Type/StructElem/S/\(block.kind.tag)/P \(document) 0 R/K[\(kids.joined())]>>")
    }
    let kids = elements.map { "\($0) 0 R" }.joined(separator: " ")
    writer.object(document, "<</Type/StructElem/S/Document/P \(root) 0 R/K[\(kids)]>>")
    let numbers = parentLists.enumerated().map { index, owners in
      "\(index)[\(owners.map { "\($0) 0 R" }.joined(separator: " "))]"
    }
    writer.object(parents, "<</Nums[\(numbers.joined())]>>")
    writer.object(
      root, "<</Type/StructTreeRoot/K[\(document) 0 R]/ParentTree \(parents) 0 R>>")
    writer.object(
      catalogue,
      "<</Type/Catalog/Pages \(tree) 0 R/StructTreeRoot \(root) 0 R/MarkInfo<</Marked true>>"
        + "/Lang(\(language))/ViewerPreferences<</DisplayDocTitle true>>>>")
    writer.object(
      info,
      "<</Title \(PDFWriter.text(title))/Producer(Samstemt)/CreationDate(D:\(PDFWriter.date(made)))>>"
    )
    return writer.file(root: catalogue, info: info)
  }
}

/// Which code in which font stands for each letter beyond ASCII.
struct LetterCodes {
  /// Letters of one font: codes from 128.
  private var sheets: [Bool: [[Unicode.Scalar]]] = [false: [[]], true: [[]]]
  private static let most = 128

  /// A line as drawing commands.
  mutating func drawing(_ line: TextDocument.Line) -> String {
    let isBold = line.kind.isBold
    var commands = "BT \(TextDocument.margin) \(PDFWriter.number(line.y)) Td\n"
    var font = -1
    var digits = ""
    func flush(_ commands: inout String) {
      if !digits.isEmpty { commands += "<\(digits)> Tj\n" }
      digits = ""
    }
    for scalar in line.text {
      let (sheet, code) = code(of: scalar, isBold: isBold, now: max(font, 0))
      if sheet != font {
        flush(&commands)
        font = sheet
        commands += "/\(isBold ? "B" : "R")\(sheet) \(PDFWriter.number(line.kind.size)) Tf\n"
      }
      digits += PDFWriter.hexadecimal(code)
    }
    flush(&commands)
    return commands + "ET\n"
  }

  private mutating func code(
    of scalar: Unicode.Scalar, isBold: Bool, now: Int
  ) -> (sheet: Int, code: Int) {
    if (0x20...0x7E).contains(scalar.value) { return (now, Int(scalar.value)) }
    var all = sheets[isBold] ?? [[]]
    for (index, letters) in all.enumerated() {
      if let position = letters.firstIndex(of: scalar) { return (index, 128 + position) }
    }
    if all[all.count - 1].count == LetterCodes.most { all.append([]) }
    all[all.count - 1].append(scalar)
    sheets[isBold] = all
    return (all.count - 1, 127 + all[all.count - 1].count)
  }

  /// Writes the fonts.
  ///
  /// - Returns: their names with the numbers of their objects.
  func write(into writer: inout PDFWriter) -> String {
    var names = ""
    for isBold in [false, true] {
      for (index, letters) in (sheets[isBold] ?? []).enumerated() {
        let font = writer.reserve()
        let map = writer.reserve()
        names += "/\(isBold ? "B" : "R")\(index) \(font) 0 R"
        let ascii = (0x20...0x7E).compactMap { Unicode.Scalar($0) }
        let widths =
          ascii.map { "\(Helvetica.width(of: $0, isBold: isBold))" } + ["0"]
          + letters.map { "\(Helvetica.width(of: $0, isBold: isBold))" }
        let differences =
          letters.isEmpty
          ? "" : "/Differences[128\(letters.map { "/" + Helvetica.name(of: $0) }.joined())]"
        writer.object(
          font,
          "<</Type/Font/Subtype/Type1/BaseFont/Helvetica\(isBold ? "-Bold" : "")"
            + "/FirstChar 32/LastChar \(31 + widths.count)/Widths[\(widths.joined(separator: " "))]"
            + "/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding\(differences)>>"
            + "/ToUnicode \(map) 0 R>>")
        writer.stream(map, Self.map(letters))
      }
    }
    return names
  }

  /// What each code says, so that the text can be read aloud, searched and copied.
  private static func map(_ letters: [Unicode.Scalar]) -> String {
    var text = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
      /CMapName /Letters def /CMapType 2 def
      1 begincodespacerange <00> <FF> endcodespacerange
      1 beginbfrange <20> <7E> <0020> endbfrange

      """
    var start = 0
    while start < letters.count {
      let some = letters[start..<min(start + 100, letters.count)]
      text += "\(some.count) beginbfchar\n"
      for (offset, letter) in some.enumerated() {
        text += "<\(PDFWriter.hexadecimal(128 + start + offset))> <\(PDFWriter.utf16(letter))>\n"
      }
      text += "endbfchar\n"
      start += 100
    }
    return text + "endcmap CMapName currentdict /CMap defineresource pop end end\n"
  }
}
