public import Languages
public import Measures

/// Tables as a Frictionless data package: a CSV for each, a code book, and `datapackage.json`.
public struct DataPackage: Sendable {
  /// The name of the package: small letters, digits and hyphens.
  public let name: String
  /// Its title.
  public let title: LocalizedText
  /// The licence of the package.
  public let licence: String
  /// The edition, as the package's version.
  public let version: String
  /// The day of the edition.
  public let date: Day
  /// What is said when the figures are made up.
  public let syntheticNotice: LocalizedText?
  /// The languages of labels, the first for the files.
  public let languages: [LanguageTag]
  /// The tables.
  public let tables: [PublishedTable]
  /// Lists of records that go with the tables.
  public let records: [Records]

  /// A package.
  ///
  /// - Parameters:
  ///   - name: small letters, digits and hyphens.
  ///   - title: its title.
  ///   - licence: the licence of the package.
  ///   - version: the edition.
  ///   - date: the day of the edition.
  ///   - syntheticNotice: what is said when the figures are made up.
  ///   - languages: the languages of labels.
  ///   - tables: the tables.
  ///   - records: lists of records that go with the tables.
  public init(
    name: String, title: LocalizedText, licence: String, version: String, date: Day,
    syntheticNotice: LocalizedText?, languages: [LanguageTag], tables: [PublishedTable],
    records: [Records] = []
  ) {
    self.name = name
    self.title = title
    self.licence = licence
    self.version = version
    self.date = date
    self.syntheticNotice = syntheticNotice
    self.languages = languages
    self.tables = tables
    self.records = records
  }

  /// The files by name: `<address>.csv` sorted, those of the records, `codebook.csv` and
  /// `datapackage.json`.
  public var files: [(name: String, content: String)] {
    let language = languages.first ?? .nb
    let sorted = tables.sorted { $0.table.address < $1.table.address }
    let data = sorted.map {
      (
        name: "\($0.table.address.fileStem).csv",
        content: $0.delimitedText(in: language, isSynthetic: syntheticNotice != nil)
      )
    }
    let lists = records.map {
      (name: "\($0.name).csv", content: $0.delimitedText(isSynthetic: syntheticNotice != nil))
    }
    return data + lists + [
      ("codebook.csv", codeBook(sorted)), ("datapackage.json", descriptor(sorted)),
    ]
  }

  /// What every table, dimension and code means, in every language.
  private func codeBook(_ tables: [PublishedTable]) -> String {
    var writer = DelimitedWriter()
    writer.row(
      ["table", "kind", "dimension", "code", "role"] + languages.map { "text_\($0)" }
        + (syntheticNotice == nil ? [] : ["synthetic"]))
    let mark = syntheticNotice == nil ? [] : ["true"]
    for table in tables.map(\.table) {
      func row(
        _ kind: String, _ dimension: String, _ code: String, _ role: String, _ text: LocalizedText
      ) {
        writer.row(
          [table.address.description, kind, dimension, code, role]
            + languages.map { text.text(in: $0) } + mark)
      }
      row("title", "", "", table.quantity.rawValue, table.title)
      if let question = table.question { row("question", "", "", "", question) }
      row("universe", "", "", "", table.universe)
      row("unit", "", table.unit.code, "", table.unit.label)
      for note in table.notes { row("note", "", "", "", note) }
      for dimension in table.dimensions {
        row("dimension", dimension.id, "", dimension.role.rawValue, dimension.name)
        for category in dimension.categories {
          row("category", dimension.id, category.code, category.role.rawValue, category.label)
        }
      }
    }
    for list in records {
      writer.row(
        [list.name, "title", "", "", "records"] + languages.map { list.title.text(in: $0) } + mark)
    }
    return writer.text
  }

  private func descriptor(_ tables: [PublishedTable]) -> String {
    let language = languages.first ?? .nb
    var members: [(key: String, value: JSONText)] = [
      ("profile", .string("tabular-data-package")), ("name", .string(name)),
      ("title", .string(title.text(in: language))), ("version", .string(version)),
      ("created", .string("\(date)T00:00:00Z")),
    ]
    if let syntheticNotice {
      members.append(("description", .string(syntheticNotice.text(in: language))))
      members.append(("synthetic", .bool(true)))
    }
    members.append(("licenses", .array([DataPackage.licence(licence)])))
    let lists = records.map { $0.resource(in: language, isSynthetic: syntheticNotice != nil) }
    members.append(
      ("resources", .array(tables.map { resource($0.table) } + lists + [codeBookResource])))
    return JSONText.object(members).text
  }

  private static func licence(_ name: String) -> JSONText {
    let paths = [
      "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
      "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
      "NLOD 2.0": "https://data.norge.no/nlod/no/2.0",
    ]
    let code = name.split(separator: " ").joined(separator: "-")
    return .object(
      [("name", .string(code)), ("title", .string(name))]
        + (paths[name].map { [("path", JSONText.string($0))] } ?? []))
  }

  private func resource(_ table: Table) -> JSONText {
    let language = languages.first ?? .nb
    let kinds: [String: Records.Kind] = [
      "value": .number, "lower": .number, "upper": .number, "count": .integer,
      "answered": .integer, "population": .integer, "synthetic": .boolean,
    ]
    let columns = TableColumns.names(of: table, isSynthetic: syntheticNotice != nil).map {
      Records.Column($0, kinds[$0] ?? .string)
    }
    let sources = table.sources.map { source in
      JSONText.object(
        [("title", .string(source.name.text(in: language)))]
          + [
            ("path", source.address), ("table", source.table),
            ("licence", source.licence.isEmpty ? nil : source.licence),
            ("retrieved", source.retrieved?.description), ("updated", source.updated),
            ("vintage", source.vintage?.description), ("query", source.query),
          ].compactMap { key, value in value.map { (key, JSONText.string($0)) } })
    }
    return DataPackage.resource(
      named: table.address.description, file: "\(table.address.fileStem).csv", columns: columns,
      about: [
        ("title", .string(table.title.text(in: language))),
        ("description", .string(table.universe.text(in: language))), ("sources", .array(sources)),
      ])
  }

  private var codeBookResource: JSONText {
    let names =
      ["table", "kind", "dimension", "code", "role"] + languages.map { "text_\($0)" }
      + (syntheticNotice == nil ? [] : ["synthetic"])
    return DataPackage.resource(
      named: "codebook", file: "codebook.csv", columns: names.map { Records.Column($0) }, about: [])
  }
}
