public import Problems
public import StatisticalTables

extension EstimateQuery {
  /// Reads the file of a query.
  ///
  /// - Parameter path: the path of the file.
  /// - Throws: ``InputRefused`` with everything in it that does not fit.
  public init(file path: String) throws(InputRefused) {
    let (files, name) = EstimateQuery.split(path)
    guard files.has(name) else { throw InputRefused([Problem("query.no-file", at: Place(path))]) }
    let file = try YAMLFile(files.bytes(name, named: path), file: path)
    var log = ProblemLog()
    log.add(contentsOf: ShapeCheck.problems(in: file, shape: .query))
    try log.throwErrors()
    let object = YAMLObject(file)
    let design =
      object.object("design")?.queryDesign(log: &log) ?? Design.simple(at: object.place)
    let adjust = object.object("adjust")
    let adjustment = adjust?.queryAdjustment(log: &log)
    let trim = adjust?.queryTrim(log: &log)
    let domain = object.object("where")?.rowCondition(log: &log)
    let wanted = object.object("estimate")?.wanted(log: &log)
    let level = object.number("level") ?? 0.95
    if !(0 < level && level < 1) {
      log.error("query.level", at: object.place("level"), ["found": object.text("level")])
    }
    let population = object.number("population").map {
      Count(of: QueryWord("", at: object.place("population")), number: $0)
    }
    let populations = object.counts("populations")
    for count in populations + [population].compactMap({ $0 })
    where count.number < 1 || count.number != count.number.rounded() || count.number > 1e15 {
      log.error("query.population", at: count.of.place, ["found": "\(count.number)"])
    }
    let groups = object.words("by")
    if !populations.isEmpty, groups.count != 1 {
      log.error("query.populations", at: object.place("populations"))
    }
    try log.throwErrors()
    guard let wanted, let data = object.word("data") else { throw InputRefused(log.sorted) }
    self.init(
      file: path, data: data, design: design, adjustment: adjustment, trim: trim,
      domain: domain, groups: groups, wanted: wanted, wantedPlace: object.place("estimate"),
      level: level, interval: object.choice("interval", .logit),
      intervalPlace: object.place("interval"), population: population, populations: populations,
      minimumBase: object.integer("minimum-base") ?? 0,
      minimumCount: object.integer("minimum-count") ?? 0)
  }

  /// The path of the CSV file, from where the query was named.
  public var dataPath: String {
    if data.text.hasPrefix("/") { return data.text }
    let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    return folder + data.text
  }

  /// Reads columns of the CSV file.
  ///
  /// - Parameter wanted: the columns, each once.
  /// - Returns: the columns.
  /// - Throws: ``InputRefused`` for what ``ColumnFile`` refuses.
  public func columns(_ wanted: [ColumnFile.Wanted]) throws(InputRefused) -> ColumnFile {
    let (files, name) = EstimateQuery.split(dataPath)
    return try files.columns(wanted, of: name, named: dataPath)
  }

  /// A path as the folder and the file in it.
  private static func split(_ path: String) -> (files: FolderFiles, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (FolderFiles("."), path) }
    return (FolderFiles(String(path[..<slash])), String(path[path.index(after: slash)...]))
  }
}
