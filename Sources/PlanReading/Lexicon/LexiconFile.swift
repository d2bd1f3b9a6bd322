import Agenda
public import Problems

/// A tab-separated file of the lexicon: one concept a row.
public enum LexiconFile {
  /// The names of the columns.
  public static let columns = [
    "target", "concept", "strength", "nb", "nn", "en", "near", "not", "note",
  ]

  /// Reads the concepts of files, and what is wrong in them by file and line.
  ///
  /// - Parameter files: names and texts.
  /// - Returns: the concepts that can be used, and the problems.
  public static func read(
    _ files: [(name: String, text: String)]
  ) -> (concepts: [LexiconConcept], problems: [Problem]) {
    var reading = Reading()
    for file in files { reading.read(file.text, file: file.name) }
    return (reading.concepts, reading.log.sorted)
  }

  private struct Reading {
    var concepts: [LexiconConcept] = []
    var log = ProblemLog()
    private var places: [String: Place] = [:]
    private var termOwners: [TermKey: String] = [:]

    private struct TermKey: Hashable {
      let goal: GoalID
      let language: LexiconLanguage
      let notation: String
    }

    mutating func read(_ text: String, file: String) {
      var hasHeading = false
      let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
        let place = Place(file, line: index + 1)
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
          .map { trimmed($0) }
        if !hasHeading {
          hasHeading = true
          guard fields == LexiconFile.columns else {
            log.error(
              "lexicon.columns", at: place, ["columns": LexiconFile.columns.joined(separator: ", ")]
            )
            return
          }
        } else if fields.count != LexiconFile.columns.count {
          log.error(
            "lexicon.fields", at: place,
            ["expected": "\(LexiconFile.columns.count)", "found": "\(fields.count)"])
        } else {
          readRow(fields, at: place)
        }
      }
    }

    private mutating func readRow(_ fields: [String], at place: Place) {
      let target = TargetID(rawValue: fields[0])
      guard let goal = target?.goal ?? GoalID(fields[0]) else {
        log.error("lexicon.target", at: place.cell("target"), ["target": fields[0]])
        return
      }
      let id = fields[1]
      guard isName(id, of: goal) else {
        log.error("lexicon.concept", at: place.cell("concept"), ["concept": id, "goal": "\(goal)"])
        return
      }
      if let first = places[id] {
        log.error(
          "lexicon.repeated-concept", at: place.cell("concept"),
          ["concept": id, "place": "\(first)"])
        return
      }
      guard let strength = Int(fields[2]), (1...3).contains(strength) else {
        log.error("lexicon.strength", at: place.cell("strength"), ["strength": fields[2]])
        return
      }
      places[id] = place
      var terms: [LexiconLanguage: [Term]] = [:]
      for (language, column) in zip(LexiconLanguage.allCases, 3...5) {
        let cell = place.cell(LexiconFile.columns[column])
        terms[language] = readTerms(fields[column], at: cell).filter { term in
          isNew(TermKey(goal: goal, language: language, notation: term.notation), id, at: cell)
        }
        if terms[language]?.isEmpty ?? true, fields[8].isEmpty {
          log.error("lexicon.no-terms", at: cell, ["concept": id])
        }
      }
      concepts.append(
        LexiconConcept(
          id: id, goal: goal, target: target, strength: strength, terms: terms,
          near: readTerms(fields[6], at: place.cell("near")),
          not: readTerms(fields[7], at: place.cell("not")), note: fields[8]))
    }

    /// Whether a name is made of small letters, digits and hyphens, and begins with the goal.
    private func isName(_ id: String, of goal: GoalID) -> Bool {
      let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
      return id.hasPrefix("\(goal)-") && id.count > "\(goal)-".count
        && id.allSatisfy(allowed.contains)
    }

    private mutating func readTerms(_ field: String, at place: Place) -> [Term] {
      field.split(separator: "|").compactMap { part in
        let notation = trimmed(part)
        guard let term = Term(notation) else {
          log.error("lexicon.term", at: place, ["term": notation])
          return nil
        }
        if !term.isExact, term.words.contains(where: { $0.letters != $0.written }) {
          log.error("lexicon.capital", at: place, ["term": notation])
          return nil
        }
        return term
      }
    }

    private mutating func isNew(_ key: TermKey, _ id: String, at place: Place) -> Bool {
      guard let owner = termOwners.updateValue(id, forKey: key) else { return true }
      termOwners[key] = owner
      log.warning(
        "lexicon.repeated-term", at: place, ["term": key.notation, "concept": owner])
      return false
    }

    private func trimmed(_ text: Substring) -> String {
      let isSpace: (Character) -> Bool = { $0 == " " }
      let start = text.drop(while: isSpace)
      guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
      return String(start[...end])
    }
  }
}
