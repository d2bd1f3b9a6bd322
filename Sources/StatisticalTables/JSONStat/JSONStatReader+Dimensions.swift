import Problems

extension JSONStatReader {
  /// The dimensions in the order of the cells.
  ///
  /// Version 1 has `id`, `size` and `role` within `dimension`, version 2 beside it.
  mutating func readDimensions() throws(InputRefused) -> [Cube.Dimension] {
    guard let all = draft.members["dimension"], all.members != nil else {
      throw missing("dimension")
    }
    guard let ids = (draft.members["id"] ?? all["id"])?.elements else { throw missing("id") }
    guard let sizes = (draft.members["size"] ?? all["size"])?.elements else {
      throw missing("size")
    }
    guard ids.count == sizes.count else {
      throw refusal(
        "jsonstat.ids-and-sizes", at: offset(of: "size"), "size",
        ["ids": String(ids.count), "sizes": String(sizes.count)])
    }
    var seen: Set<String> = []
    var nodes: [(id: String, node: JSONNode)] = []
    for element in ids {
      guard let id = element.string else {
        throw refusal("jsonstat.wrong-kind", at: element.offset, "id", ["key": "id"])
      }
      guard seen.insert(id).inserted else {
        throw refusal("jsonstat.duplicate-id", at: element.offset, "id", ["id": id])
      }
      guard let node = all[id], node.members != nil else {
        throw refusal("jsonstat.unknown-dimension", at: element.offset, "id", ["id": id])
      }
      nodes.append((id, node))
    }
    let roles = JSONStatRoles(
      (draft.members["role"] ?? all["role"])?.members, ids: nodes.map(\.id))
    return zip(nodes, sizes).map { found, size in
      let path = "dimension.\(found.id)"
      let before = log.errorCount
      let dimension = dimension(found.node, id: found.id, role: roles[found.id], path: path)
      if log.errorCount == before, size.int != dimension.categories.count {
        problem(
          "jsonstat.size", at: size.offset, "size",
          [
            "id": found.id, "size": size.number.map(JSONStatReader.plain) ?? "null",
            "count": String(dimension.categories.count),
          ])
      }
      return dimension
    }
  }

  /// One dimension.
  mutating func dimension(
    _ node: JSONNode, id: String, role: Cube.Dimension.Role?, path: String
  ) -> Cube.Dimension {
    let base = path.isEmpty ? "" : path + "."
    guard let category = node["category"], category.members != nil else {
      problem("jsonstat.missing", at: node.offset, path, ["key": base + "category"])
      return Cube.Dimension(id: id, label: id, categories: [])
    }
    let path = base + "category"
    let labels = category["label"]?.members
    let units = category["unit"]?.members
    var categories = codes(category, path: path).map { code in
      Cube.Category(
        code: code, label: labels?[code]?.string ?? code,
        unit: units?[code].flatMap(JSONStatReader.unit))
    }
    setParents(&categories, category["child"], path: path + ".child")
    var dimension = Cube.Dimension(
      id: id, label: node["label"]?.string ?? id, role: role, categories: categories)
    readExtension(of: node, into: &dimension)
    setCoordinates(category["coordinates"]?.members, of: &dimension)
    return dimension
  }

  /// The codes in the order of the cells.
  private mutating func codes(_ category: JSONNode, path: String) -> [String] {
    guard let index = category["index"], !index.isNull else {
      // A dimension with one category need not number it.
      let codes = category["label"]?.members?.keys ?? []
      if codes.count != 1 {
        problem("jsonstat.missing", at: category.offset, path, ["key": path + ".index"])
      }
      return codes
    }
    if let elements = index.elements { return listedCodes(elements, path: path + ".index") }
    guard let members = index.members else {
      problem("jsonstat.wrong-kind", at: index.offset, path, ["key": path + ".index"])
      return []
    }
    var codes = [String?](repeating: nil, count: members.keys.count)
    for (code, place) in members.pairs {
      guard let number = place.int, codes.indices.contains(number), codes[number] == nil else {
        problem(
          "jsonstat.index", at: place.offset, path + ".index",
          ["code": code, "last": String(codes.count - 1)])
        return []
      }
      codes[number] = code
    }
    return codes.compactMap(\.self)
  }

  private mutating func listedCodes(_ elements: [JSONNode], path: String) -> [String] {
    var seen: Set<String> = []
    var codes: [String] = []
    for element in elements {
      guard let code = element.string else {
        problem("jsonstat.wrong-kind", at: element.offset, path, ["key": path])
        return []
      }
      if !seen.insert(code).inserted {
        problem("jsonstat.duplicate-code", at: element.offset, path, ["code": code])
      }
      codes.append(code)
    }
    return codes
  }

  /// What numbers measure: PxWeb writes `base`, the standard `label`.
  static func unit(_ node: JSONNode) -> Cube.Unit? {
    let words = [node["base"]?.string, node["label"]?.string, node["symbol"]?.string]
    let unit = Cube.Unit(
      label: words.compactMap(\.self).first { !$0.isEmpty } ?? "",
      decimals: node["decimals"]?.int, multiplier: node["multiplier"]?.int)
    return unit == Cube.Unit(label: "") ? nil : unit
  }

  /// Sets the category above; codes that the reply leaves out are passed over.
  private mutating func setParents(
    _ categories: inout [Cube.Category], _ child: JSONNode?, path: String
  ) {
    guard let child, let members = child.members else { return }
    let places = Dictionary(
      categories.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    for (parent, children) in members.pairs where places[parent] != nil {
      for code in (children.elements ?? []).compactMap(\.string) {
        if let place = places[code], categories[place].parent == nil {
          categories[place].parent = parent
        }
      }
    }
    // Following the parents must end.
    var isSettled = [Bool](repeating: false, count: categories.count)
    for start in categories.indices {
      var way: Set<Int> = []
      var place: Int? = start
      while let current = place, !isSettled[current] {
        guard way.insert(current).inserted else {
          problem("jsonstat.circle", at: child.offset, path, ["code": categories[current].code])
          return
        }
        place = categories[current].parent.flatMap { places[$0] }
      }
      for place in way { isSettled[place] = true }
    }
  }

  private func missing(_ key: String) -> InputRefused {
    refusal("jsonstat.missing", at: draft.offset, "", ["key": key])
  }

  private func refusal(
    _ code: String, at offset: Int, _ path: String, _ values: [String: String]
  ) -> InputRefused {
    InputRefused([
      Problem(code, at: scanner.place(at: offset, cell: path.isEmpty ? nil : path), values)
    ])
  }
}
