import Problems

extension SDMXCubeMaker {
  /// Where each code of each dimension stands.
  struct Layout {
    /// For each dimension, by level + 1, the place of the category; 0 is for no code.
    var places: [[Int]] = []
    /// How many categories a column has.
    var sizes: [Int: Int] = [:]
    /// How many combinations there are.
    var count = 1
  }

  /// The levels of a column in the order of the categories; nil stands for no code.
  func levels(_ column: Int) -> [Int?] {
    let values = set.observations.columns[column]
    var levels = Array(values.levels.indices)
    var used = [Bool](repeating: false, count: levels.count)
    var isIncomplete = false
    for code in values.codes {
      if code < 0 { isIncomplete = true } else { used[Int(code)] = true }
    }
    levels = levels.filter { used[$0] }
    let component = component(values.id)
    if isTime(values.id, component) {
      levels.sort { values.levels[$0] < values.levels[$1] }
    } else if let codes = component?.codes, !codes.isEmpty {
      let order = Dictionary(
        zip(codes.map(\.id), 0...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
      levels.sort { left, right in
        (order[values.levels[left]] ?? codes.count, left)
          < (order[values.levels[right]] ?? codes.count, right)
      }
    }
    return levels + (isIncomplete ? [nil] : [])
  }

  func isTime(_ id: String, _ component: SDMXComponent?) -> Bool {
    component?.kind == .time || id == "TIME_PERIOD" || id == "TIME"
      || component?.kind == nil && set.timeDimensions.contains(id)
  }

  /// Orders the dimensions and lays out their categories.
  func layout() throws(InputRefused) -> Layout {
    var layout = Layout()
    for column in dimensions {
      let levels = levels(column)
      var places = [Int](
        repeating: 0, count: set.observations.columns[column].levels.count + 1)
      for (place, level) in levels.enumerated() { places[(level ?? -1) + 1] = place }
      layout.places.append(places)
      layout.sizes[column] = levels.count
      let (product, isTooLarge) = layout.count.multipliedReportingOverflow(by: levels.count)
      guard !isTooLarge else {
        throw InputRefused([Problem("sdmx.too-many-cells", at: Place(file))])
      }
      layout.count = product
    }
    return layout
  }

  /// Puts the dimensions in order: as the key has them where that is known, time last else.
  mutating func sortDimensions() {
    let columns = set.observations.columns
    let key =
      set.components.isEmpty
      ? (dataStructure?.components ?? []).map(\.id) : set.components.map(\.id)
    let places = Dictionary(
      zip(key, 0...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    dimensions = dimensions.sorted { left, right in
      func rank(_ column: Int) -> (Int, Int) {
        let id = columns[column].id
        if let place = places[id] { return (place, column) }
        return (isTime(id, component(id)) ? Int.max : key.count, column)
      }
      return rank(left) < rank(right)
    }
  }
}
