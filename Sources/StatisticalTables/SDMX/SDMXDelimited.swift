import Problems

/// Reads SDMX-CSV 1.0 (`DATAFLOW,…`) and 2.0 (`STRUCTURE,STRUCTURE_ID,ACTION,…`), with codes, or codes and
/// names as `FREQ: Frequency` and `A: Annual`.
enum SDMXDelimited {
  /// Columns that say which data set a row belongs to.
  private static let own: Set<String> = [
    "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION",
  ]

  static func read(_ bytes: [UInt8], file: String) throws(InputRefused) -> [SDMXDataSet] {
    let table = try DelimitedFile(bytes, file: file)
    let ids = table.header.map { name in
      let id = split(name).code
      // In 2.0 a component that may have several values ends with [].
      return id.hasSuffix("[]") ? String(id.dropLast(2)) : id
    }
    guard let flow = ids.firstIndex(of: "STRUCTURE_ID") ?? ids.firstIndex(of: "DATAFLOW") else {
      throw InputRefused([Problem("sdmx.unknown", at: Place(file, line: 1))])
    }
    let measure = ids.firstIndex(of: "OBS_VALUE")
    let action = ids.firstIndex(of: "ACTION")
    var log = ProblemLog()
    var sets: [SDMXDataSet] = []
    var named: [[Int: Named]] = []
    for row in table.rows {
      let name = split(row.fields[flow])
      let id = SDMXStructure.id(in: name.code)
      let kind = action.flatMap { SDMXDataSet.Action(row.fields[$0]) }
      var place = sets.firstIndex { $0.structureID == id && $0.action == kind }
      if place == nil {
        var set = SDMXDataSet()
        set.structureID = id
        set.action = kind
        if let label = name.label { set.names.add(label, nil) }
        sets.append(set)
        named.append([:])
        place = sets.count - 1
      }
      guard let place else { continue }
      var values: [SDMXObservations.Value] = []
      var number = Double.nan
      for (index, field) in row.fields.enumerated() {
        if index == measure {
          if let read = SDMXObservations.number(field) {
            number = read
          } else {
            log.error(
              "sdmx.not-a-number", at: table.place(row, "OBS_VALUE"),
              ["found": String(field.prefix(40))])
          }
        } else if !own.contains(ids[index]), !field.isEmpty {
          let isNamed = split(table.header[index]).label != nil
          let content = isNamed ? split(field) : (code: field, label: nil)
          let role = role(ids[index], isBefore: index < (measure ?? Int.max))
          guard let value = sets[place].observations.value(ids[index], role, content.code) else {
            throw InputRefused([
              Problem(
                "sdmx.too-many-components", at: Place(file, line: 1),
                ["limit": String(SDMXObservations.mostColumns)])
            ])
          }
          if let label = content.label {
            named[place][index, default: Named()].add(content.code, label)
          }
          values.append(value)
        }
      }
      sets[place].observations.add(values, number, line: row.line)
      if log.errorCount >= ColumnFile.mostProblems { break }
    }
    try log.throwErrors()
    for place in sets.indices {
      sets[place].components = components(table.header, ids, named[place])
    }
    return sets
  }

  private static func role(_ id: String, isBefore: Bool) -> SDMXObservations.Kind {
    if id == "TIME_PERIOD" { return .dimension }
    return isBefore ? .perhapsDimension : .perhapsAttribute
  }

  /// The codes of a column that come with names.
  private struct Named {
    var codes: [SDMXStructure.Code] = []
    private var seen: Set<String> = []

    mutating func add(_ id: String, _ label: String) {
      guard seen.insert(id).inserted else { return }
      var code = SDMXStructure.Code(id: id)
      code.names.add(label, nil)
      codes.append(code)
    }
  }

  /// What the names in the file say of the components.
  private static func components(
    _ header: [String], _ ids: [String], _ named: [Int: Named]
  ) -> [SDMXComponent] {
    header.indices.compactMap { index in
      guard let label = split(header[index]).label else { return nil }
      var component = SDMXComponent(id: ids[index], codes: named[index]?.codes ?? [])
      component.names.add(label, nil)
      return component
    }
  }

  /// A code and its name, parted by a colon and a blank.
  private static func split(_ text: String) -> (code: String, label: String?) {
    guard let range = text.firstRange(of: ": ") else { return (text, nil) }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }
}
