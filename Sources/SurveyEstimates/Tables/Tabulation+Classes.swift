import Languages
import Measures
import Statistics
import Surveys

extension Tabulation {
  /// The response classes, and how far the answers are from having come equally from everybody.
  func weightTables() -> [Table] {
    guard let weights else { return [] }
    return [classes(weights), representativity(weights)].compactMap { $0 }
  }

  /// How many were asked and answered in each class: what an answer weighs is one by the other.
  private func classes(_ weights: SurveyWeights) -> Table {
    var categories: [Category] = []
    var cells: [Cell] = []
    for level in weights.levels {
      let name = levels.first { $0.code == level.code }?.label ?? Words.everybody
      for found in level.classes.classes {
        let parts = weights.attributes.enumerated().compactMap { place, attribute in
          label(of: Set(found.cells.map { $0[place] }), in: attribute)
        }
        let shown = levels.count > 1 ? [name] + parts : parts
        categories.append(
          Category(
            code: "class-\(categories.count + 1)",
            label: LocalizedText { language in
              let words = shown.map { $0.text(in: language.tag) }.filter { !$0.isEmpty }
              return words.isEmpty
                ? name.text(in: language.tag) : words.joined(separator: "; ")
            }))
        cells.append(
          Cell(
            value: .known(100 * found.responseRate), base: .all(found.population),
            count: found.answered, uncertainty: .complete))
      }
    }
    let dimension = Dimension(
      id: "class", name: Words.text("survey.dimension.class"), categories: categories,
      role: .group)
    return Table(
      address: TableAddress(["response", "classes"]),
      title: Words.text("survey.title.classes"), dimensions: [dimension], cells: cells,
      unit: .percent(decimals: settings.shareDecimals), quantity: .share,
      period: settings.period, universe: Words.text("survey.universe.population"),
      notes: [Words.text("survey.note.classes"), rakingNote(weights)].compactMap { $0 }
        + settings.notes, sources: settings.sources)
  }

  /// The classes of an attribute that a response class holds; nil where it holds all of them.
  private func label(of found: Set<Int>, in attribute: Attribute) -> LocalizedText? {
    let used = Set(
      population.members.map { member in
        attribute.categories.firstIndex { $0.code == attribute.values[member.unit] }
          ?? attribute.categories.count
      })
    if found.isSuperset(of: used) { return nil }
    let names = found.sorted().compactMap { index in
      attribute.categories.indices.contains(index) ? attribute.categories[index].label : nil
    }
    if names.isEmpty { return nil }
    return LocalizedText { language in
      let words = names.map { $0.text(in: language.tag) }
      // Numbered classes say nothing without the name of what they number.
      let isShort = words.contains { $0.count < 4 }
      let list = words.joined(separator: ", ")
      return isShort ? "\(attribute.name.text(in: language.tag)) \(list)" : list
    }
  }

  /// What became of raking, in a sentence; nil where it was not asked for.
  private func rakingNote(_ weights: SurveyWeights) -> LocalizedText? {
    switch weights.raking {
    case .notAsked: nil
    case .notNeeded: Words.text("survey.raking.not-needed")
    case .done(let isExact):
      Words.text(isExact ? "survey.raking.done" : "survey.raking.capped")
    case .notPossible: Words.text("survey.raking.not-possible")
    }
  }

  /// The R-indicator of the level with most units: 1 where all kinds of units answer as often.
  private func representativity(_ weights: SurveyWeights) -> Table? {
    guard
      let level = weights.levels.max(by: {
        $0.classes.classOfUnit.count < $1.classes.classOfUnit.count
      })
    else { return nil }
    let units = population.members.filter { ($0.levels.first ?? "") == level.code }.map(\.unit)
    let terms = weights.attributes.map { attribute in
      let factor = attribute.factor(of: units)
      return ModelTerm.factor(
        attribute.id, factor,
        columnNames: (1..<max(1, factor.count)).map { "\(attribute.id)=\($0)" })
    }
    guard
      let propensity = try? ResponsePropensity(
        level.classes.answered, on: ModelMatrix(terms, rows: units.count))
    else { return nil }
    let name = levels.first { $0.code == level.code }?.label ?? Words.everybody
    let group = Dimension(
      id: "group", name: Words.group,
      categories: [Category(code: AnswerCode.all, label: name, role: .total)], role: .group)
    return Table(
      address: TableAddress(["response", "representativity"]),
      title: Words.text("survey.title.representativity"), dimensions: [group],
      cells: [
        Cell(
          value: .known(propensity.representativity), base: .all(units.count),
          uncertainty: .notComputed)
      ], unit: UnitOfMeasure(code: "r-indicator", label: LocalizedText(same: ""), decimals: 2),
      quantity: .value, period: settings.period,
      universe: Words.text("survey.universe.population"),
      notes: [Words.text("survey.note.representativity")] + settings.notes,
      sources: settings.sources)
  }
}
