public import Indicators
public import Languages
public import Problems
import StatisticalTables

/// A register of indicators as a folder keeps it: CSV files, and what has been chosen of it.
public struct RegisterFolder: Sendable {
  /// The folder that the register lies in.
  public let files: FolderFiles
  /// The path inside it, with a final slash, or empty.
  let prefix: String

  /// The folder of a review's own register, inside the review folder.
  public static let name = "register"
  /// The file of what has been chosen.
  static let selectionFile = "selection.yaml"

  /// The register of a folder: of the folder itself, or of the `register` of a review folder.
  ///
  /// - Parameter files: the files of the folder.
  public init(_ files: FolderFiles) {
    self.files = files
    let inReview =
      files.has("review.yaml")
      || !files.has(RegisterFiles.sets) && files.has(RegisterFolder.name)
    prefix = inReview ? "\(RegisterFolder.name)/" : ""
  }

  /// Whether there is a register at all.
  public var exists: Bool { files.has(prefix + RegisterFiles.sets) }

  /// The path of the file of what has been chosen, inside the folder.
  public var selectionPath: String { prefix + RegisterFolder.selectionFile }

  /// Reads the register.
  ///
  /// - Returns: the register.
  /// - Throws: ``InputRefused`` where there is none, or with all problems of its files.
  public func register() throws(InputRefused) -> IndicatorRegister {
    guard exists else {
      throw InputRefused([Problem("register.missing", at: Place(files.root))])
    }
    var log = ProblemLog()
    let tables = [RegisterFiles.sets, RegisterFiles.schemes, RegisterFiles.links].map {
      delimited(prefix + $0, log: &log)
    }
    let paths = files.list(prefix + RegisterFiles.indicators, ending: ".csv")
    let indicators = paths.map { path in
      (String(path.split(separator: "/").last?.dropLast(4) ?? ""), delimited(path, log: &log))
    }
    try log.throwErrors()
    guard let sets = tables[0], let schemes = tables[1], let links = tables[2] else {
      throw InputRefused(log.sorted)
    }
    return try RegisterFiles.read(
      sets: sets, schemes: schemes, links: links,
      indicators: indicators.compactMap { set, file in file.map { (set, $0) } })
  }

  private func delimited(_ path: String, log: inout ProblemLog) -> DelimitedFile? {
    do {
      return try DelimitedFile(files.bytes(path), file: path)
    } catch {
      log.add(contentsOf: error.problems)
      return nil
    }
  }

  /// Writes a register: its files, and nothing of what has been chosen.
  ///
  /// - Parameters:
  ///   - register: the register.
  ///   - replacing: whether a register that stands there is replaced.
  /// - Returns: the paths written, inside the folder.
  /// - Throws: ``InputRefused`` where one stands there already, or it cannot be written.
  public func write(
    _ register: IndicatorRegister, replacing: Bool
  ) throws(InputRefused) -> [String] {
    let old = exists ? files.list(prefix + RegisterFiles.indicators, ending: ".csv") : []
    if exists, !replacing {
      throw InputRefused([Problem("register.exists", at: Place(files.root))])
    }
    let texts = register.files()
    for (path, text) in texts { try files.write(text, to: prefix + path) }
    let written = Set(texts.map { prefix + $0.path })
    for path in old where !written.contains(path) { try files.remove(path) }
    return texts.map { prefix + $0.path }
  }

  /// Writes another file beside those of the register.
  ///
  /// - Parameters:
  ///   - text: the content.
  ///   - name: the file's name.
  /// - Throws: ``InputRefused`` where it cannot be written.
  public func write(_ text: String, named name: String) throws(InputRefused) {
    try files.write(text, to: prefix + name)
  }

  /// Reads what has been chosen.
  ///
  /// - Parameter register: the register that the choices are held against; nil where it is not at hand.
  /// - Returns: the choices in the file's order; none where there is no file.
  /// - Throws: ``InputRefused`` with everything that does not fit.
  public func selection(
    _ register: IndicatorRegister?
  ) throws(InputRefused) -> [ChosenIndicator] {
    guard files.has(selectionPath) else { return [] }
    let file = try YAMLFile(files.bytes(selectionPath), file: selectionPath)
    let problems = ShapeCheck.problems(in: file, shape: .selection)
    if !problems.isEmpty { throw InputRefused(problems) }
    var log = ProblemLog()
    var seen: [String: Place] = [:]
    let known = register?.indicators.map(\.id) ?? []
    let choices = YAMLObject(file).objects("choices").map { object in
      let id = object.text("id")
      let place = object.place("id")
      if let first = seen.updateValue(place, forKey: id) {
        log.error("id.duplicate", at: place, ["id": id, "first": first.description])
      }
      if let register, register.indicator(id) == nil {
        log.error(
          "selection.unknown-indicator", at: place,
          ["found": id, "nearest": Nearest.word(to: id, among: known) ?? "–"])
      }
      return ChosenIndicator(
        id: id, reason: object.localized("reason"), by: object.optionalLocalized("by"),
        date: object.day("date"), place: place)
    }
    try log.throwErrors()
    return choices
  }

  /// What the chosen set is called.
  ///
  /// - Returns: the title; nil where it has none, or nothing has been chosen yet.
  /// - Throws: ``InputRefused`` where the file cannot be read.
  public func selectionTitle() throws(InputRefused) -> LocalizedText? {
    guard files.has(selectionPath) else { return nil }
    let file = try YAMLFile(files.bytes(selectionPath), file: selectionPath)
    return YAMLObject(file).optionalLocalized("title")
  }
}
