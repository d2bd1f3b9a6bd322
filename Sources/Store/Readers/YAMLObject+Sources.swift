import Indicators
import Problems

extension YAMLObject {
  /// What a file of observations' companion records.
  func sourceRecord() -> ObservationSource.Record {
    ObservationSource.Record(
      service: optionalText("service"), table: optionalText("table"),
      address: optionalText("address"), query: optionalText("query")?.trimmed,
      retrieved: day("retrieved"), updated: optionalText("updated"),
      licence: optionalText("licence"), source: optionalLocalized("source"),
      sha256: optionalText("sha256"), note: optionalLocalized("note"))
  }

  /// A query of the review, as `sources.yaml` describes it.
  ///
  /// - Parameter log: takes words that cannot be.
  /// - Returns: the query.
  func figureSource(log: inout ProblemLog) -> FigureSource {
    FigureSource(
      id: text("id"), service: text("service"), table: text("table"),
      selection: objects("selection").map {
        FigureSource.Selection(
          dimension: $0.text("dimension"), codes: $0.texts("codes"),
          codelist: $0.optionalText("codelist"))
      }, file: optionalText("file") ?? text("id"), source: optionalLocalized("source"),
      licence: optionalText("licence"),
      mapping: mapping(log: &log), place: place)
  }

  private func mapping(log: inout ProblemLog) -> CubeMapping {
    guard let mapping = object("mapping") else {
      return CubeMapping(
        unit: .init(dimension: ""), period: .init(dimension: ""), place: place)
    }
    if mapping.has("metric") == mapping.has("indicator") {
      log.error("mapping.metric-or-indicator", at: mapping.place)
    }
    var statuses: [String: CubeMapping.Status] = [:]
    for (sign, word) in mapping.namedTexts("statuses") {
      guard let status = CubeMapping.Status(word) else {
        log.error(
          "mapping.unknown-meaning", at: mapping.place("statuses"),
          [
            "found": word, "sign": sign,
            "known": CubeMapping.Status.allCases.map(\.word).joined(separator: ", "),
          ])
        continue
      }
      statuses[sign] = status
    }
    let revised = mapping.optionalText("revised-on")
    let revisedOn = revised.flatMap { CubeMapping.DayOfYear($0) }
    if let revised, revisedOn == nil {
      log.error("mapping.revised-on", at: mapping.place("revised-on"), ["found": revised])
    }
    return CubeMapping(
      unit: mapping.object("unit")?.codes() ?? .init(dimension: ""),
      period: mapping.object("period")?.codes() ?? .init(dimension: ""),
      metric: mapping.object("metric")?.codes(), indicator: mapping.optionalText("indicator"),
      breakdowns: mapping.objects("breakdowns").map { .init(id: $0.text("id"), codes: $0.codes()) },
      fixed: mapping.named("fixed"), statuses: statuses,
      factors: mapping.named("factors").compactMapValues { Double($0) }, revisedOn: revisedOn,
      place: mapping.place)
  }

  private func codes() -> CubeMapping.Codes {
    CubeMapping.Codes(
      dimension: text("dimension"), codes: named("codes"), strip: texts("strip"),
      leaveOut: Set(texts("leave-out")))
  }

  private func named(_ key: String) -> [String: String] {
    Dictionary(
      namedTexts(key).map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  }
}
