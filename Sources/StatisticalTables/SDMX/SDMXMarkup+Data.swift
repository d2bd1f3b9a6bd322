import Problems

extension SDMXMarkup {
  private typealias Value = SDMXObservations.Value

  /// Attributes of the element `DataSet` that say nothing of the observations.
  private static let ownAttributes: Set<String> = [
    "action", "structureRef", "setID", "dataScope", "validFromDate", "validToDate", "validFrom",
    "validTo", "reportingBeginDate", "reportingEndDate", "publicationYear", "publicationPeriod",
    "keyFamilyURI", "datasetID", "dataProviderID", "dataProviderSchemeID",
    "dataProviderSchemeAgencyId", "dataflowID", "dataflowAgencyID", "namespace", "type",
    "schemaLocation", "REPORTING_YEAR_START_DAY",
  ]

  /// Reads a data set of any kind.
  mutating func readDataSet() throws(InputRefused) {
    var set = SDMXDataSet()
    set.action = xml["action"].flatMap { SDMXDataSet.Action($0) }
    set.structureID = structureID(xml["structureRef"])
    if let uri = xml["keyFamilyURI"], set.structureID == nil {
      set.structureID = uri.split(separator: "/").last.map { String($0.prefix { $0 != "?" }) }
    }
    var shared: [Value] = []
    for (name, text) in xml.attributes where !SDMXMarkup.ownAttributes.contains(name) {
      shared.append(try value(name, .attribute, text, &set))
    }
    while let child = try xml.nextChild() {
      switch child {
      case "KeyFamilyRef":
        set.structureID = PXReading.trimmed(try xml.content())
      case "DataSetRef", "Annotations", "DataProvider", "StructureRef", "Atts", "Metadata":
        try xml.skip()
      case "Attributes":
        for (id, text) in try pairs() { shared.append(try value(id, .attribute, text, &set)) }
      case "Series": try readSeries(shared, &set)
      case "Obs": try readObservation(shared, isInSeries: false, &set)
      case "Section": try readSection(shared, &set)
      default: try readGroup(shared, &set)
      }
    }
    message.dataSets.append(set)
  }

  /// The pairs `Value` in the element that has just begun.
  private func pairs() throws(InputRefused) -> [(String, String)] {
    var pairs: [(String, String)] = []
    while let child = try xml.nextChild() {
      if child == "Value", let id = xml["id"] ?? xml["concept"] {
        let attribute = xml["value"]
        let content = PXReading.trimmed(try xml.content())
        pairs.append((id, attribute ?? content))
      } else {
        try xml.skip()
      }
    }
    return pairs
  }

  private func value(
    _ id: String, _ kind: SDMXObservations.Kind, _ text: String, _ set: inout SDMXDataSet
  ) throws(InputRefused) -> Value {
    guard let value = set.observations.value(id, kind, text) else {
      throw xml.refused(
        "sdmx.too-many-components", ["limit": String(SDMXObservations.mostColumns)])
    }
    return value
  }

  /// The attributes of the element that has just begun, but for those of XML Schema.
  private var ownPairs: [(name: String, value: String)] {
    xml.attributes.filter { $0.name != "type" && $0.name != "schemaLocation" }
  }

  private mutating func readSeries(
    _ shared: [Value], _ set: inout SDMXDataSet
  ) throws(InputRefused) {
    var values = shared
    for (name, text) in ownPairs {
      values.append(try value(name, .perhapsDimension, text, &set))
    }
    while let child = try xml.nextChild() {
      switch child {
      case "SeriesKey":
        for (id, text) in try pairs() { values.append(try value(id, .dimension, text, &set)) }
      case "Attributes":
        for (id, text) in try pairs() { values.append(try value(id, .attribute, text, &set)) }
      case "Obs": try readObservation(values, isInSeries: true, &set)
      default: try xml.skip()
      }
    }
  }

  /// Whether an attribute of an observation is known to be the dimension that stands there.
  private func isObservationDimension(_ name: String) -> Bool {
    name == observationDimension || name == "TIME_PERIOD" || name == "TIME"
  }

  private mutating func readObservation(
    _ shared: [Value], isInSeries: Bool, _ set: inout SDMXDataSet
  ) throws(InputRefused) {
    let line = xml.line
    var values = shared
    var number = Double.nan
    let attributes = ownPairs
    let isDimensionKnown = attributes.contains { isObservationDimension($0.name) }
    for (name, text) in attributes {
      if name == "OBS_VALUE" || name == "OBSVALUE" {
        number = try self.number(text)
      } else if isObservationDimension(name) {
        values.append(try value(name, .dimension, text, &set))
      } else {
        let kind: SDMXObservations.Kind =
          isInSeries && isDimensionKnown ? .perhapsAttribute : .perhapsDimension
        values.append(try value(name, kind, text, &set))
        if isInSeries, kind == .perhapsDimension { set.timeDimensions.insert(name) }
      }
    }
    while let child = try xml.nextChild() {
      switch child {
      case "Time":
        values.append(
          try value("TIME_PERIOD", .dimension, PXReading.trimmed(try xml.content()), &set))
      case "ObsDimension":
        let id = xml["id"] ?? observationDimension ?? "TIME_PERIOD"
        values.append(try value(id, .dimension, xml["value"] ?? "", &set))
        try xml.skip()
      case "ObsKey":
        for (id, text) in try pairs() { values.append(try value(id, .dimension, text, &set)) }
      case "ObsValue":
        number = try self.number(xml["value"] ?? "")
        try xml.skip()
      case "Attributes":
        for (id, text) in try pairs() { values.append(try value(id, .attribute, text, &set)) }
      default: try xml.skip()
      }
    }
    set.observations.add(values, number, line: line)
  }

  /// Reads a group: attributes for all series with some codes, or a group with its series or sections.
  private mutating func readGroup(
    _ shared: [Value], _ set: inout SDMXDataSet
  ) throws(InputRefused) {
    var told = ownPairs.filter { $0.name != "id" }.map { (id: $0.name, text: $0.value) }
    var kinds = told.map { _ in SDMXObservations.Kind.perhapsDimension }
    var holdsData = false
    while let child = try xml.nextChild() {
      switch child {
      case "GroupKey", "Attributes":
        for (id, text) in try pairs() {
          told.append((id, text))
          kinds.append(child == "GroupKey" ? .dimension : .attribute)
        }
      case "Series", "Section":
        holdsData = true
        var values = shared
        for (pair, kind) in zip(told, kinds) {
          values.append(try value(pair.id, kind, pair.text, &set))
        }
        if child == "Series" {
          try readSeries(values, &set)
        } else {
          try readSection(values, &set)
        }
      default: try xml.skip()
      }
    }
    if !holdsData, !told.isEmpty { set.groups.append(SDMXDataSet.Group(values: told)) }
  }

  /// Reads a section of cross-sectional data: each element is an observation, called by its measure.
  private mutating func readSection(
    _ shared: [Value], _ set: inout SDMXDataSet
  ) throws(InputRefused) {
    var section = shared
    for (name, text) in ownPairs {
      section.append(try value(name, .perhapsDimension, text, &set))
    }
    while let measure = try xml.nextChild() {
      let line = xml.line
      var values = section
      values.append(try value("MEASURE", .dimension, measure, &set))
      var number = Double.nan
      for (name, text) in ownPairs {
        if name == "value" {
          number = try self.number(text)
        } else {
          values.append(try value(name, .perhapsAttribute, text, &set))
        }
      }
      set.observations.add(values, number, line: line)
      try xml.skip()
    }
  }

  private func number(_ text: String) throws(InputRefused) -> Double {
    guard let number = SDMXObservations.number(text) else {
      throw xml.refused("sdmx.not-a-number", ["found": String(text.prefix(40))])
    }
    return number
  }
}
