package import PlanReading
import Problems

/// Reads pages that are pictures of text: `pdftoppm` draws them, `tesseract` recognises their letters.
package struct PageRecogniser {
  private let file: OpenFile
  private let limits: DocumentLimits
  private let painter: LimitedProgram
  private let recogniser: LimitedProgram
  private let languages: [String]

  /// How many points of a picture the longer side of a page becomes: 300 to the inch of an A4 sheet.
  private static let longSide = 3508

  /// A recogniser; nil where the programs are not installed.
  init?(_ file: OpenFile, limits: DocumentLimits) {
    guard let painter = LimitedProgram("pdftoppm"), let recogniser = LimitedProgram("tesseract")
    else {
      return nil
    }
    self.file = file
    self.limits = limits
    self.painter = painter
    self.recogniser = recogniser
    var list: [UInt8] = []
    let some = LimitedProgram.Limits(seconds: 20, memory: limits.memory, output: 1 << 16)
    _ = recogniser.run(["--list-langs"], .file(file), limits: some) { piece in
      list += piece
      return true
    }
    let known = String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
    languages = ["nor", "eng"].filter(known.contains)
  }

  /// What stands on a page.
  ///
  /// - Parameters:
  ///   - number: its number, from 0.
  ///   - height: its height in points.
  /// - Returns: its lines; nil where it takes too long or too much.
  func page(_ number: Int, height: Float) -> LaidOutPage? {
    let limits = LimitedProgram.Limits(
      seconds: limits.secondsForScan, memory: max(limits.memory, 1 << 30), output: 64 << 20)
    var picture: [UInt8] = []
    let side = String(PageRecogniser.longSide)
    let drawn = painter.run(
      ["-gray", "-scale-to", side, "-f", "\(number + 1)", "-l", "\(number + 1)", "/dev/fd/3"],
      .file(file),
      limits: limits
    ) { piece in
      picture += piece
      return true
    }
    guard drawn.ending == .exited(0), let drawing = try? OpenFile(holding: picture, name: "") else {
      return nil
    }
    var table: [UInt8] = []
    let choice = languages.isEmpty ? [] : ["-l", languages.joined(separator: "+")]
    let read = recogniser.run(
      ["stdin", "stdout"] + choice + ["--dpi", "300", "-c", "tessedit_create_tsv=1"], .fed(drawing),
      limits: limits
    ) { piece in
      table += piece
      return true
    }
    return read.ending == .exited(0) ? PageRecogniser.page(table, height: height) : nil
  }

  /// The page in the table of words that `tesseract` writes.
  ///
  /// - Parameters:
  ///   - table: the table, tab-separated.
  ///   - height: the page's height in points.
  /// - Returns: its lines.
  package static func page(_ table: [UInt8], height: Float) -> LaidOutPage {
    var page = LaidOutPage(height: height)
    var words: [UInt8] = []
    var box: (left: Float, top: Float, right: Float, bottom: Float) = (0, 0, 0, 0)
    var scale: Float = 1
    var block = 0
    func finish() {
      // The boxes follow the ink, so that their height says little of the size of the letters.
      if !words.isEmpty { page.add(words, at: box, size: 10, block: block) }
      words = []
    }
    for row in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard fields.count >= 11, let level = Int(fields[0]) else { continue }
      let places = fields[6...9].map { Float($0) ?? 0 }
      switch level {
      case 1: if places[3] > 0 { scale = height / places[3] }
      case 3: block += 1
      case 4:
        finish()
        let (left, top) = (places[0] * scale, places[1] * scale)
        box = (left, top, left + places[2] * scale, top + places[3] * scale)
      case 5 where fields.count == 12:
        let word = fields[11].utf8.filter { $0 > 0x20 }
        guard (Float(fields[10]) ?? 0) >= 20, !word.isEmpty else { continue }
        if !words.isEmpty { words.append(UInt8(ascii: " ")) }
        words += word
      default: break
      }
    }
    finish()
    return page
  }
}
