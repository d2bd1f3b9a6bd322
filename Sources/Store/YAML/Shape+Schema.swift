import Languages
import StatisticalTables

extension Shape {
  /// The JSON Schema (draft 2020-12) of a file, for editors.
  ///
  /// - Parameters:
  ///   - name: the schema's name.
  ///   - shape: what the file must look like.
  /// - Returns: the schema as JSON.
  static func schema(named name: String, _ shape: Shape) -> JSONText {
    var members: [(key: String, value: JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Samstemt: \(name)")),
    ]
    members += shape.schemaMembers
    let definitions = shape.references.sorted()
    if !definitions.isEmpty {
      members.append(
        ("$defs", .object(definitions.map { ($0, .object(Shape.named($0).schemaMembers)) })))
    }
    return .object(members)
  }

  private var references: Set<String> {
    switch self {
    case .reference(let name): [name]
    case .list(let item, _), .namedLists(let item), .oneOrMore(let item), .named(let item),
      .textOr(let item):
      item.references
    case .object(let fields): fields.reduce(into: []) { $0.formUnion($1.shape.references) }
    default: []
    }
  }

  private var schemaMembers: [(key: String, value: JSONText)] {
    switch self {
    case .text: [("type", Self.oneOf("string", "number", "boolean"))]
    case .localized: localizedSchema
    case .identifier:
      [("type", Self.oneOf("string", "integer")), ("pattern", .string("^[a-z0-9_-]+$"))]
    case .integer: [("type", .string("integer"))]
    case .number: [("type", .string("number"))]
    case .boolean: [("type", .string("boolean"))]
    case .date: [("type", .string("string")), ("format", .string("date"))]
    case .dateOrFalse:
      [
        (
          "anyOf",
          .array([
            .object([("type", .string("string")), ("format", .string("date"))]),
            .object([("const", .bool(false))]),
          ])
        )
      ]
    case .period:
      [
        ("type", Self.oneOf("string", "integer")),
        ("pattern", .string("^[0-9]{4}([QK][1-4]|M[0-9]{2}|[-_][0-9]{4})?$")),
      ]
    case .choice(let words): [("enum", .array(words.map { .string($0) }))]
    case .language: [("enum", .array(Language.all.map { .string($0.tag.rawValue) }))]
    case .list(let item, let least):
      [("type", .string("array")), ("items", .object(item.schemaMembers))]
        + (least > 0 ? [("minItems", .int(least))] : [])
    case .oneOrMore(let item):
      [
        (
          "anyOf",
          .array([
            .object(item.schemaMembers), .object(Shape.list(item, atLeast: 1).schemaMembers),
          ])
        )
      ]
    case .namedLists(let item):
      [
        ("type", .string("object")),
        (
          "additionalProperties",
          .object([("type", .string("array")), ("items", .object(item.schemaMembers))])
        ),
      ]
    case .namedNumbers:
      [
        ("type", .string("object")),
        ("additionalProperties", .object([("type", .string("number"))])),
        ("minProperties", .int(1)),
      ]
    case .namedDates: Self.named([("type", .string("string")), ("format", .string("date"))])
    case .namedTexts: Self.named([("type", Self.oneOf("string", "number", "boolean"))])
    case .named(let item): Self.named(item.schemaMembers)
    case .textOr(let other):
      [
        (
          "anyOf",
          .array([.object([("type", .string("string"))]), .object(other.schemaMembers)])
        )
      ]
    case .object(let fields): Self.objectSchema(fields)
    case .reference(let name): [("$ref", .string("#/$defs/\(name)"))]
    }
  }

  private var localizedSchema: [(key: String, value: JSONText)] {
    let languages = Language.all.map {
      (key: $0.tag.rawValue, value: JSONText.object([("type", .string("string"))]))
    }
    return [
      (
        "anyOf",
        .array([
          .object([("type", .string("string"))]),
          .object([
            ("type", .string("object")), ("properties", .object(languages)),
            ("additionalProperties", .bool(false)), ("minProperties", .int(1)),
          ]),
        ])
      )
    ]
  }

  private static func objectSchema(_ fields: [Field]) -> [(key: String, value: JSONText)] {
    let properties = fields.map { field in
      (
        key: field.name,
        value: JSONText.object(
          [("description", .string(field.meaning))] + field.shape.schemaMembers)
      )
    }
    let needed = fields.filter(\.isRequired).map { JSONText.string($0.name) }
    return [("type", .string("object")), ("properties", .object(properties))]
      + (needed.isEmpty ? [] : [("required", .array(needed))])
      + [("additionalProperties", .bool(false))]
  }

  private static func named(
    _ value: [(key: String, value: JSONText)]
  ) -> [(key: String, value: JSONText)] {
    [
      ("type", .string("object")), ("additionalProperties", .object(value)),
      ("minProperties", .int(1)),
    ]
  }

  private static func oneOf(_ types: String...) -> JSONText {
    .array(types.map { .string($0) })
  }
}
