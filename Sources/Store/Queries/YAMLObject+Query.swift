import Problems
import Yams

extension YAMLObject {
  /// A word with its place.
  func word(_ key: String) -> QueryWord? {
    optionalText(key).map { QueryWord($0, at: place(key)) }
  }

  /// A word, or the words of a list.
  func words(_ key: String) -> [QueryWord] {
    guard let items = node.mapping?[key]?.sequence else { return word(key).map { [$0] } ?? [] }
    return items.enumerated().compactMap { index, item in
      item.scalar.map { QueryWord($0.string, at: file.place(item, "\(joined(key)).\(index)")) }
    }
  }

  /// A number, or the numbers of a list.
  func numbers(_ key: String) -> [Double] { words(key).compactMap { Double($0.text) } }

  /// The numbers of an object whose keys are words of one's own.
  func counts(_ key: String) -> [EstimateQuery.Count] {
    guard let mapping = node.mapping?[key]?.mapping else { return [] }
    return mapping.compactMap { name, value in
      guard let text = name.scalar?.string, let number = value.scalar.flatMap({ Double($0.string) })
      else { return nil }
      let place = file.place(name, "\(joined(key)).\(text)")
      return EstimateQuery.Count(of: QueryWord(text, at: place), number: number)
    }
  }

  /// One of the words that a key may have.
  func choice<Choice: RawRepresentable>(
    _ key: String, _ usual: Choice
  ) -> Choice where Choice.RawValue == String {
    optionalText(key).flatMap(Choice.init) ?? usual
  }

  /// What counts of a column; nil where nothing is said.
  var property: EstimateQuery.Property? {
    guard has("is") || has("at-least") || has("at-most") else { return nil }
    return EstimateQuery.Property(
      categories: words("is"), least: number("at-least"), most: number("at-most"))
  }

  /// A condition on rows.
  func rowCondition(log: inout ProblemLog) -> EstimateQuery.RowCondition? {
    if has("all") {
      var parts: [EstimateQuery.RowCondition] = []
      for object in objects("all") { parts += object.rowCondition(log: &log).map { [$0] } ?? [] }
      return .all(parts)
    }
    if has("any") {
      var parts: [EstimateQuery.RowCondition] = []
      for object in objects("any") { parts += object.rowCondition(log: &log).map { [$0] } ?? [] }
      return .any(parts)
    }
    if has("not") { return object("not")?.rowCondition(log: &log).map { .not($0) } }
    if let column = word("column") {
      if let property { return .holds(column, property) }
      if let answered = boolean("answered") {
        return answered ? .answered(column) : .not(.answered(column))
      }
    }
    log.error("query.condition", at: place)
    return nil
  }

  func queryDesign(log: inout ProblemLog) -> EstimateQuery.Design {
    EstimateQuery.Design(
      ids: words("ids"), strata: words("strata"), weights: word("weights"),
      populations: words("populations"), lonely: choice("lonely", .refuse),
      replicates: object("replicates")?.queryReplicates(log: &log), place: place)
  }

  private func queryReplicates(log: inout ProblemLog) -> EstimateQuery.Replicates {
    let replicates = EstimateQuery.Replicates(
      kind: choice("type", .jk1), columns: words("columns"),
      areFactors: boolean("factors") ?? false, scale: number("scale"),
      scales: has("scales") ? numbers("scales") : nil, centre: choice("centre", .replicates),
      degreesOfFreedom: number("df"), place: place)
    if replicates.columns.isEmpty {
      if replicates.kind == .other { log.error("query.replicate-columns", at: place) }
    } else if replicates.kind == .jkn && replicates.scales == nil {
      log.error("query.replicate-scales", at: place)
    } else if replicates.kind == .other && replicates.scale == nil {
      log.error("query.replicate-scale", at: place)
    }
    return replicates
  }

  func queryAdjustment(log: inout ProblemLog) -> EstimateQuery.Adjustment? {
    let kinds = ["post-stratify", "rake", "calibrate"].filter(has)
    if kinds.count > 1 {
      log.error("query.one-adjustment", at: place, ["found": kinds.joined(separator: ", ")])
    }
    if let margin = object("post-stratify") { return .postStratify(margin.queryMargin) }
    if has("rake") { return .rake(objects("rake").map(\.queryMargin)) }
    return object("calibrate").map { .calibrate($0.queryCalibration(log: &log)) }
  }

  private var queryMargin: EstimateQuery.Margin {
    EstimateQuery.Margin(
      column: word("column") ?? QueryWord("", at: place), totals: counts("totals"))
  }

  private func queryCalibration(log: inout ProblemLog) -> EstimateQuery.Calibration {
    let distance: EstimateQuery.Calibration.Distance = choice("distance", .linear)
    var bounds: ClosedRange<Double>?
    let ends = numbers("bounds")
    if has("bounds") || distance == .logit {
      if ends.count == 2, ends[0] < 1, ends[1] > 1 {
        bounds = ends[0]...ends[1]
      } else {
        log.error("query.bounds", at: place("bounds"))
      }
    }
    if !has("size"), !has("margins"), !has("columns") {
      log.error("query.no-totals", at: place)
    }
    return EstimateQuery.Calibration(
      size: number("size"), margins: objects("margins").map(\.queryMargin),
      columns: counts("columns"), distance: distance, bounds: bounds, place: place)
  }

  func queryTrim(log: inout ProblemLog) -> EstimateQuery.Trim? {
    guard let trim = object("trim") else { return nil }
    let ratio = trim.number("ratio") ?? 1
    if ratio < 1 {
      log.error("query.trim", at: trim.place("ratio"), ["found": trim.text("ratio")])
    }
    if has("post-stratify") || has("calibrate") {
      log.error("query.trim-with", at: trim.place)
    }
    return EstimateQuery.Trim(
      ratio: ratio, reference: trim.choice("of", .median), place: trim.place)
  }
}
