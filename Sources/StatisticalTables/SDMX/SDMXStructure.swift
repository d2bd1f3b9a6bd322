/// What the codes of SDMX data mean: code lists, concepts, data structures and data flows.
public struct SDMXStructure: Hashable, Sendable {
  /// The code lists.
  public internal(set) var codelists: [Codelist] = []
  /// The names of the concepts, by id.
  public internal(set) var concepts: [String: SDMXText] = [:]
  /// The data structures.
  public internal(set) var dataStructures: [DataStructure] = []
  /// The data flows.
  public internal(set) var dataflows: [Dataflow] = []

  /// A list of codes.
  public struct Codelist: Hashable, Sendable {
    /// The id.
    public var id: String
    /// Who keeps it.
    public var agency: String?
    /// The version.
    public var version: String?
    /// The name, by language.
    public var names = SDMXText()
    /// The codes in order.
    public var codes: [Code] = []
  }

  /// A code.
  public struct Code: Hashable, Sendable {
    /// The code.
    public var id: String
    /// The name, by language.
    public var names = SDMXText()
    /// The code above it, where the list is a tree.
    public var parent: String?
  }

  /// Which components the observations of a data set have.
  public struct DataStructure: Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name, by language.
    public var names = SDMXText()
    /// The components, dimensions in the order of the key.
    public var components: [Component] = []
  }

  /// A part of an observation: a dimension, an attribute or the value.
  public struct Component: Hashable, Sendable {
    /// The id.
    public var id: String
    /// What it is.
    public var kind: Kind
    /// The id of its concept.
    public var concept: String?
    /// The id of its code list.
    public var codelist: String?

    /// What a component is.
    public enum Kind: Hashable, Sendable {
      /// A dimension that is neither of the next two.
      case dimension
      /// The dimension of time.
      case time
      /// The dimension of what is measured.
      case measureDimension
      /// The value.
      case measure
      /// Something said of observations.
      case attribute
    }
  }

  /// A flow of data, which has a data structure.
  public struct Dataflow: Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name, by language.
    public var names = SDMXText()
    /// The id of its data structure.
    public var dataStructure: String?
  }

  /// No structure.
  public init() {}

  /// Adds what another structure has and this one does not.
  ///
  /// - Parameter other: the other.
  public mutating func add(_ other: SDMXStructure) {
    codelists += other.codelists.filter { new in
      !codelists.contains { ($0.id, $0.agency, $0.version) == (new.id, new.agency, new.version) }
    }
    concepts.merge(other.concepts) { own, _ in own }
    dataStructures += other.dataStructures.filter { new in
      !dataStructures.contains { $0.id == new.id }
    }
    dataflows += other.dataflows.filter { new in !dataflows.contains { $0.id == new.id } }
  }

  /// The code list of an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: the first of that id, or nil.
  public func codelist(_ id: String) -> Codelist? { codelists.first { $0.id == id } }

  /// The data structure that a data set names by its id, by that of a data flow, or by a text that holds
  /// one of them; the only one there is, where the data set names none.
  func dataStructure(for name: String?) -> DataStructure? {
    guard let name, !name.isEmpty else {
      return dataStructures.count == 1 ? dataStructures[0] : nil
    }
    let flow = dataflows.first { $0.id == name }?.dataStructure ?? name
    return dataStructures.first { $0.id == flow }
      ?? dataStructures.first { name.contains($0.id) }
  }

  /// The id in a reference: `urn:…=ECB:CL_FREQ(1.0)` or `ECB:CL_FREQ(1.0).A`; another text as it is.
  static func id(in reference: String) -> String {
    let named = reference.split(separator: "=").last ?? ""
    guard let parenthesis = named.firstIndex(of: "(") else {
      return String(named.split(separator: ":").last ?? named)
    }
    let rest = named[parenthesis...].split(separator: ")", maxSplits: 1)
    if rest.count == 2, rest[1].hasPrefix(".") { return String(rest[1].dropFirst()) }
    return String(named[..<parenthesis].split(separator: ":").last ?? "")
  }
}

/// A component with its names and codes, as they are known for a data set.
struct SDMXComponent: Sendable {
  let id: String
  /// What it is, where that is known.
  var kind: SDMXStructure.Component.Kind?
  var names = SDMXText()
  var codes: [SDMXStructure.Code] = []
}
