import Measures
import SurveyEstimates
import Surveys
import TestSupport
import Testing

extension SampleSurvey {
  /// The rows of a table and of the same table by each attribute.
  func rows(of address: String, _ tables: [String: Table]) -> [PublishedRow] {
    ([nil] + attributes.map(Optional.some)).flatMap { attribute in
      tables[attribute.map { "\(address).by.\($0)" } ?? address]?
        .rows(of: address, attribute: attribute) ?? []
    }
  }

  /// Those of each group who have answered.
  var responders: [SurveyAttack.Place: Set<String>] {
    var found: [SurveyAttack.Place: Set<String>] = [:]
    for (index, unit) in units.enumerated() where unit.answers != nil {
      for (attribute, group) in unit.groups {
        found[.init(attribute: attribute, group: group), default: []].insert(String(index))
      }
    }
    return found
  }
}

extension Table {
  /// The cells as an attacker reads them.
  func rows(of address: String, attribute: String?) -> [PublishedRow] {
    var indices = dimensions.map { _ in 0 }
    return cells.map { cell in
      var codes: [String: String] = [:]
      for (dimension, index) in zip(dimensions, indices) {
        codes[dimension.id] = dimension.categories[index].code
      }
      for place in indices.indices.reversed() {
        indices[place] += 1
        if indices[place] < dimensions[place].categories.count { break }
        indices[place] = 0
      }
      let group = attribute.flatMap { codes.removeValue(forKey: $0) }
      codes["group"] = nil
      return PublishedRow(
        table: address, attribute: attribute, group: group, codes: codes,
        value: cell.value.number, count: cell.count, base: cell.base.answered)
    }
  }
}

extension PublishedRow {
  /// The same row with its number kept back.
  var blank: PublishedRow {
    PublishedRow(
      table: table, attribute: attribute, group: group, codes: codes, value: nil, count: nil,
      base: base)
  }

  /// Whether the policy of 5 and 3 keeps it back for its own sake.
  var isPrimary: Bool {
    let row = codes["answer"] ?? ""
    guard let count, let base, row != "all", row != "not-answered" else { return false }
    return (1..<3).contains(count) || (row != "dont-know" && (1..<5).contains(base))
  }
}
