/// Which paragraphs of a document are headings, and of what level: by the height of their letters, by the
/// number of a section, or because they stand alone over a text.
struct LayoutHeadings {
  private let paragraphs: [LayoutParagraph]
  private let body: Float
  /// Letters as high as this are those of a heading.
  private let large: Float
  /// The sizes of headings, the largest first, with the level of each.
  private var sizes: [(size: Float, level: Int?)] = []
  /// The level of sections whose number has one part.
  private var numberedBase = 1
  /// The level of headings that are no larger than the text.
  private var plainLevel = 1

  init(_ paragraphs: [LayoutParagraph], _ measures: LayoutMeasures) {
    self.paragraphs = paragraphs
    body = measures.body
    large = measures.largestText * 1.13
    findLevels()
  }

  /// What part of the document a paragraph is, and its level where it is a heading.
  func part(of index: Int) -> (Passage.Kind, Int?) {
    let paragraph = paragraphs[index]
    if paragraph.isRow { return (.row, nil) }
    if paragraph.shape(\.isPoint) { return (.point, nil) }
    if isLarge(paragraph) {
      let place = sizes.firstIndex { LayoutHeadings.isSame($0.size, paragraph.size) }
      if let depth = paragraph.shape(\.sectionDepth) { return (.heading, numberedBase + depth - 1) }
      return (.heading, place.flatMap { sizes[$0].level })
    }
    guard stands(index) else { return (.paragraph, nil) }
    if let depth = paragraph.shape(\.sectionDepth) { return (.heading, numberedBase + depth - 1) }
    return (.heading, plainLevel)
  }

  /// Larger than the text, and short as a heading is.
  private func isLarge(_ paragraph: LayoutParagraph) -> Bool {
    guard paragraph.size >= large, !paragraph.isTurned, !paragraph.isRow, paragraph.lineCount <= 4,
      paragraph.bytes.count <= 200, !paragraph.shape(\.isContents)
    else { return false }
    let letters = paragraph.bytes.count { ByteKind.table[Int($0)] == ByteKind.letter }
    // A number alone tells how much of something there is.
    guard letters >= 3 else { return false }
    let words = paragraph.bytes.count { $0 == UInt8(ascii: " ") } + 1
    let ends = [".", ",", ";"].map { UInt8(ascii: $0) }
    return words <= 8 || !ends.contains(paragraph.bytes.last ?? 0)
  }

  /// A line as high as the text, alone over it.
  private func stands(_ index: Int) -> Bool {
    let paragraph = paragraphs[index]
    guard paragraph.isApart, !paragraph.isBeside, !paragraph.isTurned, !paragraph.isRow,
      paragraph.lineCount == 1,
      paragraph.size > body * 0.95, paragraph.bytes.count <= 90, paragraph.shape(\.mayBeHeading),
      index + 1 < paragraphs.count
    else { return false }
    let next = paragraphs[index + 1]
    guard next.page - paragraph.page <= 1, !next.isBeside,
      !LayoutParagraph.beginsSmall(next.bytes)
    else { return false }
    // Of numbered lines one after the other, each is a point of a list.
    if paragraph.shape({ $0.sectionDepth != nil }) {
      let isListed = [index - 1, index + 1].contains { other in
        paragraphs.indices.contains(other) && paragraphs[other].lineCount == 1
          && paragraphs[other].size < large
          && paragraphs[other].shape { $0.sectionDepth != nil }
      }
      return !isListed
    }
    // One line after the other, none with an end: the cells of a table, an address.
    return next.lineCount > 1 || next.shape(\.isPoint) || (next.bytes.count > 60 && next.isEnded)
  }

  private mutating func findLevels() {
    let large = paragraphs.filter(isLarge).filter { !$0.shape(\.isPoint) }
    var classes: [(size: Float, all: [LayoutParagraph])] = []
    for paragraph in large.sorted(by: { $0.size > $1.size }) {
      if let last = classes.last, LayoutHeadings.isSame(last.size, paragraph.size) {
        classes[classes.count - 1].all.append(paragraph)
      } else {
        classes.append((paragraph.size, [paragraph]))
      }
    }
    // The title on the first page stands above nothing.
    let lastPage = paragraphs.last?.page ?? 0
    var level = 1
    var isNumbered = false
    for (size, all) in classes {
      let isTitle =
        lastPage > 1 && level == 1 && classes.count > 1 && all.allSatisfy { $0.page == 0 }
      if isTitle {
        sizes.append((size, nil))
        continue
      }
      let depths = all.compactMap { $0.shape(\.sectionDepth) }
      if let depth = depths.min() {
        if !isNumbered { numberedBase = max(1, level - depth + 1) }
        isNumbered = true
        level = numberedBase + depth - 1
        sizes.append((size, level))
        level = max(level, numberedBase + (depths.max() ?? depth) - 1)
      } else {
        sizes.append((size, level))
      }
      level += 1
    }
    if !isNumbered { numberedBase = level }
    let deepest = paragraphs.indices.filter { !isLarge(paragraphs[$0]) && stands($0) }
      .compactMap { paragraphs[$0].shape(\.sectionDepth) }.max()
    plainLevel = max(level, deepest.map { numberedBase + $0 } ?? 1)
  }

  private static func isSame(_ size: Float, _ other: Float) -> Bool {
    abs(size - other) <= 0.06 * max(size, other)
  }
}
