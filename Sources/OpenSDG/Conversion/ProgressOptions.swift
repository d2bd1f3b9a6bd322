import Indicators
import Languages

/// What Open SDG's progress measure is told about an indicator: direction, target and limit of each series.
struct ProgressOptions {
  private let options: [MetadataValue]

  init(_ metadata: Metadata) {
    options = metadata.value("progress_calculation_options")?.items ?? []
  }

  /// Those that speak of one series and unit, and of the total.
  private func fitting(series: String, unit: String) -> [Int] {
    options.indices.filter { index in
      let option = options[index]
      let isTotal =
        switch option["disaggregation"] {
        case nil, .empty, .list([]), .map([]): true
        default: false
        }
      return isTotal && (option["series"]?.filled ?? series) == series
        && (option["unit"]?.filled ?? unit) == unit
    }
  }

  /// The one that speaks of a series and unit; nil where none does, or several.
  private func option(series: String, unit: String) -> MetadataValue? {
    let found = fitting(series: series, unit: unit)
    return found.count == 1 ? options[found[0]] : nil
  }

  /// Which way is better: Open SDG takes less for better unless it is told otherwise.
  func direction(series: String, unit: String) -> Indicator.Direction {
    let words = Set(
      fitting(series: series, unit: unit).map { options[$0]["direction"]?.filled ?? "negative" })
    guard words.count == 1 else { return .neutral }
    return words.contains("positive")
      ? .increase : words.contains("negative") ? .decrease : .neutral
  }

  /// Target and limit.
  func standards(series: String, unit: String) -> Indicator.Standards {
    guard let option = option(series: series, unit: unit) else { return Indicator.Standards() }
    var target: IndicatorTarget?
    if let value = number(option, "target") {
      target = IndicatorTarget(
        .reach(value), year: year(option, "target_year") ?? 2030,
        baseline: .init(year: year(option, "base_year") ?? 2015),
        source: LocalizedText { $0.text("open-sdg.target") })
    }
    return Indicator.Standards(target: target, naturalLimit: number(option, "limit"))
  }

  /// Those that none of these series and units has taken, in words.
  func left(by parts: [(series: String, unit: String)]) -> [String] {
    var taken: Set<Int> = []
    for part in parts {
      let found = fitting(series: part.series, unit: part.unit)
      if found.count == 1 { taken.formUnion(found) }
    }
    return options.indices.filter { !taken.contains($0) }.map { options[$0].oneLine }
  }

  private func number(_ option: MetadataValue, _ name: String) -> Double? {
    option[name]?.filled.flatMap(RepositoryTable.number)
  }

  private func year(_ option: MetadataValue, _ name: String) -> Int? {
    number(option, name).flatMap { Int(exactly: $0) }
  }
}
