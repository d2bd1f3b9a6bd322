import Agenda
import Languages
import LinkedData
import Problems

extension TaxonomyReader {
  /// An indicator of a set, its statements read one by one.
  mutating func indicator(
    _ subject: TaxonomyFile.Subject, set: IndicatorSet, file: TaxonomyFile
  ) -> RegisteredIndicator {
    let own = TaxonomyReader.key(of: subject.iri)
    var indicator = RegisteredIndicator(
      id: "\(set.id)-\(IndicatorSet.id(for: own))", iri: subject.iri, set: set.id,
      title: LocalizedText([:]))
    var codes = AgendaCodes()
    var titles: [LanguageTag: String] = [:]
    for statement in subject.statements {
      let place = Place(file.name, line: statement.line, cell: own)
      switch statement.predicate {
      case Vocabulary.goal, Vocabulary.target: read(statement, at: place, into: &codes)
      case Vocabulary.title, Vocabulary.label:
        titles[TaxonomyReader.language(statement.object)] = text(statement, at: place)
      case Vocabulary.notation: indicator.code = text(statement, at: place)
      case Vocabulary.periodicity:
        let words = text(statement, at: place)
        indicator.periodicityText = words
        indicator.periodicity = Periodicity(words)
        if indicator.periodicity == nil {
          log.warning("taxonomy.periodicity", at: place, ["found": words])
        }
      case Vocabulary.answer: indicator.answer = text(statement, at: place)
      case Vocabulary.source: indicator.source = source(statement, at: place)
      default: readOther(statement, of: &indicator, at: place)
      }
    }
    indicator.goals = codes.goals.sorted()
    indicator.targets = codes.targets.sorted()
    tellGoals(indicator, at: Place(file.name, line: subject.line, cell: own))
    for (scheme, found) in indicator.concepts {
      indicator.concepts[scheme] = schemes.ordered(found, in: scheme)
    }
    if let code = indicator.code.flatMap(U4SSCCode.init) {
      indicator.concepts[ClassificationScheme.u4ssc] = [code.dimension]
      indicator.concepts[ClassificationScheme.u4sscType] = [code.isCore ? "core" : "advanced"]
    }
    if titles.isEmpty {
      log.warning(
        "taxonomy.no-title", at: Place(file.name, line: subject.line), ["indicator": subject.iri])
      titles[LanguageTag(rawValue: "*")] = indicator.code ?? own
    }
    indicator.title = LocalizedText(titles)
    return indicator
  }

  /// The goals and targets of one indicator.
  struct AgendaCodes {
    var goals: Set<GoalID> = []
    var targets: Set<TargetID> = []
  }

  /// Reads a goal or target: one that stands under the other's property is taken for what it is.
  private mutating func read(
    _ statement: Statement, at place: Place, into codes: inout AgendaCodes
  ) {
    let isGoal = statement.predicate == Vocabulary.goal
    let iri = statement.object.iri ?? statement.object.text ?? ""
    let code = iri.hasPrefix(Vocabulary.sdg) ? String(iri.dropFirst(Vocabulary.sdg.count)) : iri
    if let goal = GoalID(code) {
      codes.goals.insert(goal)
      if !isGoal { log.warning("taxonomy.goal-as-target", at: place, ["found": code]) }
    } else if let target = TargetID(code) {
      codes.targets.insert(target)
      if isGoal { log.warning("taxonomy.target-as-goal", at: place, ["found": code]) }
    } else {
      log.warning(
        isGoal ? "taxonomy.unknown-goal" : "taxonomy.unknown-target", at: place, ["found": iri])
    }
  }

  private mutating func tellGoals(_ indicator: RegisteredIndicator, at place: Place) {
    if indicator.goals.isEmpty {
      log.warning("taxonomy.no-goal", at: place)
    }
    let outside = indicator.targets.filter { !indicator.goals.contains($0.goal) }
    if !outside.isEmpty {
      log.warning(
        "taxonomy.targets-of-other-goals", at: place,
        [
          "targets": outside.map(\.description).joined(separator: ", "),
          "goals": indicator.goals.map(\.description).joined(separator: ", "),
        ])
    }
  }

  /// A text, without the brackets and quotes that a list of one has been written with.
  private mutating func text(_ statement: Statement, at place: Place) -> String {
    let found = (statement.object.text ?? statement.object.iri ?? "").tidy
    guard let inside = TaxonomyReader.onlyItem(found) else { return found }
    log.warning("taxonomy.list-of-one", at: place, ["found": found])
    return inside.tidy
  }

  /// The item of a list of one as Python prints it: `['Yearly']`.
  static func onlyItem(_ text: String) -> String? {
    for quote in ["'", "\""] {
      let (start, end) = ("[" + quote, quote + "]")
      if text.hasPrefix(start), text.hasSuffix(end), text.utf8.count >= 4,
        text.firstRange(of: quote + ", " + quote) == nil
      {
        return String(text.dropFirst(2).dropLast(2))
      }
    }
    return nil
  }

  private mutating func source(_ statement: Statement, at place: Place) -> SourceNote {
    let note = SourceNote(text(statement, at: place))
    if note.saysNone {
      log.warning("taxonomy.no-source", at: place, ["found": note.text])
    } else if !note.isUsable {
      log.warning("taxonomy.source-in-words", at: place, ["found": note.text])
    } else if note.addresses.count > 1 {
      log.warning("taxonomy.several-sources", at: place, ["count": String(note.addresses.count)])
    }
    return note
  }

  /// Reads a concept or a link, by what the value is and not only by its property.
  private mutating func readOther(
    _ statement: Statement, of indicator: inout RegisteredIndicator, at place: Place
  ) {
    let property = statement.predicate
    guard !Vocabulary.passedOver.contains(property), property != Vocabulary.inScheme else { return }
    if let iri = statement.object.iri, let found = schemes.concept(iri) {
      indicator.concepts[found.scheme, default: []].append(found.code)
      if Vocabulary.classifying[property] != found.scheme {
        log.warning(
          "taxonomy.concept-elsewhere", at: place,
          ["concept": found.code, "scheme": found.scheme, "property": property])
      }
    } else if Vocabulary.classifying[property] != nil {
      log.warning(
        "taxonomy.unknown-concept", at: place,
        ["found": statement.object.iri ?? statement.object.text ?? ""])
    } else if let kind = Vocabulary.matches[property], let iri = statement.object.iri {
      links.append((indicator.id, kind, iri, place))
    } else {
      log.warning("taxonomy.unknown-property", at: place, ["found": property])
    }
  }
}
