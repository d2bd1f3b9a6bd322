import CXml2
package import Problems

/// Reads XML an event at a time, by libxml2's streaming reader.
///
/// Nothing outside the bytes is read, a document type is refused (so there are no entities but the five
/// of XML itself), elements nest at most ``mostNested`` deep, and the largest text is that of libxml2,
/// 10 MB. Names are local names: what namespace they are in is not told.
package final class XMLStream {
  /// The file's name, as problems name it.
  package let file: String

  /// What is met on the way through a document.
  package enum Event: Hashable, Sendable {
    /// An element begins; its attributes can be asked for until the next event.
    case start(String)
    /// Text, or text marked as such (CDATA).
    case text(String)
    /// An element ends.
    case end(String)
  }

  /// The most elements in each other.
  package static let mostNested = 100

  private let copy: UnsafeMutableBufferPointer<UInt8>
  private let reader: xmlTextReaderPtr
  private var endsNext: String?
  private var isDone = false
  private var names: [UnsafePointer<xmlChar>: String] = [:]
  private var known: [(name: String, value: String)]?

  /// A stream at the beginning of a document.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` for UTF-16, a document type, or more than libxml2 takes.
  package init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    try XMLStream.check(bytes, file: file)
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(fromContentsOf: bytes)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
    let reader = UnsafeRawBufferPointer(copy).withMemoryRebound(to: CChar.self) {
      xmlReaderForMemory($0.baseAddress, Int32($0.count), nil, nil, Int32(bitPattern: options))
    }
    guard let reader else {
      copy.deallocate()
      throw InputRefused([Problem("xml.empty", at: Place(file, line: 1))])
    }
    self.copy = copy
    self.reader = reader
    self.file = file
  }

  deinit {
    xmlFreeTextReader(reader)
    copy.deallocate()
  }

  /// The next event.
  ///
  /// - Returns: the event; nil at the end of the document.
  /// - Throws: ``InputRefused`` where the document is not well formed.
  package func next() throws(InputRefused) -> Event? {
    known = nil
    if let name = endsNext {
      endsNext = nil
      return .end(name)
    }
    while !isDone {
      xmlResetLastError()
      switch xmlTextReaderRead(reader) {
      case 1: break
      case 0:
        isDone = true
        return nil
      default:
        isDone = true
        throw malformed()
      }
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        guard xmlTextReaderDepth(reader) < XMLStream.mostNested else {
          throw refused("xml.too-deep", ["limit": String(XMLStream.mostNested)])
        }
        let name = localName()
        if xmlTextReaderIsEmptyElement(reader) == 1 { endsNext = name }
        return .start(name)
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end(localName())
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_WHITESPACE.rawValue),
        Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        return .text(XMLStream.text(xmlTextReaderConstValue(reader)))
      case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue),
        Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
        throw refused("xml.document-type")
      default: break
      }
    }
    return nil
  }

  /// The attributes of the element that has just begun, declarations of namespaces left out.
  package var attributes: [(name: String, value: String)] {
    if let known { return known }
    var list: [(name: String, value: String)] = []
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      if xmlTextReaderIsNamespaceDecl(reader) != 1 {
        list.append((localName(), XMLStream.text(xmlTextReaderConstValue(reader))))
      }
    }
    xmlTextReaderMoveToElement(reader)
    known = list
    return list
  }

  /// An attribute of the element that has just begun.
  ///
  /// - Parameter name: its local name.
  /// - Returns: its value, or nil where there is none.
  package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The line of what was met last, from 1.
  package var line: Int {
    guard let node = xmlTextReaderCurrentNode(reader) else { return 1 }
    return max(1, Int(xmlGetLineNo(node)))
  }

  /// A refusal at what was met last.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - values: what to fill into its words.
  /// - Returns: the error to throw.
  package func refused(_ code: String, _ values: [String: String] = [:]) -> InputRefused {
    InputRefused([Problem(code, at: Place(file, line: line), values)])
  }

  private func localName() -> String {
    guard let pointer = xmlTextReaderConstLocalName(reader) else { return "" }
    // libxml2 keeps each name once, so its address stands for it.
    if let name = names[pointer] { return name }
    let name = XMLStream.text(pointer)
    names[pointer] = name
    return name
  }

  private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private func malformed() -> InputRefused {
    guard let error = xmlGetLastError() else { return refused("xml.syntax", ["detail": "?"]) }
    let message = error.pointee.message.map { String(cString: $0) } ?? "?"
    let line = Int(error.pointee.line)
    return InputRefused([
      Problem(
        "xml.syntax", at: Place(file, line: max(1, line), column: max(1, Int(error.pointee.int2))),
        ["detail": String(message.split(separator: "\n").first ?? "?")])
    ])
  }

  private static func check(_ bytes: [UInt8], file: String) throws(InputRefused) {
    if bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE])
      || bytes.starts(with: [0xFE, 0xFF])
    {
      throw InputRefused([Problem("file.utf16", at: Place(file, line: 1))])
    }
    guard bytes.contains(UInt8(ascii: "<")), bytes.count < Int(Int32.max) else {
      throw InputRefused([Problem("xml.empty", at: Place(file, line: 1))])
    }
    // A document type is refused before libxml2 reads what it declares.
    var line = 1
    let pattern = Array("<!DOCTYPE".utf8)
    for position in bytes.indices {
      if bytes[position] == 0x0A { line += 1 }
      guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.count else { continue }
      if bytes[position...].starts(with: pattern) {
        throw InputRefused([Problem("xml.document-type", at: Place(file, line: line))])
      }
      let next = bytes[position + 1]
      if next != UInt8(ascii: "!"), next != UInt8(ascii: "?") { return }
    }
  }
}

extension XMLStream {
  /// Passes over the rest of the element that has just begun.
  ///
  /// - Throws: ``InputRefused`` where the document is not well formed.
  package func skip() throws(InputRefused) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  /// The text of the element that has just begun, with that of the elements in it; passes over it.
  ///
  /// - Returns: the text as it stands.
  /// - Throws: ``InputRefused`` where the document is not well formed.
  package func content() throws(InputRefused) -> String {
    var depth = 1
    var text = ""
    while depth > 0, let event = try next() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      case .text(let more): text += more
      }
    }
    return text
  }

  /// Goes on to the next element within the one that has just begun.
  ///
  /// The element must be read or skipped before this is asked again.
  ///
  /// - Returns: its name; nil where the outer element ends.
  /// - Throws: ``InputRefused`` where the document is not well formed.
  package func nextChild() throws(InputRefused) -> String? {
    while let event = try next() {
      switch event {
      case .start(let name): return name
      case .end: return nil
      case .text: break
      }
    }
    return nil
  }
}
