import Problems

/// Reads SDMX-ML by what its elements are called: versions 1.0 to 3.0 differ in namespaces, and in what
/// stands in attributes or in elements, but not in the meaning of a name.
struct SDMXMarkup {
  let xml: XMLStream
  var message: SDMXMessage
  /// The structures that the header names: their ids by the name that data sets use.
  private var structureIDs: [String: String] = [:]
  /// The dimension that stands with each observation, where the header says.
  var observationDimension: String?
  private var isMessage = false

  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    xml = try XMLStream(bytes, file: file)
    message = SDMXMessage(file: file)
  }

  /// Reads the whole message.
  mutating func read() throws(InputRefused) {
    while let event = try xml.next() {
      guard case .start(let name) = event else { continue }
      switch name {
      case "Header": try readHeader()
      case "DataSet": try readDataSet()
      case "Footer": try readFooter()
      case "Fault", "Error", "ErrorMessage": throw try failure()
      case "CodeList", "Codelist", "GeoCodelist": try readCodelist()
      case "HierarchicalCodelist", "Hierarchy": try readHierarchy()
      case "Concept": try readConcept()
      case "KeyFamily", "DataStructure": try readDataStructure()
      case "Dataflow": try readDataflow()
      default:
        if SDMXMarkup.messages.contains(name) { isMessage = true }
        continue
      }
      isMessage = true
    }
    guard isMessage else {
      throw InputRefused([Problem("sdmx.unknown", at: Place(xml.file, line: 1))])
    }
  }

  /// Elements that hold a message or a part of one.
  private static let messages: Set<String> = [
    "GenericData", "CompactData", "CrossSectionalData", "UtilityData", "StructureSpecificData",
    "GenericTimeSeriesData", "StructureSpecificTimeSeriesData", "MessageGroup", "Structure",
    "Structures", "CodeLists", "Codelists", "Concepts", "KeyFamilies", "DataStructures",
    "RegistryInterface", "OrganisationSchemes",
  ]

  private mutating func readHeader() throws(InputRefused) {
    while let child = try xml.nextChild() {
      switch child {
      case "ID": message.id = PXReading.trimmed(try xml.content())
      case "Prepared": message.prepared = PXReading.trimmed(try xml.content())
      case "Sender":
        let id = xml["id"]
        var names = SDMXText()
        while let part = try xml.nextChild() {
          if part == "Name" { try readText(into: &names) } else { try xml.skip() }
        }
        message.sender = names.text(in: nil) ?? id
      case "Structure":
        let key = xml["structureID"] ?? ""
        let dimension = xml["dimensionAtObservation"]
        if dimension != "AllDimensions" { observationDimension = dimension }
        structureIDs[key] = try reference()
      default: try xml.skip()
      }
    }
  }

  private mutating func readFooter() throws(InputRefused) {
    var depth = 1
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start("Text"): message.footer.append(PXReading.trimmed(try xml.content()))
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  private func failure() throws(InputRefused) -> InputRefused {
    let line = xml.line
    let text = try xml.content().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return InputRefused([
      Problem(
        "sdmx.service-error", at: Place(xml.file, line: line),
        ["detail": String(text.prefix(300))])
    ])
  }

  /// The id that a reference in the element that has just begun leads to; passes over the element.
  ///
  /// The reference is an element `Ref`, a URN, or `KeyFamilyID` and the like.
  func reference() throws(InputRefused) -> String? {
    var id: String?
    var depth = 1
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start(let name):
        depth += 1
        if name == "Ref" { id = id ?? xml["id"] }
        if let flow = xml["id"], name == "Dataflow" { id = id ?? flow }
      case .text(let text):
        let text = PXReading.trimmed(text)
        if !text.isEmpty { id = id ?? SDMXStructure.id(in: text) }
      case .end: depth -= 1
      }
    }
    return id
  }

  /// Adds the text of the element that has just begun, in the language that it says.
  func readText(into names: inout SDMXText) throws(InputRefused) {
    let language = xml["lang"]?.lowercased()
    names.add(PXReading.trimmed(try xml.content()), language)
  }

  /// The id of the structure of a data set, by the name that it uses.
  func structureID(_ name: String?) -> String? {
    if let name { return structureIDs[name] ?? SDMXStructure.id(in: name) }
    return structureIDs.count == 1 ? structureIDs.first?.value : nil
  }
}
