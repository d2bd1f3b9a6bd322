import Indicators
import Languages
import Measures
import Problems

extension TableConversion {
  /// One indicator of the table.
  mutating func part(
    _ partID: String, key: Key, readings: [Reading], differing: [Int], metadata: Metadata
  ) -> ReviewConversion.Part {
    let words = IndicatorWords(id: id, metadata: metadata, home: home)
    let columns = qualityColumns
    let (series, unit) = seriesAndUnit(key)
    let suffix = differing.map { (columns[$0], key.qualities[$0]) }.filter { !$0.1.isEmpty }
      .map { texts.label($0.1, column: $0.0) }
    let (plainName, plainTitle) = (
      words.name(&texts), words.title(series: series, unit: unit, &texts)
    )
    let name = plainName.joined(suffix)
    let title = plainTitle?.joined(suffix)
    let measured = measure(unit, metadata: metadata, words: words, series: series, readings)
    let layout = BreakdownLayout(readings, of: self)
    if !layout.joined.isEmpty {
      log.warning(
        "open-sdg.joined", at: Place(table.files[0]),
        ["columns": layout.joined.joined(separator: ", ")])
    }
    let definition = words.definition(&texts) ?? name
    let sources = words.sources(&texts)
    var notes = words.notes(&texts, besides: [definition, plainName, plainTitle ?? plainName])
    notes +=
      qualityNotes(key, differing: differing) + remarks(readings)
      + sources.dropFirst().map(Self.note)
    let observations = observations(partID, readings, layout)
    let place = words.place
    let progress = ProgressOptions(metadata)
    return ReviewConversion.Part(
      indicator: Indicator(
        id: partID, name: name, title: title == name ? nil : title, definition: definition,
        goals: place.goals, targets: place.targets, unit: measured,
        direction: progress.direction(series: series, unit: unit),
        carrying: .none, base: words.base(&texts), periods: key.kind.periods,
        levels: [home.level], breakdowns: layout.breakdowns(&texts),
        source: sources.first
          ?? Source(
            name: LocalizedText { $0.text("open-sdg.no-source") }, licence: home.licence),
        notes: notes, standards: progress.standards(series: series, unit: unit)),
      id: id, heading: plainName,
      distinction: suffix.first?.joined(Array(suffix.dropFirst())) ?? LocalizedText([:]),
      observations: observations)
  }

  /// The texts in the columns of series and units.
  func seriesAndUnit(_ key: Key) -> (series: String, unit: String) {
    func quality(_ column: String) -> String {
      qualityColumns.firstIndex(of: column).map { key.qualities[$0] } ?? ""
    }
    return (quality(repository.columns.series), quality(repository.columns.unit))
  }

  /// The unit of measure: the column's, else what the metadata say.
  private mutating func measure(
    _ unit: String, metadata: Metadata, words: IndicatorWords, series: String, _ readings: [Reading]
  ) -> UnitOfMeasure {
    let column = repository.columns.unit
    let label =
      unit.isEmpty
      ? texts.field("computation_units", of: metadata) ?? texts.field("UNIT_MEASURE", of: metadata)
      : texts.label(unit, column: column)
    let value = table.index(of: "Value") ?? 0
    let written = readings.map { reading in
      let text = reading.row.fields[value]
      return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    }
    let decimals = min(
      max(words.decimals(series: series, unit: unit) ?? min(written.max() ?? 0, 2), 0), 6)
    let text = label?.texts.sorted { $0.key < $1.key }.first?.value ?? ""
    if Self.isPercent(text) { return .percent(decimals: decimals) }
    let code = Slug.plain(unit.isEmpty ? text : unit)
    return UnitOfMeasure(
      code: code.isEmpty || code == UnitOfMeasure.percentCode ? "number" : code,
      label: label ?? LocalizedText([:]), decimals: decimals)
  }

  /// Whether a unit of measure is per cent of a whole, so that numbers can carry the sign.
  static func isPercent(_ text: String) -> Bool {
    let word = text.lowercased()
    guard !word.contains("point") && !word.contains("poeng") else { return false }
    let starts = ["percent", "per cent", "%", "prosent", "pct"]
    return starts.contains { word.hasPrefix($0) } || word.hasSuffix("(%)")
  }

  /// What the whole part measures besides its series and unit.
  private mutating func qualityNotes(_ key: Key, differing: [Int]) -> [LocalizedText] {
    zip(qualityColumns.indices, qualityColumns).compactMap { index, column in
      guard SpecialColumns.qualities.contains(column), !differing.contains(index),
        !key.qualities[index].isEmpty
      else { return nil }
      let value = texts.label(key.qualities[index], column: column)
      return value.prefixed(column)
    }
  }

  /// Remarks on single values or on series: each once.
  private mutating func remarks(_ readings: [Reading]) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    for column in repository.columns.remarks + SpecialColumns.seriesRemarks {
      guard let index = table.index(of: column) else { continue }
      var order: [String] = []
      var periods: [String: [Period]] = [:]
      for reading in readings where !reading.row.fields[index].isEmpty {
        let text = reading.row.fields[index]
        if periods[text] == nil { order.append(text) }
        periods[text, default: []].append(reading.period)
      }
      for text in order {
        let words = texts.label(text, column: column)
        let isForAll = order.count == 1 && periods[text]?.count == readings.count
        let named = Set(periods[text] ?? []).sorted().map(\.description)
        notes.append(
          words.prefixed(isForAll ? column : column + " " + named.joined(separator: ", ")))
      }
    }
    return notes
  }

  private static func note(_ source: Source) -> LocalizedText {
    let more = [source.table, source.address].compactMap { $0 }
    return LocalizedText { language in
      language.text(
        "open-sdg.source",
        ["name": ([source.name.text(in: language.tag)] + more).joined(separator: ", ")])
    }
  }

  /// The values, each cell once; cells that the repository gives two values are left out.
  private mutating func observations(
    _ partID: String, _ readings: [Reading], _ layout: BreakdownLayout
  ) -> [Observation] {
    var order: [[String]] = []
    var cells: [[String]: [(Reading, Observation)]] = [:]
    for reading in readings {
      let (unit, categories) = layout.position(of: reading.row)
      let key = [unit, reading.period.description] + categories
      if cells[key] == nil { order.append(key) }
      cells[key, default: []].append(
        (
          reading,
          Observation(
            unit: unit, period: reading.period, categories: categories, value: reading.value)
        ))
    }
    places += layout.areas.filter { area in !places.contains { $0.code == area.code } }
    return order.compactMap { key in
      guard let found = cells[key], let first = found.first else { return nil }
      guard found.count > 1 else { return first.1 }
      let value = table.index(of: "Value") ?? 0
      let values = [
        "indicator": partID, "lines": found.map { String($0.0.row.line) }.joined(separator: ", "),
        "values": found.map { $0.0.row.fields[value] }
          .map { $0.isEmpty ? "–" : $0 }.joined(separator: ", "),
      ]
      let place = Place(first.0.row.file, line: first.0.row.line)
      // A row without a number contradicts none that has one.
      let known = found.filter { $0.1.value.number != nil }
      if let same = (known.isEmpty ? found : known).first,
        known.allSatisfy({ $0.1.value.number == same.1.value.number })
      {
        log.warning("open-sdg.row-twice", at: place, values)
        return same.1
      }
      log.warning("open-sdg.values-differ", at: place, values)
      for (reading, _) in found { leave(reading.row, "open-sdg.values-differ") }
      return Observation(
        unit: key[0], period: first.1.period, categories: first.1.categories,
        value: .unknown(.missing))
    }
  }
}

extension LocalizedText {
  /// The words with others behind them, after a dash.
  func joined(_ parts: [LocalizedText]) -> LocalizedText {
    guard !parts.isEmpty else { return self }
    return combined(parts) { ([$0] + [$1.joined(separator: ", ")]).joined(separator: " – ") }
  }

  /// The words after a name and a colon.
  func prefixed(_ name: String) -> LocalizedText {
    combined([]) { text, _ in "\(name): \(text)" }
  }

  private func combined(
    _ parts: [LocalizedText], _ make: (String, [String]) -> String
  ) -> LocalizedText {
    let isSame = ([self] + parts).allSatisfy { text in
      Set(Language.all.map { text.text(in: $0.tag) }).count == 1
    }
    func words(_ tag: LanguageTag) -> String {
      make(text(in: tag), parts.map { $0.text(in: tag) })
    }
    return isSame
      ? LocalizedText(same: words(.en))
      : LocalizedText(
        Dictionary(uniqueKeysWithValues: Language.all.map { ($0.tag, words($0.tag)) }))
  }
}
