extension JSONStatWriter {
  typealias Members = [(key: String, value: JSONText)]

  /// A dimension with its categories.
  static func dimension(_ dimension: Cube.Dimension, _ notes: [Cube.Note]) -> JSONText {
    let own = notes.filter { $0.dimension == dimension.id }
    let whole = own.filter { $0.category == nil }
    var members: Members = [("label", .string(dimension.label))]
    if !whole.isEmpty { members.append(("note", .array(whole.map { .string($0.text) }))) }
    members.append(("category", category(dimension, own)))
    let more = extra(dimension, own, whole)
    if !more.isEmpty { members.append(("extension", .object(more))) }
    if !dimension.classifications.isEmpty {
      let urns = dimension.classifications.joined(separator: " ")
      let link = JSONText.object([
        ("extension", .object([(dimension.id, .string(urns))]))
      ])
      members.append(("link", .object([("describedby", .array([link]))])))
    }
    return .object(members)
  }

  private static func category(_ dimension: Cube.Dimension, _ notes: [Cube.Note]) -> JSONText {
    let categories = dimension.categories
    var members: Members = [
      ("index", .array(categories.map { .string($0.code) })),
      ("label", .object(categories.map { ($0.code, .string($0.label)) })),
    ]
    let units = categories.compactMap { category in
      category.unit.map { (key: category.code, value: unit($0)) }
    }
    if !units.isEmpty { members.append(("unit", .object(units))) }
    var children: [String: [JSONText]] = [:]
    for category in categories {
      if let parent = category.parent {
        children[parent, default: []].append(.string(category.code))
      }
    }
    if !children.isEmpty {
      members.append(
        (
          "child",
          .object(children.sorted { $0.key < $1.key }.map { ($0.key, .array($0.value)) })
        ))
    }
    let said = groups(notes)
    if !said.isEmpty {
      members.append(
        ("note", .object(said.map { ($0.code, .array($0.notes.map { .string($0.text) })) })))
    }
    return .object(members)
  }

  /// What numbers measure: `base` for those who know PxWeb, `label` for those who know the standard.
  static func unit(_ unit: Cube.Unit) -> JSONText {
    var members: Members = []
    if !unit.label.isEmpty {
      members += [("base", .string(unit.label)), ("label", .string(unit.label))]
    }
    if let decimals = unit.decimals { members.append(("decimals", .int(decimals))) }
    if let multiplier = unit.multiplier { members.append(("multiplier", .int(multiplier))) }
    return .object(members)
  }

  private static func extra(
    _ dimension: Cube.Dimension, _ notes: [Cube.Note], _ whole: [Cube.Note]
  ) -> Members {
    var members: Members = []
    if let isEliminable = dimension.isEliminable {
      members.append(("elimination", .bool(isEliminable)))
    }
    if let code = dimension.eliminationCode {
      members.append(("eliminationValueCode", .string(code)))
    }
    if let mandatory = mandatory(whole) { members.append(("noteMandatory", mandatory)) }
    let categories = groups(notes).compactMap { group in
      mandatory(group.notes).map { (key: group.code, value: $0) }
    }
    if !categories.isEmpty { members.append(("categoryNoteMandatory", .object(categories))) }
    if !dimension.codelists.isEmpty {
      members.append(
        (
          "codelists",
          .array(
            dimension.codelists.map {
              .object([
                ("id", .string($0.id)), ("label", .string($0.label)),
                ("type", .string($0.isAggregation ? "Aggregation" : "Valueset")),
              ])
            })
        ))
    }
    var names: [String: Members] = [:]
    for category in dimension.categories {
      for (name, text) in category.properties {
        names[name, default: []].append((category.code, JSONStatTree.leaf(text).json))
      }
    }
    members += names.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) }
    return members + JSONStatTree(dimension.properties).members
  }

  /// The notes of categories, by category in the order of the first note.
  private static func groups(_ notes: [Cube.Note]) -> [(code: String, notes: [Cube.Note])] {
    var groups: [(code: String, notes: [Cube.Note])] = []
    var places: [String: Int] = [:]
    for note in notes {
      guard let code = note.category else { continue }
      if let place = places[code] {
        groups[place].notes.append(note)
      } else {
        places[code] = groups.count
        groups.append((code, [note]))
      }
    }
    return groups
  }

  private static func mandatory(_ notes: [Cube.Note]) -> JSONText? {
    let places = notes.indices.filter { notes[$0].isMandatory }
    return places.isEmpty ? nil : .object(places.map { (String($0), .bool(true)) })
  }

  /// What stands in the extension of the whole.
  static func extra(_ cube: Cube) -> Members {
    var properties = cube.properties
    properties["href"] = nil
    properties["px.tableid"] = cube.id
    properties["px.language"] = cube.language
    var members: Members = []
    if let mandatory = mandatory(cube.notes.filter { $0.dimension == nil }) {
      members.append(("noteMandatory", mandatory))
    }
    if !cube.statusLabels.isEmpty {
      let labels = cube.statusLabels.sorted { $0.key < $1.key }
      members.append(
        (
          "status",
          .object([("label", .object(labels.map { ($0.key, .string($0.value)) }))])
        ))
    }
    if let unit = cube.unit { members.append(("unit", JSONStatWriter.unit(unit))) }
    let attributes = cube.cells.attributes.sorted { $0.key < $1.key }
    if !attributes.isEmpty {
      members.append(
        (
          "attributes",
          .object(
            attributes.map { name, texts in
              let sorted = texts.sorted { $0.key < $1.key }
              return (name, .object(sorted.map { (String($0.key), .string($0.value)) }))
            })
        ))
    }
    return members + JSONStatTree(properties).members
  }
}

/// Properties as nested objects: `px.copyright` is `copyright` in `px`.
enum JSONStatTree {
  case leaf(String)
  case branch([String: JSONStatTree])

  /// A path that goes on deeper ends in a key with dots.
  private static let deepest = 16

  init(_ properties: [String: String]) {
    self = .branch([:])
    for (path, text) in properties.sorted(by: { $0.key < $1.key }) {
      insert(
        path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...], text)
    }
  }

  /// The members by key.
  var members: JSONStatWriter.Members {
    guard case .branch(let children) = self else { return [] }
    return children.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }
  }

  /// The value: truth values and whole numbers as what they are, so that other readers know them.
  var json: JSONText {
    switch self {
    case .branch: .object(members)
    case .leaf("true"): .bool(true)
    case .leaf("false"): .bool(false)
    case .leaf(let text):
      if let number = Int(text), String(number) == text, number.magnitude < 1 << 53 {
        .int(number)
      } else {
        .string(text)
      }
    }
  }

  private mutating func insert(_ path: ArraySlice<String>, _ text: String) {
    guard case .branch(var children) = self, let key = path.first else { return }
    let rest = path.dropFirst()
    if rest.isEmpty {
      children[key] = .leaf(text)
    } else if case .leaf? = children[key] {
      // The path goes on where another one ends.
      children[path.joined(separator: ".")] = .leaf(text)
    } else {
      var child = children[key] ?? .branch([:])
      child.insert(rest, text)
      children[key] = child
    }
    self = .branch(children)
  }
}
