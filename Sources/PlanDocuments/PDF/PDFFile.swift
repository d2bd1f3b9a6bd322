import PlanReading
import Problems

/// A PDF, whose text poppler takes out.
struct PDFFile {
  private let file: OpenFile
  private let name: String
  private let limits: DocumentLimits

  init(_ file: OpenFile, name: String, limits: DocumentLimits) {
    self.file = file
    self.name = name
    self.limits = limits
  }

  /// Its passages, how many pages it has, and what should be looked at.
  ///
  /// - Throws: ``InputRefused`` where it is damaged, behind a password, too much, or pictures of text.
  func read(
    _ scans: ScannedPages
  ) throws(InputRefused) -> (text: PlanText, pageCount: Int, notes: [Problem]) {
    var pages = try pages()
    guard pages.count <= limits.pages else {
      throw refused("document.too-many-pages", ["limit": String(limits.pages)])
    }
    let letters = pages.map(\.letterCount)
    let scanned = PagePictures(file, letters: letters, heights: pages.map(\.height), limits: limits)
      .scanned
    let readable = letters.count { $0 >= PagePictures.fewLetters }
    var notes: [Problem] = []
    if !scanned.isEmpty {
      let isWhole = readable * 4 <= scanned.count
      let list = PageList.text(scanned)
      switch scans {
      case .recognise:
        try recognise(scanned, in: &pages)
        notes.append(Problem("document.recognised", .warning, at: Place(name), ["pages": list]))
      case .refuse where isWhole:
        throw refused("document.scanned", ["pages": String(pages.count)])
      case .refuse where scanned.count >= 3 || scanned.count * 10 >= pages.count:
        notes.append(Problem("document.some-scanned", .warning, at: Place(name), ["pages": list]))
      case .refuse: break
      }
    }
    let size = pages.reduce(0) { $0 + $1.text.count }
    if size > 500, pages.reduce(0, { $0 + $1.letterCount }) * 3 < size {
      throw refused("document.unreadable-letters", [:])
    }
    return (PlanText(layout: pages, document: name), pages.count, notes)
  }

  private func refused(_ code: String, _ values: [String: String]) -> InputRefused {
    InputRefused([Problem(code, at: Place(name), values)])
  }

  /// The pages as lines with their places.
  private func pages() throws(InputRefused) -> [LaidOutPage] {
    guard let program = LimitedProgram("pdftotext") else {
      throw refused("document.no-pdftotext", [:])
    }
    var reader = BoxReader()
    let (ending, complaint) = program.run(
      ["-bbox-layout", "-enc", "UTF-8", "-l", String(limits.pages + 1), "/dev/fd/3", "-"],
      .file(file),
      limits: LimitedProgram.Limits(
        seconds: limits.seconds, memory: limits.memory, output: limits.unpackedBytes)
    ) { piece in
      reader.read(piece)
      return reader.pages.count <= limits.pages
    }
    switch ending {
    case .exited(0) where !reader.pages.isEmpty: return reader.pages
    case .tooMuchOutput where reader.pages.count > limits.pages: return reader.pages
    case .tooMuchOutput:
      throw refused("document.too-much-inside", ["limit": String(limits.unpackedBytes >> 20)])
    case .outOfTime: throw refused("document.too-slow", ["seconds": String(limits.seconds)])
    case .killed: throw refused("document.too-demanding", ["limit": String(limits.memory >> 20)])
    case .notStarted: throw refused("document.no-pdftotext", [:])
    case .exited:
      if complaint.contains("password") || complaint.contains("not allowed") {
        throw refused("document.encrypted", [:])
      }
      if complaint.contains("emory") {
        throw refused("document.too-demanding", ["limit": String(limits.memory >> 20)])
      }
      throw refused("document.damaged", [:])
    }
  }

  /// Puts what `tesseract` reads from pictures in the place of pages without text.
  private func recognise(_ scanned: [Int], in pages: inout [LaidOutPage]) throws(InputRefused) {
    guard let recogniser = PageRecogniser(file, limits: limits) else {
      throw refused("document.no-tesseract", [:])
    }
    guard scanned.count <= limits.scannedPages else {
      throw refused("document.too-many-scanned", ["limit": String(limits.scannedPages)])
    }
    for number in scanned {
      guard let page = recogniser.page(number, height: pages[number].height) else {
        throw refused("document.not-recognised", ["page": String(number + 1)])
      }
      pages[number] = page
    }
  }
}
