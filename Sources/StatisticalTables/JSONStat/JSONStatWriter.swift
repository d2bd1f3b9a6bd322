/// Writes cubes as JSON-stat 2.0.
///
/// The same cube is the same bytes. What JSON-stat has no member for stands in `extension`, where PxWeb has
/// it too: mandatory notes, elimination, codelists; the meaning of statuses stands as with Eurostat.
struct JSONStatWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a data set.
  ///
  /// - Parameter cube: what it holds.
  mutating func write(_ cube: Cube) {
    add("{\n\"version\": \"2.0\",\n\"class\": \"dataset\"")
    for (key, value) in head(cube) { member(key, value) }
    add(",\n\"dimension\": {")
    for (place, dimension) in cube.dimensions.enumerated() {
      add((place == 0 ? "\n" : ",\n") + JSONText.string(dimension.id).line + ": ")
      add(JSONStatWriter.dimension(dimension, cube.notes).line)
    }
    add(cube.dimensions.isEmpty ? "}" : "\n}")
    let more = JSONStatWriter.extra(cube)
    if !more.isEmpty { member("extension", .object(more)) }
    add(",\n\"value\": ")
    write(cube.cells, row: cube.dimensions.last?.categories.count ?? 1)
    if !cube.cells.statuses.isEmpty {
      add(",\n\"status\": {")
      for (place, (position, text)) in cube.cells.statuses.sorted(by: { $0.key < $1.key })
        .enumerated()
      {
        add((place == 0 ? "\"" : ", \"") + String(position) + "\": " + JSONText.string(text).line)
      }
      add("}")
    }
    add("\n}\n")
  }

  /// Writes a collection that holds data sets.
  ///
  /// - Parameter cubes: the data sets.
  mutating func write(collection cubes: [Cube]) {
    add("{\n\"version\": \"2.0\",\n\"class\": \"collection\",\n\"link\": {\"item\": [\n")
    for (place, cube) in cubes.enumerated() {
      if place > 0 { add(",\n") }
      write(cube)
    }
    add("]}\n}\n")
  }

  /// The members before the dimensions.
  private func head(_ cube: Cube) -> [(key: String, value: JSONText)] {
    var members: [(key: String, value: JSONText)] = [("label", .string(cube.label))]
    if let address = cube.properties["href"] { members.append(("href", .string(address))) }
    if let source = cube.source { members.append(("source", .string(source))) }
    if let updated = cube.updated { members.append(("updated", .string(updated))) }
    let notes = cube.notes.filter { $0.dimension == nil }
    if !notes.isEmpty { members.append(("note", .array(notes.map { .string($0.text) }))) }
    let roles = Cube.Dimension.Role.allCases.map { role in
      (
        key: role.rawValue,
        value: JSONText.array(
          cube.dimensions.filter { $0.role == role }.map { .string($0.id) })
      )
    }
    members.append(("role", .object(roles.filter { $0.value != .array([]) })))
    members.append(("id", .array(cube.dimensions.map { .string($0.id) })))
    members.append(("size", .array(cube.dimensions.map { .int($0.categories.count) })))
    return members
  }

  private mutating func write(_ cells: Cube.Cells, row: Int) {
    switch cells.storage {
    case .dense(let numbers):
      add("[")
      for (position, number) in numbers.enumerated() {
        if position > 0 { add(",") }
        if position % max(row, 1) == 0 { add("\n") }
        add(number)
      }
      add("\n]")
    case .sparse(let positions, let numbers):
      add("{")
      var isFirst = true
      for (position, number) in zip(positions, numbers) where number.isFinite {
        add(isFirst ? "\"" : ", \"")
        add(String(position))
        add("\": ")
        add(number)
        isFirst = false
      }
      add("}")
    }
  }

  private mutating func member(_ key: String, _ value: JSONText) {
    add(",\n\"\(key)\": " + value.line)
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }

  /// A number in its shortest form; null for what JSON has no number for.
  private mutating func add(_ number: Double) {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      add(String(whole))
    } else if number.isFinite {
      add(JSONText.shortest(number))
    } else {
      add("null")
    }
  }
}

extension JSONStat {
  /// Writes cubes as JSON-stat 2.0: a data set, or a collection where they are several.
  ///
  /// - Parameter cubes: what to write.
  /// - Returns: the bytes of the file; reading them gives the same cubes.
  public static func bytes(of cubes: [Cube]) -> [UInt8] {
    var writer = JSONStatWriter()
    if cubes.count == 1 { writer.write(cubes[0]) } else { writer.write(collection: cubes) }
    return writer.bytes
  }
}
