import Foundation
import Testing

@testable import Store

/// The schemas come from the same description as the checks.
struct SchemaTests {
  @Test(arguments: FolderSchemas.names)
  func `a schema says the keys, which are needed, and that there are no others`(
    _ name: String
  ) throws {
    let text = try #require(FolderSchemas.text(name))
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let fields = fields(of: try #require(Shape.files.first { $0.name == name }).shape)
    #expect(!fields.isEmpty)
    let places =
      [schema] + (schema["oneOf"] as? [[String: Any]] ?? [])
      + (schema["anyOf"] as? [[String: Any]] ?? [])
    let object = try #require(places.first { $0["properties"] != nil })
    let properties = try #require(object["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(fields.map(\.name)))
    #expect(
      Set(object["required"] as? [String] ?? []) == Set(fields.filter(\.isRequired).map(\.name)))
    #expect(object["additionalProperties"] as? Bool == false)
  }

  @Test func `a schema that there is not is nil`() {
    #expect(FolderSchemas.text("elephants") == nil)
  }

  private func fields(of shape: Shape) -> [Shape.Field] {
    switch shape {
    case .object(let fields): fields
    case .oneOrMore(let item): fields(of: item)
    case .reference(let name): fields(of: Shape.named(name))
    default: []
    }
  }
}
