import Problems

/// Reads the sheets of a workbook of Excel 97 to 2003 (`.xls`).
///
/// Source: [MS-XLS], Excel Binary File Format, records of BIFF8. Values are read as they were last
/// computed, as in newer workbooks.
struct OldWorkbook {
  private let file: String
  private let records: OldWorkbookRecords
  private var texts: [String] = []
  private var formats: [Int: SheetDate.Style] = [:]
  private var styles: [Int] = []
  private var isFrom1904 = false
  private var parts: [(name: String, offset: Int)] = []

  /// What the numbers of records mean.
  private enum Kind {
    static let end = 0x000A
    static let sheet = 0x0085
    static let texts = 0x00FC
    static let format = 0x041E
    static let style = 0x00E0
    static let dates = 0x0022
    static let password = 0x002F
    static let begin = 0x0809
  }

  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    self.file = file
    guard let compound = CompoundFile(bytes), let stream = compound.stream("Workbook") else {
      throw InputRefused([Problem("xlsx.not-a-workbook", at: Place(file))])
    }
    records = OldWorkbookRecords(stream)
    var position = 0
    reading: while let record = records.record(at: &position) {
      switch record.kind {
      case Kind.begin:
        guard records.word(record, 0) == 0x0600 else {
          throw InputRefused([Problem("xlsx.not-a-workbook", at: Place(file))])
        }
      case Kind.password:
        throw InputRefused([Problem("xlsx.damaged", at: Place(file), ["part": "Workbook"])])
      case Kind.dates: isFrom1904 = records.word(record, 0) == 1
      case Kind.sheet:
        guard records.byte(record, 5) == 0 else { continue }
        let name = records.shortText(record, 6)
        parts.append((name, Int(records.double(record, 0))))
      case Kind.texts: texts = records.sharedTexts(record, continuingAt: &position)
      case Kind.format:
        let code = records.text(record, 2)
        formats[Int(records.word(record, 0))] = SheetDate.style(ofFormat: code)
      case Kind.style: styles.append(Int(records.word(record, 2)))
      case Kind.end: break reading
      default: break
      }
    }
  }

  /// The sheets, in the order of the tabs.
  func sheets() -> [Sheet] {
    parts.map { part in
      var rows: [Int: [Int: Sheet.Content]] = [:]
      var merged: [Sheet.Block] = []
      readCells(from: part.offset, rows: &rows, merged: &merged)
      return Sheet(
        file: file, name: part.name,
        rows: rows.sorted { $0.key < $1.key }.map { number, cells in
          Sheet.Row(
            number: number + 1,
            cells: cells.sorted { $0.key < $1.key }.map {
              Sheet.Cell(column: $0.key, content: $0.value)
            })
        }, merged: merged)
    }
  }

  private func readCells(
    from offset: Int, rows: inout [Int: [Int: Sheet.Content]], merged: inout [Sheet.Block]
  ) {
    var position = offset
    var waiting: (row: Int, column: Int)?
    var depth = 0
    while let record = records.record(at: &position) {
      let row = Int(records.word(record, 0))
      let column = Int(records.word(record, 2))
      let style = Int(records.word(record, 4))
      func set(_ content: Sheet.Content, _ column: Int) {
        rows[row, default: [:]][column] = content
      }
      switch record.kind {
      case Kind.begin: depth += 1
      case Kind.end:
        depth -= 1
        if depth <= 0 { return }
      case _ where depth != 1: continue
      case 0x00FD:
        let index = Int(records.double(record, 6))
        if texts.indices.contains(index), !texts[index].isEmpty {
          set(.text(texts[index]), column)
        }
      case 0x0204, 0x00D6: set(.text(records.text(record, 6)), column)
      case 0x0203: set(number(records.real(record, 6), style), column)
      case 0x027E: set(number(OldWorkbookRecords.short(records.double(record, 6)), style), column)
      case 0x00BD:
        for index in 0..<max(0, (record.length - 6) / 6) {
          let style = Int(records.word(record, 4 + 6 * index))
          let value = OldWorkbookRecords.short(records.double(record, 6 + 6 * index))
          set(number(value, style), column + index)
        }
      case 0x0205:
        let value = records.byte(record, 6)
        set(records.byte(record, 7) == 1 ? .error("#\(value)") : .bool(value == 1), column)
      case 0x0006:
        if records.word(record, 12) != 0xFFFF {
          set(number(records.real(record, 6), style), column)
        } else if records.byte(record, 6) == 0 {
          waiting = (row, column)
        } else if records.byte(record, 6) == 1 {
          set(.bool(records.byte(record, 8) == 1), column)
        }
      case 0x0207:
        if let cell = waiting {
          rows[cell.row, default: [:]][cell.column] = .text(records.text(record, 0))
        }
        waiting = nil
      case 0x00E5:
        for index in 0..<min(row, (record.length - 2) / 8) {
          let at = 2 + 8 * index
          let limits = (0..<4).map { Int(records.word(record, at + 2 * $0)) }
          guard limits[0] <= limits[1], limits[2] <= limits[3] else { continue }
          merged.append(
            Sheet.Block(
              rows: (limits[0] + 1)...(limits[1] + 1), columns: limits[2]...limits[3]))
        }
      default: break
      }
    }
  }

  private func number(_ value: Double, _ style: Int) -> Sheet.Content {
    guard value.isFinite else { return .error("#NUM!") }
    let format = styles.indices.contains(style) ? styles[style] : 0
    guard case .date = formats[format] ?? SheetDate.style(ofBuiltIn: format),
      let text = SheetDate.text(value, isFrom1904: isFrom1904)
    else { return .number(value) }
    return .date(text)
  }
}
