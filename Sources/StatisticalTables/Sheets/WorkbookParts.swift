import Problems

/// What the sheets of a workbook share: their names, the texts, and which numbers are dates.
struct WorkbookParts {
  /// The sheets' names and where they stand in the archive.
  private(set) var sheets: [(name: String, path: String)] = []
  /// The texts that cells name by number.
  private(set) var texts: [String] = []
  /// How the numbers of each style are shown.
  private(set) var styles: [SheetDate.Style] = []
  /// Whether days are counted from 1904.
  private(set) var isFrom1904 = false

  private let archive: ZipArchive
  private let file: String

  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    self.file = file
    do throws(ZipArchive.Fault) {
      archive = try ZipArchive(bytes)
    } catch {
      throw WorkbookParts.refusal(error, file)
    }
    let root = try relations("_rels/.rels", from: "")
    let main = root.first { $0.kind == "officeDocument" }?.path ?? "xl/workbook.xml"
    guard let content = try read(main) else {
      throw InputRefused([Problem("xlsx.not-a-workbook", at: Place(file))])
    }
    let slash = main.lastIndex(of: "/")
    let folder = slash.map { String(main[..<$0]) } ?? ""
    let name = slash.map { String(main[main.index(after: $0)...]) } ?? main
    let prefix = folder.isEmpty ? "" : folder + "/"
    let relations = try relations("\(prefix)_rels/\(name).rels", from: folder)
    try readWorkbook(content, main, relations)
    if let path = relations.first(where: { $0.kind == "sharedStrings" })?.path,
      let content = try read(path)
    {
      try readTexts(content, path)
    }
    if let path = relations.first(where: { $0.kind == "styles" })?.path,
      let content = try read(path)
    {
      try readStyles(content, path)
    }
  }

  /// The bytes of a part.
  func read(_ path: String) throws(InputRefused) -> [UInt8]? {
    do throws(ZipArchive.Fault) {
      return try archive.read(path)
    } catch {
      throw WorkbookParts.refusal(error, file)
    }
  }

  private static func refusal(_ fault: ZipArchive.Fault, _ file: String) -> InputRefused {
    let place = Place(file)
    switch fault {
    case .notAnArchive: return InputRefused([Problem("xlsx.not-a-workbook", at: place)])
    case .damaged(let part):
      return InputRefused([Problem("xlsx.damaged", at: place, ["part": part])])
    case .tooLarge:
      let limit = String(ZipArchive.most >> 20)
      return InputRefused([Problem("xlsx.too-large", at: place, ["limit": limit])])
    }
  }

  private struct Relation {
    let id: String
    let kind: Substring
    let path: String
  }

  private func stream(_ bytes: [UInt8], _ part: String) throws(InputRefused) -> XMLStream {
    try XMLStream(bytes, file: "\(file)/\(part)")
  }

  private func relations(_ part: String, from folder: String) throws(InputRefused) -> [Relation] {
    guard let content = try read(part) else { return [] }
    let xml = try stream(content, part)
    var relations: [Relation] = []
    while let event = try xml.next() {
      guard event == .start("Relationship"), let id = xml["Id"], let target = xml["Target"],
        xml["TargetMode"] != "External"
      else { continue }
      let kind = xml["Type"]?.split(separator: "/").last ?? ""
      relations.append(
        Relation(id: id, kind: kind, path: WorkbookParts.resolve(target, in: folder)))
    }
    return relations
  }

  /// The path of a target that is told from a folder, or from the archive where it begins with `/`.
  private static func resolve(_ target: String, in folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private mutating func readWorkbook(
    _ bytes: [UInt8], _ part: String, _ relations: [Relation]
  ) throws(InputRefused) {
    let xml = try stream(bytes, part)
    while let event = try xml.next() {
      switch event {
      case .start("workbookPr"):
        isFrom1904 = ["1", "true"].contains(xml["date1904"] ?? "")
      case .start("sheet"):
        // A sheet's own id and that of the relation are both called "id": the latter is met last.
        let ids = xml.attributes.filter { $0.name == "id" }.map(\.value)
        guard let name = xml["name"],
          let relation = relations.first(where: { ids.contains($0.id) }),
          relation.kind == "worksheet"
        else { continue }
        sheets.append((name, relation.path))
      default: break
      }
    }
  }

  private mutating func readTexts(_ bytes: [UInt8], _ part: String) throws(InputRefused) {
    let xml = try stream(bytes, part)
    while let event = try xml.next() {
      if event == .start("si") { texts.append(try WorkbookParts.richText(xml)) }
    }
  }

  /// The text of an element whose parts are formatted apart; signs for pronunciation are left out.
  static func richText(_ xml: XMLStream) throws(InputRefused) -> String {
    var text = ""
    var depth = 1
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start("rPh"): try xml.skip()
      case .start("t"): text += try xml.content()
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    return text
  }

  private mutating func readStyles(_ bytes: [UInt8], _ part: String) throws(InputRefused) {
    let xml = try stream(bytes, part)
    var formats: [Int: SheetDate.Style] = [:]
    var isInCells = false
    while let event = try xml.next() {
      switch event {
      case .start("numFmt"):
        if let id = xml["numFmtId"].flatMap({ Int($0) }), let code = xml["formatCode"] {
          formats[id] = SheetDate.style(ofFormat: code)
        }
      case .start("cellXfs"): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf") where isInCells:
        let id = xml["numFmtId"].flatMap { Int($0) } ?? 0
        styles.append(formats[id] ?? SheetDate.style(ofBuiltIn: id))
      default: break
      }
    }
  }
}
