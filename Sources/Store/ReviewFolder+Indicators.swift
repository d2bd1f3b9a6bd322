import Indicators
import Measures
import Problems
import VoluntaryReview

extension ReviewFolder {
  /// The indicators of all files, and whether every file could be read.
  mutating func indicators() -> (found: [Indicator], isComplete: Bool) {
    var isComplete = true
    var found: [Indicator] = []
    var places: [(id: String, place: Place)] = []
    for path in files.list("indicators", ending: ".yaml") {
      guard let file = yaml(path, .oneOrMore(.indicator)) else {
        isComplete = false
        continue
      }
      for object in YAMLObject.atTop(of: file) {
        found.append(object.indicator(log: &log))
        places.append((object.text("id"), object.place))
      }
    }
    checkUnique(places)
    let ids = Set(found.map(\.id))
    for (indicator, (_, place)) in zip(found, places) {
      if case .rate(let weight) = indicator.carrying, !weight.isEmpty, weight != "population",
        isComplete, !ids.contains(weight)
      {
        log.error("indicator.unknown-denominator", at: place, ["found": weight])
      }
    }
    return (found, isComplete)
  }

  /// The derived indicators, held against those that they are made of.
  ///
  /// - Parameters:
  ///   - indicators: the indicators.
  ///   - isComplete: whether every file of indicators could be read; else nothing can be said of ids.
  ///   - units: the units; nil where they could not be read.
  ///   - observations: the observations, whose periods say how long windows are.
  /// - Returns: the derived indicators in an order in which they can be computed.
  mutating func derivations(
    _ indicators: [Indicator], _ isComplete: Bool, _ units: ReviewUnits?,
    _ observations: ObservationStore
  ) -> Derivations {
    var found = ProblemLog()
    let derivations = Derivations(
      indicators, hasPopulation: units == nil || units?.day != nil, log: &found)
    derivations.checkWindows(of: observations, log: &found)
    if isComplete { log.add(contentsOf: found.problems) }
    return derivations
  }

  /// The observations of all files and vintages.
  ///
  /// - Parameters:
  ///   - indicators: the indicators.
  ///   - isComplete: whether every file of indicators could be read; else a row may belong to one that
  ///     could not, and is passed over.
  ///   - units: the units; nil where they could not be read.
  ///   - choice: which vintages count.
  /// - Returns: the observations in the codes that the files use.
  mutating func observations(
    _ indicators: [Indicator], isComplete: Bool, units: ReviewUnits?, choice: VintageChoice
  ) -> ObservationStore {
    let byID = Dictionary(
      indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = observationSources()
    var builder = ObservationStore.Builder(sources: sources, choice: choice)
    let known = Set((units?.categories ?? []).map(\.code))
    for (index, source) in sources.enumerated() {
      guard let file = delimited(source.file) else { continue }
      let reader = ObservationsFile(
        file: file, source: index, indicators: byID, isComplete: isComplete,
        isUnit: { code in
          guard let units else { return true }
          return known.contains(code) || (units.day != nil && FormerUnits.contains(code))
        }, isToday: { units == nil || known.contains($0) })
      reader.read(into: &builder, log: &log)
    }
    let store = builder.store(log: &log)
    for indicator in indicators
    where indicator.formula == nil && !store.has(indicator.id) && !log.hasErrors {
      log.warning(
        "indicator.no-observations", at: Place("indicators"), ["indicator": indicator.id])
    }
    return store
  }

  /// The review's own queries to statistical services, held against its indicators.
  ///
  /// - Parameters:
  ///   - indicators: the indicators.
  ///   - isComplete: whether every file of indicators could be read.
  /// - Returns: the queries in order; none where there is no `sources.yaml`.
  mutating func figureSources(_ indicators: [Indicator], isComplete: Bool) -> [FigureSource] {
    guard files.has("sources.yaml"), let file = yaml("sources.yaml", .figureSources) else {
      return []
    }
    let sources = YAMLObject(file).objects("sources").map { $0.figureSource(log: &log) }
    checkUnique(sources.map { ($0.id, $0.place) })
    guard isComplete else { return sources }
    let known = Set(indicators.map(\.id))
    for source in sources {
      let named =
        Array((source.mapping.metric?.codes ?? [:]).values)
        + [source.mapping.indicator].compactMap { $0 } + source.mapping.factors.keys
      for id in Set(named).sorted() where !known.contains(id) {
        log.error(
          "mapping.unknown-indicator", at: source.mapping.place,
          [
            "found": id,
            "nearest": Nearest.word(to: id, among: known.sorted()) ?? known.min() ?? "–",
          ])
      }
    }
    return sources
  }

  /// The files of observations with what is recorded of them.
  private mutating func observationSources() -> [ObservationSource] {
    var sources: [ObservationSource] = []
    let files = self.files.list("observations", ending: ".csv")
    for path in files {
      let stem = String(path.dropFirst("observations/".count).dropLast(".csv".count))
      guard let (name, vintage) = ObservationSource.parts(of: stem) else {
        log.error("observations.bad-vintage", at: Place(path), ["found": stem])
        continue
      }
      let record = sourceRecord(of: stem, vintage: vintage, file: path)
      sources.append(
        ObservationSource(file: path, name: name, vintage: vintage, record: record))
    }
    let ending = SourceRecordFile.ending
    for path in self.files.list("observations", ending: ending)
    where !files.contains(path.dropLast(ending.count) + ".csv") {
      log.error(
        "observations.source-without-file", at: Place(path),
        ["file": path.dropLast(ending.count) + ".csv"])
    }
    return sources
  }

  /// What is recorded of a file beside it, held against the file as it stands.
  private mutating func sourceRecord(
    of stem: String, vintage: Day?, file path: String
  ) -> ObservationSource.Record? {
    let beside = "observations/\(stem)\(SourceRecordFile.ending)"
    guard files.has(beside), let file = yaml(beside, .sourceRecord) else { return nil }
    let object = YAMLObject(file)
    if object.day("vintage") != vintage, object.has("vintage") {
      log.error(
        "observations.other-vintage", at: object.place("vintage"),
        ["found": object.text("vintage"), "file": path])
    }
    let record = object.sourceRecord()
    if let fetched = record.sha256, let bytes = try? files.bytes(path),
      SourceRecordFile.sha256(bytes) != fetched.lowercased()
    {
      log.warning("observations.changed-by-hand", at: Place(path), ["file": beside])
    }
    return record
  }

  /// Tells files that a choice of vintages names but that are not there, and choices that leave nothing.
  mutating func check(
    _ choice: VintageChoice, of store: ObservationStore, _ review: YAMLObject
  ) {
    let figures = review.object("edition")?.object("figures")
    let names = Dictionary(grouping: store.sources.indices, by: { store.sources[$0].name })
    for name in choice.files.keys.sorted() where names[name] == nil {
      log.error(
        "review.unknown-figures", at: figures?.place("files") ?? review.place,
        ["found": name, "known": names.isEmpty ? "–" : names.keys.sorted().joined(separator: ", ")])
    }
    for name in names.keys.sorted()
    where names[name]?.contains(where: { store.counts[$0] }) == false {
      let first = (names[name] ?? []).compactMap { store.sources[$0].vintage }.min()
      log.warning(
        "observations.no-vintage", at: figures?.place ?? review.place,
        ["name": name, "first": first?.description ?? ""])
    }
  }
}
