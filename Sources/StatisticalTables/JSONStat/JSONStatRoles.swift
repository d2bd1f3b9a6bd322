/// What the dimensions of a data set divide by.
struct JSONStatRoles {
  private var roles: [String: Cube.Dimension.Role] = [:]

  /// Names under which services have a dimension whose role they do not tell.
  ///
  /// PxWeb tells that a dimension is of places only where the table has a map.
  private static let names: [Cube.Dimension.Role: Set<String>] = [
    .time: ["tid", "time", "time_period", "aar", "år", "year", "vuosi"],
    .geo: [
      "region", "geo", "ref_area", "kokkommuneregion0000", "kokfylkesregion0000",
      "kokbydelsregion0000",
    ],
    .metric: ["contentscode", "measure_type", "tiedot"],
  ]

  /// The roles that are told, and for a role that is told of no dimension those that the names tell.
  ///
  /// - Parameters:
  ///   - told: the member `role`.
  ///   - ids: the dimensions.
  init(_ told: JSONNode.Members?, ids: [String]) {
    for role in Cube.Dimension.Role.allCases {
      let named = (told?[role.rawValue]?.elements ?? []).compactMap(\.string)
      for id in named where roles[id] == nil { roles[id] = role }
    }
    for role in Cube.Dimension.Role.allCases where !ids.contains(where: { roles[$0] == role }) {
      let id = ids.first {
        roles[$0] == nil && JSONStatRoles.names[role]?.contains($0.lowercased()) == true
      }
      if let id { roles[id] = role }
    }
  }

  subscript(id: String) -> Cube.Dimension.Role? { roles[id] }
}
