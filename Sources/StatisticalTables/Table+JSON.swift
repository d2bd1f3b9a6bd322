public import Languages
public import Measures

extension PublishedTable {
  /// The table as JSON: what it is, its dimensions with labels in every language, and its cells row-major.
  ///
  /// A cell without a number has `value: null` and says why in `status`; shares are in per cent.
  ///
  /// - Parameters:
  ///   - languages: the languages of the labels.
  ///   - isSynthetic: whether the figures are made up.
  /// - Returns: the JSON value.
  public func json(in languages: [LanguageTag], isSynthetic: Bool) -> JSONText {
    func words(_ text: LocalizedText) -> JSONText {
      .object(languages.map { ($0.rawValue, .string(text.text(in: $0))) })
    }
    var members: [(key: String, value: JSONText)] = [
      ("address", .string(table.address.description)), ("title", words(table.title)),
      ("quantity", .string(table.quantity.rawValue)),
      (
        "unit",
        .object([
          ("code", .string(table.unit.code)), ("label", words(table.unit.label)),
          ("decimals", .int(table.unit.decimals)),
        ])
      ),
      ("period", .string(table.period.description)), ("universe", words(table.universe)),
    ]
    if let question = table.question { members.append(("question", words(question))) }
    if isSynthetic { members.append(("synthetic", .bool(true))) }
    members.append(("notes", .array(table.notes.map(words))))
    members.append(("sources", .array(table.sources.map { source($0, words) })))
    members.append(("dimensions", .array(table.dimensions.map { dimension($0, words) })))
    members.append(("cells", .array(table.cells.map(cell))))
    return .object(members)
  }

  private func source(_ source: Source, _ words: (LocalizedText) -> JSONText) -> JSONText {
    .object(
      [("name", words(source.name)), ("licence", .string(source.licence))]
        + (source.table.map { [("table", JSONText.string($0))] } ?? [])
        + (source.address.map { [("address", JSONText.string($0))] } ?? [])
        + (source.retrieved.map { [("retrieved", JSONText.string($0.description))] } ?? [])
        + (source.updated.map { [("updated", JSONText.string($0))] } ?? [])
        + (source.vintage.map { [("vintage", JSONText.string($0.description))] } ?? [])
        + (source.query.map { [("query", JSONText.string($0))] } ?? []))
  }

  private func dimension(
    _ dimension: Dimension, _ words: (LocalizedText) -> JSONText
  ) -> JSONText {
    .object([
      ("id", .string(dimension.id)), ("name", words(dimension.name)),
      ("role", .string(dimension.role.rawValue)),
      (
        "categories",
        .array(
          dimension.categories.map {
            .object([
              ("code", .string($0.code)), ("label", words($0.label)),
              ("role", .string($0.role.rawValue)),
            ])
          })
      ),
    ])
  }

  private func cell(_ cell: Cell) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("value", cell.value.number.map { .number($0) } ?? .null)
    ]
    switch cell.value {
    case .known(_, .final): break
    case .known(_, let quality): members.append(("status", .string(quality.rawValue)))
    case .unknown(let absence): members.append(("status", .string(absence.rawValue)))
    }
    if let count = cell.count { members.append(("count", .int(count))) }
    switch cell.base {
    case .answers(let answered, let population):
      members += [("answered", .int(answered)), ("population", .int(population))]
    case .all(let count): members.append(("population", .int(count)))
    case .source, .withheld: break
    }
    if case .interval(let interval) = cell.uncertainty {
      members += [("lower", .number(interval.lower)), ("upper", .number(interval.upper))]
    }
    return .object(members)
  }
}
