import Agenda
public import Indicators
import Languages
public import Problems
import Store

/// A register of indicators that is at hand, with what has been chosen of it.
public struct OpenedRegister: Sendable {
  /// The register.
  public let register: IndicatorRegister
  /// What has been chosen of it.
  public let selection: [ChosenIndicator]
  let folder: RegisterFolder

  /// Opens a register.
  ///
  /// - Parameter path: the folder of a register, or a review folder with one.
  /// - Throws: ``InputRefused`` where it cannot be read.
  public init(_ path: String) throws(InputRefused) {
    let files = FolderFiles(path)
    guard files.exists else { throw InputRefused([Problem("folder.missing", at: Place(path))]) }
    folder = RegisterFolder(files)
    register = try folder.register()
    selection = try folder.selection(register)
  }

  init(register: IndicatorRegister, selection: [ChosenIndicator], folder: RegisterFolder) {
    self.register = register
    self.selection = selection
    self.folder = folder
  }

  /// How an answer is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Lines for a terminal.
    case text
    /// Rows under a header.
    case csv
    /// Objects.
    case json
  }

  /// The indicator with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: the indicator.
  /// - Throws: ``InputRefused`` naming the nearest id where there is none.
  func indicator(_ id: String) throws(InputRefused) -> RegisteredIndicator {
    if let found = register.indicator(id) { return found }
    let known = register.indicators.map(\.id)
    throw InputRefused([
      Problem(
        "register.no-indicator", at: Place(""),
        ["found": id, "nearest": Nearest.word(to: id, among: known) ?? "–"])
    ])
  }

  /// The set that a word stands for: its id, its name in the catalogue, or how either begins.
  ///
  /// - Parameter word: the word.
  /// - Returns: the id.
  /// - Throws: ``InputRefused`` where it is none, or could be several.
  public func set(_ word: String) throws(InputRefused) -> String {
    let id = IndicatorSet.id(for: word)
    if register.set(id) != nil { return id }
    let near = register.sets.filter { $0.id.hasPrefix(id) }
    let found = near.isEmpty ? register.sets.filter { $0.id.contains(id) } : near
    if found.count == 1 { return found[0].id }
    let known = (found.isEmpty ? register.sets : found).map(\.id)
    throw InputRefused([
      Problem(
        found.isEmpty ? "register.no-set" : "register.several-sets", at: Place(""),
        ["found": word, "known": known.joined(separator: ", ")])
    ])
  }

  /// The concept of a scheme that a word stands for: its code, or how its label begins in any language.
  ///
  /// - Parameters:
  ///   - word: the word.
  ///   - scheme: the scheme's id.
  /// - Returns: the code.
  /// - Throws: ``InputRefused`` where it is none, or could be several.
  public func concept(_ word: String, in scheme: String) throws(InputRefused) -> String {
    guard let scheme = register.scheme(scheme) else {
      throw InputRefused([
        Problem(
          "register.no-scheme", at: Place(""),
          ["found": scheme, "known": register.schemes.map(\.id).joined(separator: ", ")])
      ])
    }
    if scheme.concept(word) != nil { return word }
    let wanted = SearchWords.folded(word)
    let found = scheme.concepts.filter { concept in
      ([concept.code] + concept.label.texts.values).contains {
        SearchWords.folded($0).hasPrefix(wanted)
      }
    }
    if found.count == 1 { return found[0].code }
    let known = (found.isEmpty ? scheme.concepts : found).map(\.code)
    throw InputRefused([
      Problem(
        "register.no-concept", at: Place(""),
        ["found": word, "scheme": scheme.id, "known": known.joined(separator: ", ")])
    ])
  }
}
