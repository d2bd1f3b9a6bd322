import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#endif

/// Writes sheets of texts as an Office Open XML workbook, by libxlsxwriter.
enum WorkbookFile {
  /// The bytes of a workbook: every cell is a text, the first row stands still and is bold.
  ///
  /// The day of creation is fixed, so that the same sheets give the same bytes.
  static func bytes(
    _ sheets: [(name: String, rows: [[String]])]
  ) throws(ExportFailed) -> [UInt8] {
    var path = Array("/tmp/samstemt-form-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw ExportFailed(description: String(cString: strerror(errno))) }
    defer {
      close(descriptor)
      unlink(path)
    }
    try write(sheets, to: path)
    return try read(path)
  }

  private static func write(
    _ sheets: [(name: String, rows: [[String]])], to path: [CChar]
  ) throws(ExportFailed) {
    guard let workbook = workbook_new(path) else {
      throw ExportFailed(description: "libxlsxwriter: workbook_new")
    }
    var properties = lxw_doc_properties()
    // 2000-01-01: the file says nothing of when it was made.
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    let bold = workbook_add_format(workbook)
    format_set_bold(bold)
    let plain = workbook_add_format(workbook)
    format_set_text_wrap(plain)
    format_set_align(plain, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    // "@" makes a cell a text, so that no spreadsheet turns a code such as 01 into a number.
    format_set_num_format(plain, "@")
    for sheet in sheets {
      guard let page = workbook_add_worksheet(workbook, sheet.name) else { continue }
      worksheet_freeze_panes(page, 1, 0)
      worksheet_set_column(page, 0, 1, 22, nil)
      worksheet_set_column(page, 2, 6, 44, nil)
      for (row, cells) in sheet.rows.enumerated() {
        for (column, text) in cells.enumerated() where !text.isEmpty {
          // The longest text of a cell, in UTF-16 units.
          let limited = text.utf16.count <= 32_767 ? text : String(text.prefix(8_000))
          worksheet_write_string(
            page, lxw_row_t(row), lxw_col_t(column), limited, row == 0 ? bold : plain)
        }
      }
    }
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else {
      let words = lxw_strerror(result).map { String(cString: $0) } ?? "?"
      throw ExportFailed(description: "libxlsxwriter: \(words)")
    }
  }

  private static func read(_ path: [CChar]) throws(ExportFailed) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw ExportFailed(description: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
