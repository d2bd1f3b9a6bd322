import Figures
import Foundation
import FoundationXML
import Testing

/// A drawing read back as XML.
struct ReadSVG {
  let root: XMLElement
  // An element does not keep its document alive, which owns the tree.
  private let document: XMLDocument

  init(_ svg: SVG) throws {
    document = try XMLDocument(xmlString: svg.markup)
    root = try #require(document.rootElement())
  }

  /// All elements with a tag, in order.
  func elements(_ tag: String) -> [XMLElement] {
    func walk(_ element: XMLElement) -> [XMLElement] {
      let children = (element.children ?? []).compactMap { $0 as? XMLElement }
      return (element.name == tag ? [element] : []) + children.flatMap(walk)
    }
    return walk(root)
  }

  func elements(_ tag: String, class name: String) -> [XMLElement] {
    elements(tag).filter { element in
      element.text("class").split(separator: " ")
        .contains(Substring(name))
    }
  }

  /// Everything written in the drawing, line by line.
  var lines: [String] { elements("text").map { $0.stringValue ?? "" } }
}

extension XMLElement {
  /// All text inside.
  var words: String { stringValue ?? "" }
  var tooltip: String? { elements(forName: "title").first?.stringValue }
  func text(_ name: String) -> String {
    // `attribute(forName:)` finds nothing where a default namespace is declared.
    attributes?.first { $0.name == name }?.stringValue ?? ""
  }
  func number(_ name: String) throws -> Double { try #require(Double(text(name))) }
}
