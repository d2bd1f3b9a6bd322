import Agenda
import Indicators
import Languages

/// The file of `indicators/` that a registered indicator becomes: a definition to be filled in.
struct IndicatorSkeleton {
  private let indicator: RegisteredIndicator
  private let choice: ChosenIndicator
  private let register: IndicatorRegister
  private let language: Language

  init(
    _ indicator: RegisteredIndicator, choice: ChosenIndicator, register: IndicatorRegister,
    language: Language
  ) {
    self.indicator = indicator
    self.choice = choice
    self.register = register
    self.language = language
  }

  /// The YAML, which the check of a review folder accepts as it stands.
  var text: String {
    let name = YAMLWords.localized(indicator.title)
    let set = register.set(indicator.set)?.title.text(in: language.tag) ?? indicator.set
    var lines = [
      "# " + language.text("register.skeleton.from", ["set": set, "id": indicator.iri]),
      "# " + language.text("register.reason", ["reason": oneLine(choice.reason)]),
      "id: \(indicator.id)", "name: \(name)",
      "definition: \(name)" + mark("definition"),
      "goals: [\(indicator.goals.map(\.description).joined(separator: ", "))]",
    ]
    if !indicator.targets.isEmpty {
      let targets = indicator.targets.map { YAMLWords.quoted($0.description) }
      lines.append("targets: [\(targets.joined(separator: ", "))]")
    }
    lines.append("unit: " + unit + mark("unit"))
    lines.append("direction: neutral" + mark("direction"))
    // An indicator may stand at several places; the one nearest to an effect says most of it.
    if let kind = indicator.kinds.last { lines.append("kind: \(kind.rawValue)") }
    lines += [
      "recode: none" + mark("recode"),
      "base: " + YAMLWords.quoted(language.text("register.skeleton.base")) + mark("base"),
      "period: \(period)", "levels: [\(levels.joined(separator: ", "))]", "source:",
      "  name: " + YAMLWords.quoted(sourceName),
    ]
    if let table = indicator.source?.tables.first {
      lines.append("  table: \(YAMLWords.quoted(table))")
    }
    if let address = indicator.source?.addresses.first {
      lines.append("  address: \(YAMLWords.quoted(address))")
    }
    lines.append(
      "  licence: " + YAMLWords.quoted(language.text("register.skeleton.licence"))
        + mark("licence"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func mark(_ what: String) -> String {
    "    # " + language.text("register.skeleton.\(what)-mark")
  }

  private func oneLine(_ text: LocalizedText) -> String {
    text.text(in: language.tag).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private var unit: String {
    guard let answer = indicator.answer else { return "{code: number, decimals: 0}" }
    if answer.lowercased().hasPrefix("prosentandel") { return "{code: percent, decimals: 1}" }
    return
      "{code: \(IndicatorSet.id(for: answer)), text: \(YAMLWords.quoted(answer)), decimals: 0}"
  }

  private var period: String {
    switch indicator.periodicity {
    case .months(1): "month"
    case .months(3): "quarter"
    default: "year"
    }
  }

  /// The levels of review folders; a register's level of a part of a municipality has none there.
  private var levels: [String] {
    let names = ["national": "country", "regional": "county", "city": "municipality"]
    let found = register.levels(of: indicator).concepts.compactMap { names[$0] }
    return found.isEmpty ? ["municipality"] : found
  }

  private var sourceName: String {
    let by = register.set(indicator.set)?.level?.by
    return by ?? indicator.source?.hosts.first ?? indicator.source?.text
      ?? register.set(indicator.set)?.title.text(in: language.tag) ?? indicator.set
  }
}
