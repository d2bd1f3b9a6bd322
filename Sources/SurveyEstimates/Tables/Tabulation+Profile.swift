import Languages
import Measures
import Statistics
import Surveys

extension Tabulation {
  /// Those who were asked beside those who answered, by each attribute: who is missing, and whether
  /// the weights make up for it.
  func profileTables() -> [Table] {
    guard !responses.isEmpty else { return [] }
    return groupings.filter { !$0.overlaps }.map { grouping in
      let asked = grouping.members.map { Double($0.count) }
      let answered = grouping.responses.map { Double($0.count) }
      var kinds: [(code: String, sizes: [Double])] = [("asked", asked), ("answered", answered)]
      if let weights {
        let sizes = grouping.responses.map { group in
          group.reduce(0.0) { $0 + weights.design.weights[$1] }
        }
        kinds.append(("weighted", sizes))
      }
      var cells: [Cell] = []
      for group in grouping.categories.indices {
        for kind in kinds {
          let share = 100 * kind.sizes[group] / kind.sizes.reduce(0, +)
          let base = kind.code == "asked" ? population.members.count : responses.count
          cells.append(
            Cell(
              value: .known(share), base: .all(base),
              count: kind.code == "weighted" ? nil : Int(kind.sizes[group]), uncertainty: .complete)
          )
        }
      }
      return Table(
        address: TableAddress(["response", "profile", grouping.id]),
        title: Words.text(
          "survey.title.profile", ["attribute": Words.within(grouping.name)]),
        dimensions: [
          Dimension(
            id: grouping.id, name: grouping.name, categories: grouping.categories, role: .group),
          Dimension(
            id: "compared", name: Words.text("survey.dimension.compared"),
            categories: kinds.map {
              Category(code: $0.code, label: Words.text("survey.profile.\($0.code)"))
            }, role: .breakdown),
        ], cells: cells, unit: .percent(decimals: settings.shareDecimals), quantity: .share,
        period: settings.period, universe: Words.text("survey.universe.population"),
        notes: [Words.text("survey.note.profile")] + settings.notes, sources: settings.sources)
    }
  }
}
