import PlanReading

/// Which pages of a PDF are pictures of text: hardly a letter on them, and a picture over most of the page.
struct PagePictures {
  /// The numbers of those pages, from 0, in order.
  private(set) var scanned: [Int] = []

  /// A page with fewer letters and digits has no text to speak of.
  static let fewLetters = 30
  /// How much of a page pictures must cover.
  private static let leastShare: Float = 0.5

  init(_ file: OpenFile, letters: [Int], heights: [Float], limits: DocumentLimits) {
    let bare = letters.indices.filter { letters[$0] < Self.fewLetters }
    guard let first = bare.first, let last = bare.last, let program = LimitedProgram("pdfimages")
    else { return }
    var list: [UInt8] = []
    _ = program.run(
      ["-list", "-f", String(first + 1), "-l", String(last + 1), "/dev/fd/3"], .file(file),
      limits: LimitedProgram.Limits(
        seconds: limits.seconds, memory: limits.memory, output: 64 << 20)
    ) { piece in
      list += piece
      return true
    }
    var covered: [Int: Float] = [:]
    for line in list.split(separator: UInt8(ascii: "\n")).dropFirst(2) {
      // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio
      let fields = line.split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 14, let page = Int(fields[0]), fields[2] != "smask",
        let width = Float(fields[3]), let height = Float(fields[4]), let across = Float(fields[12]),
        let down = Float(fields[13]), across > 0, down > 0
      else { continue }
      covered[page - 1, default: 0] += (width / across) * (height / down) * 72 * 72
    }
    scanned = bare.filter { number in
      // As wide as a sheet is for its height, or wider.
      let area = heights[number] * heights[number] * 0.7
      return (covered[number] ?? 0) > area * Self.leastShare
    }
  }
}
