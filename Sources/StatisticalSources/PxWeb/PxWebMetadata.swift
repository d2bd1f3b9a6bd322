import Problems
import StatisticalTables

/// The description of a table by PxWebApi v2: JSON-stat 2 without values.
enum PxWebMetadata {
  static func read(
    _ reply: JSONNode, table: String, at address: String
  ) throws(InputRefused) -> TableMetadata {
    guard let ids = reply["id"]?.elements?.compactMap(\.string), let all = reply["dimension"] else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(address))])
    }
    let times = Set((reply["role"]?["time"]?.elements ?? []).compactMap(\.string))
    var variables: [TableMetadata.Variable] = []
    for id in ids {
      guard let dimension = all[id], let values = values(of: dimension) else {
        throw InputRefused([Problem("source.reply-unreadable", at: Place(address, cell: id))])
      }
      let lists = (dimension["extension"]?["codelists"]?.elements ?? []).compactMap(codelist)
      variables.append(
        TableMetadata.Variable(
          code: id, label: dimension["label"]?.string ?? id, values: values,
          isEliminable: dimension["extension"]?["elimination"]?.bool ?? false,
          isTime: times.contains(id), codelists: lists))
    }
    return TableMetadata(
      id: table, label: reply["label"]?.string ?? table, updated: reply["updated"]?.string,
      source: reply["source"]?.string, variables: variables)
  }

  /// The values in the order of their numbers; the index may be a list or an object, or absent for one value.
  private static func values(of dimension: JSONNode) -> [TableMetadata.Value]? {
    guard let category = dimension["category"] else { return nil }
    let labels = category["label"]?.members
    let codes: [String]
    if let list = category["index"]?.elements {
      codes = list.compactMap(\.string)
    } else if let index = category["index"]?.members {
      codes = index.pairs.compactMap { code, place in place.int.map { (code, $0) } }
        .sorted { $0.1 < $1.1 }.map(\.0)
    } else {
      codes = labels?.keys ?? []
    }
    return codes.map { TableMetadata.Value(code: $0, label: labels?[$0]?.string ?? $0) }
  }

  private static func codelist(_ item: JSONNode) -> TableMetadata.Codelist? {
    guard let id = item["id"]?.string else { return nil }
    return TableMetadata.Codelist(
      id: id, label: item["label"]?.string ?? id,
      isAggregation: item["type"]?.string?.lowercased() == "aggregation")
  }
}

extension TableQuery {
  /// The problem of a list of codes that a variable does not have.
  static func unknownList(
    _ list: String, of variable: TableMetadata.Variable, in table: String
  ) -> Problem {
    let place = Place(table, cell: variable.code)
    let known = variable.codelists.map(\.id)
    if known.isEmpty { return Problem("source.codelists-none", at: place, ["text": list]) }
    return unknown("source.codelist-unknown", list, among: known, at: place)
  }
}
