import Languages

/// The names of the groups that goals are sorted into, by the kind of group and its code.
struct GroupNames {
  /// A way to sort the goals.
  enum Kind: String {
    case dimension, theme
  }

  private let names: [Kind: [String: LocalizedText]]

  static let all = GroupNames(EmbeddedTable("groups.tsv"))

  private init(_ table: EmbeddedTable) {
    var names: [Kind: [String: LocalizedText]] = [:]
    for row in table.rows {
      let kind = row.value("group", Kind.init(rawValue:))
      names[kind, default: [:]][row["code"]] = row.localizedText
    }
    self.names = names
  }

  subscript(kind: Kind, code code: String) -> LocalizedText {
    guard let name = names[kind]?[code] else {
      preconditionFailure("groups.tsv: no name for the \(kind) \(code)")
    }
    return name
  }
}
