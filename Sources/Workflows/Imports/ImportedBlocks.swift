import Agenda
import Indicators
import Languages
import Measures
import OpenSDG

/// The text of the report: a block for each goal with a table or a chart of every indicator.
struct ImportedBlocks {
  /// One block.
  struct Block {
    let id: String
    /// The number that readers see.
    let number: String
    let title: LocalizedText
    /// The goal; nil for what stands before and after the goals.
    let goal: GoalID?
  }

  let conversion: ReviewConversion
  let home: OpenSDGImport.Home
  let language: Language

  init(_ conversion: ReviewConversion, home: OpenSDGImport.Home, language: Language) {
    self.conversion = conversion
    self.home = home
    self.language = language
  }

  /// The blocks that a review of these indicators has, in order.
  static func blocks(of conversion: ReviewConversion) -> [Block] {
    var blocks = [
      Block(
        id: "intro", number: "0", title: LocalizedText { $0.text("open-sdg.block.intro") },
        goal: nil)
    ]
    let goals = Set(conversion.parts.flatMap(\.indicator.goals)).sorted()
    for goal in goals {
      blocks.append(
        Block(
          id: "goal-\(goal)", number: goal.description, title: Agenda2030.goal(goal).name,
          goal: goal))
    }
    if conversion.parts.contains(where: { $0.indicator.goals.isEmpty }) {
      blocks.append(
        Block(
          id: "others", number: "A", title: LocalizedText { $0.text("open-sdg.block.others") },
          goal: nil))
    }
    blocks.append(
      Block(
        id: "sources", number: "B", title: LocalizedText { $0.text("open-sdg.block.sources") },
        goal: nil))
    return blocks
  }

  /// The text of each block, by its id.
  var files: [(name: String, text: String)] {
    Self.blocks(of: conversion).map { block in
      switch (block.id, block.goal) {
      case ("intro", _): (block.id, language.text("open-sdg.intro", ["name": home.name]) + "\n")
      case ("sources", _): (block.id, "{{ list sources }}\n")
      case (_, let goal?):
        (block.id, text(of: conversion.parts.filter { $0.indicator.goals.contains(goal) }))
      default: (block.id, text(of: conversion.parts.filter { $0.indicator.goals.isEmpty }))
      }
    }
  }

  private func text(of parts: [ReviewConversion.Part]) -> String {
    var text = ""
    var id: String?
    for part in parts {
      // Parts of one indicator of the repository stand under one number.
      if part.id != id {
        let number = part.id.split(separator: "-").joined(separator: ".")
        let name = Self.plain(part.heading.text(in: language.tag))
        text += "## \(number) \(name)\n\n"
        id = part.id
      }
      let distinction = Self.plain(part.distinction.text(in: language.tag))
      if !distinction.isEmpty { text += "### \(distinction)\n\n" }
      for line in lines(of: part) { text += line + "\n\n" }
    }
    return text
  }

  /// A text whose signs mean nothing in Markdown, and that holds no reference.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for character in text where !"{}".contains(character) && !character.isNewline {
      if "\\`*_[]<>#|~&".contains(character) { plain += "\\" }
      plain.append(character)
    }
    return plain
  }

  /// A chart where the total has a course over time, and a table for each breakdown.
  private func lines(of part: ReviewConversion.Part) -> [String] {
    let indicator = part.indicator
    let totals = indicator.breakdowns.map { breakdown in
      breakdown.categories.first { $0.role == .total }?.code
    }
    let own = part.observations.filter { $0.unit == home.code }
    let course = own.filter { observation in
      observation.value.number != nil && zip(observation.categories, totals).allSatisfy { $0 == $1 }
    }
    var lines: [String] = []
    if Set(course.map(\.period)).count > 2 {
      lines.append("{{ chart indicators.\(indicator.id) type=line unit=\(home.code) }}")
    }
    let unit = "unit=\(home.code)"
    if indicator.breakdowns.isEmpty, !own.isEmpty {
      lines.append("{{ table indicators.\(indicator.id) rows=unit columns=period }}")
    }
    for (index, breakdown) in indicator.breakdowns.enumerated() {
      for held in holdings(of: part, besides: index, totals: totals, own: own) {
        let coordinates = ([unit] + held).joined(separator: ", ")
        lines.append(
          "{{ table indicators.\(indicator.id)[\(coordinates)] rows=\(breakdown.id) columns=period }}"
        )
      }
    }
    return lines
  }

  /// Where the other breakdowns stand in the tables of one: at their totals, else at each category that has values.
  private func holdings(
    of part: ReviewConversion.Part, besides index: Int, totals: [String?], own: [Observation]
  ) -> [[String]] {
    let others = part.indicator.breakdowns.indices.filter { $0 != index }
    var order: [[String]] = []
    for observation in own where observation.value.number != nil {
      // The total alone is shown by the other tables and the chart.
      guard observation.categories[index] != totals[index] || order.isEmpty else { continue }
      let isShown = others.allSatisfy {
        totals[$0] == nil || observation.categories[$0] == totals[$0]
      }
      guard isShown, observation.categories[index] != totals[index] else { continue }
      let held = others.filter { totals[$0] == nil }.map {
        "\(part.indicator.breakdowns[$0].id)=\(observation.categories[$0])"
      }
      if !order.contains(held) { order.append(held) }
    }
    return Array(order.prefix(Self.mostTables))
  }

  /// The most tables that one breakdown is shown in; all values are in the data files.
  private static let mostTables = 12
}
