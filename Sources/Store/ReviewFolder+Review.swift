import Figures
import Languages
import Measures
import Problems
import StatisticalTables
import VoluntaryReview

extension ReviewFolder {
  /// What the shape of `review.yaml` cannot say.
  mutating func check(_ review: Review, _ object: YAMLObject) {
    if let accent = review.accent {
      let contrast = Colour(hex: accent)?.contrast(with: .white) ?? 0
      if contrast < 4.5 {
        log.error(
          "review.accent", at: object.object("theme")?.place("accent") ?? object.place,
          ["found": accent, "contrast": Rounding.plain(contrast, decimals: 1)])
      }
    }
    if review.edition.isApproved && review.edition.approvedBy == nil {
      log.error("review.approved-by-nobody", at: object.place("edition"))
    }
    for (key, value) in [("share", review.shareDecimals), ("mean", review.meanDecimals)]
    where !(0...6).contains(value) {
      log.error(
        "review.decimals", at: object.object("rounding")?.place(key) ?? object.place,
        ["found": String(value)])
    }
    if let disclosure = object.object("disclosure") { check(review.disclosure, disclosure) }
    for (index, language) in review.languages.enumerated()
    where review.languages[..<index].contains(language) {
      log.error(
        "review.duplicate-language", at: object.place("languages"), ["found": language.rawValue])
    }
    checkUnique(object.objects("milestones").map { ($0.text("id"), $0.place) })
    checkUnique(object.objects("involvement").map { ($0.text("id"), $0.place) })
  }

  /// The units that `review.yaml` asks for.
  mutating func units(_ review: YAMLObject) -> ReviewUnits? {
    guard let object = review.object("units") else { return nil }
    let levels = object.texts("levels")
    let attributes = object.has("attributes") ? object.texts("attributes") : nil
    let units: ReviewUnits?
    switch (object.optionalText("division"), object.optionalText("file")) {
    case (nil, nil):
      log.error("review.no-units", at: object.place)
      return nil
    case (.some, .some):
      log.error("review.division-and-file", at: object.place)
      return nil
    case (nil, let path?):
      let file = delimited(path)
      units = file.map {
        UnitsFile(file: $0).units(on: object.day("date"), levels: levels, log: &log)
      }
    case (.some, nil):
      guard let date = object.day("date"), !levels.isEmpty else {
        log.error("review.no-date", at: object.place)
        return nil
      }
      units = builtInUnits(on: date, levels: levels, object)
    }
    guard let units = units.map({ addingAttributes(to: $0) }) else { return nil }
    for id in attributes ?? [] where units.attribute(id) == nil {
      log.error(
        "review.unknown-attribute", at: object.place("attributes"),
        ["found": id, "known": units.attributes.map(\.id).joined(separator: ", ")])
    }
    return units
  }

  /// The frameworks that are built in, and those of the folder, which come first.
  mutating func frameworks() -> [Framework] {
    var found: [Framework] = []
    for path in files.list("frameworks", ending: ".yaml") {
      if let file = yaml(path, .framework) { found.append(YAMLObject(file).framework()) }
    }
    return found + Framework.builtIn.filter { known in !found.contains { $0.id == known.id } }
  }

  /// The blocks of the report in every language.
  mutating func blocks(_ review: Review, framework: Framework?) -> [Block] {
    var blocks: [Block] = []
    for folder in files.folders("report") {
      let language = LanguageTag(rawValue: folder)
      guard review.languages.contains(language) else {
        log.error("block.unknown-language", at: Place("report/\(folder)"), ["found": folder])
        continue
      }
      for path in files.list("report/\(folder)", ending: ".md") {
        let text = attempt { [files] () throws(InputRefused) in
          try TextFile.decode(files.bytes(path), file: path)
        }
        guard let text else { continue }
        let id = String(path.split(separator: "/").last?.dropLast(3) ?? "")
        if let framework, !framework.blocks.contains(id) {
          log.error(
            "block.unknown", at: Place(path),
            ["block": id, "known": framework.blocks.joined(separator: ", ")])
        }
        let block = Block(id: id, language: language, file: path, content: text)
        // What cannot be read as a reference is told with the other files' problems.
        _ = LiveText(block.text, file: path, firstLine: block.firstLine, log: &log)
        blocks.append(block)
      }
    }
    checkTranslations(blocks, review)
    return blocks
  }

  private mutating func checkTranslations(_ blocks: [Block], _ review: Review) {
    if blocks.isEmpty, let first = review.languages.first {
      log.error("block.none", at: Place("report"), ["language": first.rawValue])
    }
    var seen: Set<String> = []
    for block in blocks where seen.insert(block.id).inserted {
      for language in review.languages
      where !blocks.contains(where: { $0.id == block.id && $0.language == language }) {
        log.warning(
          "block.not-translated", at: Place(block.file),
          [
            "language": Language.named(language)?.name ?? language.rawValue,
            "missing": "report/\(language)/\(block.id).md",
          ])
      }
    }
  }

  /// Tells findings that name an element the framework does not have.
  mutating func checkElements(_ findings: [Finding], framework: Framework?) {
    guard let framework else { return }
    let known = framework.allElements.map(\.id)
    for finding in findings {
      for element in finding.elements where !known.contains(element) {
        log.error(
          "finding.unknown-element", at: finding.place,
          ["found": element, "known": known.joined(separator: ", ")])
      }
    }
  }
}
