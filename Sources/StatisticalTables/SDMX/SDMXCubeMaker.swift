import Problems

/// Makes a cube of a data set: decides which components are dimensions, and puts each observation in its
/// place.
struct SDMXCubeMaker {
  var set: SDMXDataSet
  let known: SDMXStructure
  let file: String
  let language: String?
  let dataStructure: SDMXStructure.DataStructure?
  /// The columns that are dimensions, in the order of the cube.
  var dimensions: [Int] = []

  init(_ set: SDMXDataSet, _ known: SDMXStructure, file: String, language: String?) {
    self.set = set
    self.known = known
    self.file = file
    self.language = language
    dataStructure = known.dataStructure(for: set.structureID)
  }

  /// Components that are attributes wherever they stand, unless series are told apart by them.
  ///
  /// Cross-domain concepts of SDMX and what central banks and offices add to them.
  private static let attributes: Set<String> = [
    "TIME_FORMAT", "TITLE", "TITLE_COMPL", "UNIT", "UNITS", "UNIT_MEASURE", "UNIT_MULT",
    "UNIT_MULTIPLIER", "UNIT_INDEX_BASE", "DECIMALS", "POWERCODE", "COLLECTION", "COLL_METHOD",
    "COMPILATION", "COMPILING_ORG", "OBS_STATUS", "OBS_CONF", "OBS_COM", "OBS_PRE_BREAK",
    "OBS_FLAG", "CONF_STATUS", "COMMENT", "COMMENTS", "COMMENT_OBS", "COMMENT_TS", "COMMENT_DSET",
    "SOURCE", "SOURCE_AGENCY", "SOURCE_DETAIL", "BASE_PER", "BASE_PERIOD", "REFERENCEPERIOD",
    "REF_PERIOD", "PREF_SCALE", "AVAILABILITY", "EMBARGO_TIME", "EMBARGO_DATE", "NATURE",
    "GEO_INFO_URL", "GEO_INFO_TYPE", "TIME_DETAIL", "TIME_COVERAGE", "UPPER_BOUND",
    "LOWER_BOUND", "BREAKS", "CONTACT_EMAIL", "DATA_COMP", "DISS_ORG", "DOM_SER_IDS", "PUBL_ECB",
    "PUBL_MU", "PUBL_PUBLIC", "LAST_UPDATE", "OBS_VALUE_TEXT",
  ]

  /// What is known of a component.
  func component(_ id: String) -> SDMXComponent? {
    if let own = set.components.first(where: { $0.id == id }) { return own }
    let all = dataStructure?.components ?? []
    let found =
      all.first { $0.id == id } ?? all.first { $0.concept == id }
      ?? (id == "TIME_PERIOD" ? all.first { $0.kind == .time } : nil)
    guard let found else {
      // Without a data structure a list of codes may still be called after its concept.
      guard let list = known.codelist("CL_\(id)") else { return nil }
      return SDMXComponent(
        id: id, kind: .attribute, names: known.concepts[id] ?? SDMXText(), codes: list.codes)
    }
    return SDMXComponent(
      id: id, kind: found.kind, names: known.concepts[found.concept ?? id] ?? SDMXText(),
      codes: found.codelist.flatMap { known.codelist($0)?.codes } ?? [])
  }

  /// Whether a column is known to be a dimension; nil where nothing is known of it.
  private func isKnownDimension(_ id: String) -> Bool? {
    let kind =
      set.components.first { $0.id == id }?.kind
      ?? dataStructure?.components.first { $0.id == id || $0.concept == id }?.kind
    switch kind {
    case .dimension, .time, .measureDimension: return true
    case .measure, .attribute: return false
    case nil: return nil
    }
  }

  mutating func cube(_ log: inout ProblemLog) throws(InputRefused) -> Cube {
    spreadGroups()
    let columns = set.observations.columns
    dimensions = columns.indices.filter { place in
      let id = columns[place].id
      if let isKnown = isKnownDimension(id) { return isKnown }
      switch columns[place].kind {
      case .dimension: return true
      case .perhapsDimension:
        return !SDMXCubeMaker.attributes.contains(id.uppercased())
      case .perhapsAttribute, .attribute: return false
      }
    }
    sortDimensions()
    var order = try order()
    if let clash = firstClash(order) {
      dimensions += clash
      sortDimensions()
      order = try self.order()
    }
    guard !dimensions.isEmpty else {
      throw InputRefused([
        Problem("sdmx.no-dimensions", at: Place(file, line: line(of: 0)))
      ])
    }
    let kept = settle(order, &log)
    return finish(kept, count: try layout().count)
  }

  func line(of row: Int) -> Int? {
    set.observations.lines[row] > 0 ? Int(set.observations.lines[row]) : nil
  }

  /// Gives the attributes of groups to the observations with the groups' codes.
  private mutating func spreadGroups() {
    // The observations by their codes, for each choice of dimensions that a group names.
    var known: [[Int]: [[Int32]: [Int]]] = [:]
    for group in set.groups {
      var keys: [(column: Int, level: Int32)] = []
      var attributes: [(id: String, text: String)] = []
      var isEmpty = false
      for (id, text) in group.values {
        if let place = set.observations.place(id),
          set.observations.columns[place].kind == .dimension
            || set.observations.columns[place].kind == .perhapsDimension
        {
          if let level = set.observations.columns[place].level(of: text) {
            keys.append((place, level))
          } else {
            isEmpty = true
          }
        } else {
          attributes.append((id, text))
        }
      }
      guard !isEmpty, !attributes.isEmpty else { continue }
      let columns = keys.map(\.column)
      if known[columns] == nil {
        known[columns] = Dictionary(grouping: 0..<set.observations.count) { row in
          columns.map { set.observations.columns[$0].codes[row] }
        }
      }
      let rows = known[columns]?[keys.map(\.level)] ?? []
      for (id, text) in attributes {
        if let value = set.observations.value(id, .attribute, text) {
          set.observations.set(value, rows: rows)
        }
      }
    }
  }

  /// The observations and their positions, ascending; those of one position in their order.
  private func order() throws(InputRefused) -> [(position: Int, row: Int)] {
    let layout = try layout()
    var positions = [Int](repeating: 0, count: set.observations.count)
    for (column, places) in zip(dimensions, layout.places) {
      let size = layout.sizes[column] ?? 1
      let codes = set.observations.columns[column].codes
      for row in positions.indices {
        positions[row] = positions[row] * size + places[Int(codes[row]) + 1]
      }
    }
    return positions.enumerated().map { (position: $1, row: $0) }
      .sorted { ($0.position, $0.row) < ($1.position, $1.row) }
  }

  /// The components that tell observations in one place apart.
  private func firstClash(_ order: [(position: Int, row: Int)]) -> [Int]? {
    var apart: Set<Int> = []
    let candidates = set.observations.columns.indices.filter { place in
      let column = set.observations.columns[place]
      return !dimensions.contains(place) && isKnownDimension(column.id) == nil
        && column.kind == .perhapsDimension && column.levels.count > 1
    }
    guard !candidates.isEmpty else { return nil }
    for (first, second) in zip(order, order.dropFirst()) where first.position == second.position {
      for place in candidates {
        let codes = set.observations.columns[place].codes
        if codes[first.row] != codes[second.row] { apart.insert(place) }
      }
    }
    return apart.isEmpty ? nil : apart.sorted()
  }

  /// The observations that stand: of several in one place the last, and a warning of the others.
  private func settle(
    _ order: [(position: Int, row: Int)], _ log: inout ProblemLog
  ) -> [(position: Int, row: Int)] {
    var kept: [(position: Int, row: Int)] = []
    kept.reserveCapacity(order.count)
    var doubled = 0
    var firstLine: Int?
    for entry in order {
      if let last = kept.last, last.position == entry.position {
        doubled += 1
        firstLine = firstLine ?? line(of: entry.row)
        kept[kept.count - 1] = entry
      } else {
        kept.append(entry)
      }
    }
    if doubled > 0 {
      log.warning(
        "sdmx.duplicate-observation", at: Place(file, line: firstLine), ["count": String(doubled)])
    }
    return kept
  }
}
