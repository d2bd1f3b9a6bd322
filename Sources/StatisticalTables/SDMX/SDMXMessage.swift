public import Problems

/// A message of SDMX: data sets, and what their codes mean where the message says so.
///
/// Read are SDMX-ML 1.0, 2.0, 2.1 and 3.0 (generic, compact, structure specific and cross-sectional data,
/// structures, message groups, in a SOAP envelope too), SDMX-JSON 1.0 and 2.x (data and structures) and
/// SDMX-CSV 1.0 and 2.0. A data message often comes without the structure that names its codes; then read
/// the structure as a message of its own and hand it to ``cubes(with:language:)``.
public struct SDMXMessage: Sendable {
  /// The file's name, as problems name it.
  public let file: String
  /// The message's id, where it has one.
  public internal(set) var id: String?
  /// When it was made, as it writes it.
  public internal(set) var prepared: String?
  /// Who sent it: the name, else the id.
  public internal(set) var sender: String?
  /// The code lists, concepts, data structures and data flows in it.
  public internal(set) var structure = SDMXStructure()
  /// The data sets in it.
  public internal(set) var dataSets: [SDMXDataSet] = []
  /// What the service adds: that data is cut off, or will come later.
  public internal(set) var footer: [String] = []
  /// What a reader should look at, though the message can be used.
  var warnings: [Problem] = []

  /// Reads a message: markup, JSON or CSV, whichever it begins like.
  ///
  /// - Parameters:
  ///   - bytes: the whole message.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` for what is no message of SDMX, tells of an error, or is not well formed,
  ///   and for an observation that is no number.
  public init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    switch bytes[start...].first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "<"):
      var reader = try SDMXMarkup(bytes, file: file)
      try reader.read()
      self = reader.message
    case UInt8(ascii: "{"): self = try SDMXJSON(bytes, file: file).message
    default:
      self.init(file: file)
      dataSets = try SDMXDelimited.read(bytes, file: file)
    }
  }

  init(file: String) { self.file = file }

  /// The data sets as cubes; those that delete, and those without observations, are left out.
  ///
  /// - Parameters:
  ///   - more: a structure from another message, which goes before the message's own.
  ///   - language: the language of the names, where they are told in it; else English or the first.
  /// - Returns: the cubes in the order of the message, with what a reader should look at.
  /// - Throws: ``InputRefused`` for a data set without dimensions or with more combinations than can
  ///   be counted.
  public func cubes(
    with more: SDMXStructure? = nil, language: String? = nil
  ) throws(InputRefused) -> (cubes: [Cube], warnings: [Problem]) {
    var known = more ?? SDMXStructure()
    known.add(structure)
    var cubes: [Cube] = []
    var log = ProblemLog()
    log.add(contentsOf: warnings)
    for set in dataSets where set.action != .delete && set.observations.count > 0 {
      var making = SDMXCubeMaker(set, known, file: file, language: language)
      var cube = try making.cube(&log)
      cube.source = cube.source ?? sender
      cube.updated = cube.updated ?? prepared
      cube.notes += footer.map { Cube.Note($0) }
      cubes.append(cube)
    }
    let deleting = dataSets.count { $0.action == .delete }
    if deleting > 0 {
      log.warning("sdmx.deletes", at: Place(file), ["count": String(deleting)])
    }
    return (cubes, log.sorted)
  }
}

/// A data set of an SDMX message: observations, and what is said of their components.
public struct SDMXDataSet: Sendable {
  /// The id of its data structure or data flow, as the message tells it.
  public internal(set) var structureID: String?
  /// What the receiver is to do with it; nil where the message does not say.
  public internal(set) var action: Action?
  /// The title, by language.
  var names = SDMXText()
  var observations = SDMXObservations()
  /// What the message itself says of its components, in the order of the key.
  var components: [SDMXComponent] = []
  /// Dimensions that stand with each observation of a series: those of time, in compact data.
  var timeDimensions: Set<String> = []
  /// Values that hold for all observations with some codes.
  var groups: [Group] = []

  /// What the receiver is to do with a data set.
  public enum Action: String, Sendable {
    case append, replace, merge, information, delete

    init?(_ text: String) {
      switch text.lowercased() {
      case "a", "append": self = .append
      case "r", "replace": self = .replace
      case "m", "merge": self = .merge
      case "i", "information", "info": self = .information
      case "d", "delete": self = .delete
      default: return nil
      }
    }
  }

  /// Codes of some dimensions, and values of attributes.
  struct Group: Sendable {
    let values: [(id: String, text: String)]
  }
}

/// A text in several languages.
public struct SDMXText: Hashable, Sendable {
  /// The texts by language tag; an empty tag where none is told.
  public private(set) var texts: [String: String] = [:]
  private var first: String?

  mutating func add(_ text: String, _ language: String?) {
    guard !text.isEmpty else { return }
    first = first ?? text
    if texts[language ?? ""] == nil { texts[language ?? ""] = text }
  }

  /// Whether there is no text.
  public var isEmpty: Bool { texts.isEmpty }

  /// The text in a language, else in English, else the first.
  ///
  /// - Parameter language: a language tag.
  /// - Returns: the text; nil where there is none.
  public func text(in language: String?) -> String? {
    for wanted in [language, "en"].compactMap(\.self) {
      if let text = texts[wanted] { return text }
      if let near = texts.keys.sorted().first(where: { $0.hasPrefix(wanted + "-") }) {
        return texts[near]
      }
    }
    return first
  }
}
