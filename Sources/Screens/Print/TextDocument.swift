import Measures

/// A document of headings and paragraphs, to be kept or printed as PDF.
///
/// The file is tagged (headings and paragraphs in reading order), tells its language, and is the same bytes
/// for the same text. The letters are those of the viewer's Helvetica: the file carries no font.
struct TextDocument {
  /// What a piece of text is.
  enum Kind {
    case title
    case heading
    case label
    case paragraph
    case note

    var size: Double {
      switch self {
      case .title: 20
      case .heading: 14
      case .label, .paragraph: 10.5
      case .note: 9
      }
    }

    var isBold: Bool { self == .title || self == .heading || self == .label }

    /// The room above it, in points.
    var above: Double {
      switch self {
      case .title: 0
      case .heading: 18
      case .label: 9
      case .paragraph, .note: 3
      }
    }

    var tag: String {
      switch self {
      case .title: "H1"
      case .heading: "H2"
      case .label, .paragraph, .note: "P"
      }
    }
  }

  /// A line as it stands on a page.
  struct Line {
    let block: Int
    let text: [Unicode.Scalar]
    let kind: Kind
    /// Points from the page's lower edge.
    let y: Double
  }

  static let width = 595.0
  static let height = 842.0
  static let margin = 56.0

  let title: String
  let language: String
  let made: Moment
  private(set) var blocks: [(kind: Kind, text: String)] = []

  /// A document.
  ///
  /// - Parameters:
  ///   - title: the title that viewers show.
  ///   - language: the language's tag.
  ///   - made: when it was made.
  init(title: String, language: String, made: Moment) {
    self.title = title
    self.language = language
    self.made = made
  }

  /// Adds a piece of text at the end.
  mutating func add(_ kind: Kind, _ text: String) {
    blocks.append((kind, text))
  }

  /// The lines of each page.
  var pages: [[Line]] {
    var pages: [[Line]] = [[]]
    var y = Self.height - Self.margin
    for (index, block) in blocks.enumerated() {
      let step = block.kind.size * 1.4
      if !(pages.last?.isEmpty ?? true) { y -= block.kind.above }
      // A heading stays with what follows it.
      let needed = block.kind == .heading || block.kind == .label ? step * 3 : step
      if y - needed < Self.margin {
        pages.append([])
        y = Self.height - Self.margin
      }
      for text in Self.lines(of: block.text, kind: block.kind) {
        if y - step < Self.margin {
          pages.append([])
          y = Self.height - Self.margin
        }
        y -= step
        pages[pages.count - 1].append(Line(block: index, text: text, kind: block.kind, y: y))
      }
    }
    return pages
  }

  /// The text broken where a line is full; words longer than a line are cut.
  static func lines(of text: String, kind: Kind) -> [[Unicode.Scalar]] {
    let room = (width - 2 * margin) * 1000 / kind.size
    var lines: [[Unicode.Scalar]] = []
    var line: [Unicode.Scalar] = []
    var used = 0.0
    func length(_ scalars: some Sequence<Unicode.Scalar>) -> Double {
      scalars.reduce(0) { $0 + Double(Helvetica.width(of: $1, isBold: kind.isBold)) }
    }
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    for word in words {
      var scalars = Array(word.unicodeScalars.filter { $0.value >= 0x20 })
      if !line.isEmpty, used + length([" "]) + length(scalars) > room {
        lines.append(line)
        line = []
        used = 0
      }
      while length(scalars) > room, scalars.count > 1 {
        var count = 1
        while count < scalars.count, length(scalars[...count]) <= room { count += 1 }
        lines.append(Array(scalars[..<count]))
        scalars.removeFirst(count)
      }
      if !line.isEmpty {
        line.append(" ")
        used += length([" "])
      }
      line += scalars
      used += length(scalars)
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
