import Foundation
import Problems
import TestSupport
import Testing

@testable import SurveyFormats

/// What pyxform 4.5.0 made of the forms in the reference data.
struct XLSFormOracle {
  static let folder = "survey/forms/xlsform"

  /// A form, and what became of it.
  struct Form: Decodable, Sendable, CustomTestStringConvertible {
    let file: String
    let ok: Bool
    let error: String?
    var testDescription: String { file }
  }

  private struct Manifest: Decodable { let forms: [Form] }

  /// A part of a form as pyxform understands it.
  struct Node: Decodable {
    let type: String?
    let name: String
    let children: [Node]?
    let choices: Choices?
    let label: Label?
    let bind: [String: Label]?
    let appearance: String?

    enum Choices: Decodable {
      case list([Choice])
      case lists([String: [Choice]])
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let list = try? container.decode([Choice].self) {
          self = .list(list)
        } else {
          self = .lists(try container.decode([String: [Choice]].self))
        }
      }
    }

    struct Choice: Decodable {
      let name: String
      let label: Label?
    }
  }

  /// A text, or one for each language.
  enum Label: Decodable {
    case one(String)
    case many([String: String])
    case other
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .one(text)
      } else {
        self = (try? container.decode([String: String].self)).map(Label.many) ?? .other
      }
    }

    var languages: [String] {
      guard case .many(let texts) = self else { return [] }
      return texts.filter { $0.value != "-" }.keys.sorted()
    }

    var text: String? {
      guard case .one(let text) = self else { return nil }
      return text
    }
  }

  static let forms: [Form] = {
    guard let bytes = try? ReferenceData.bytes("\(folder)/oracle/manifest.json"),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes))
    else { return [] }
    return manifest.forms
  }()

  static func bytes(_ form: Form) throws -> [UInt8] {
    try ReferenceData.bytes("\(folder)/tests/\(form.file)")
  }

  static func root(_ form: Form) throws -> Node {
    let name = form.file.split(separator: "/").last.map(String.init) ?? ""
    let bytes = try ReferenceData.bytes("\(folder)/oracle/\(name).json")
    return try JSONDecoder().decode(Node.self, from: Data(bytes))
  }

  static func writing(_ form: Form) -> FormWorkbook.Writing {
    form.file.hasSuffix(".csv") ? .delimited : form.file.hasSuffix(".md") ? .markdown : .workbook
  }
}
