/// What a value in a YAML file of the review folder, or in a query, must look like.
///
/// One description serves three ends: it checks what was written, it becomes the JSON Schema that
/// editors use, and it says which keys there are.
indirect enum Shape: Sendable {
  /// Any text that is not blank.
  case text
  /// A text for readers: one string, or a map from language to string.
  case localized
  /// An id: `a-z`, `0-9`, `-` and `_`.
  case identifier
  /// A whole number.
  case integer
  /// A number.
  case number
  /// `true` or `false`.
  case boolean
  /// A day, `2026-11-21`.
  case date
  /// A day, or `false`.
  case dateOrFalse
  /// A period, `2026` or `2016-2022`.
  case period
  /// One of these words.
  case choice([String])
  /// A language that the product has words for.
  case language
  /// A list.
  case list(Shape, atLeast: Int = 0)
  /// One value, or a list of such values.
  case oneOrMore(Shape)
  /// An object whose keys are ids of one's own, each with a list of such values.
  case namedLists(Shape)
  /// An object whose keys are words of one's own, each with a number.
  case namedNumbers
  /// An object whose keys are names of one's own, each with a day.
  case namedDates
  /// An object whose keys are names of one's own, each with a text.
  case namedTexts
  /// An object whose keys are words of one's own, each with such a value.
  case named(Shape)
  /// One text, or a value of this shape.
  case textOr(Shape)
  /// An object with these keys and no others.
  case object([Field])
  /// The shape with this name in ``Shape/named(_:)``, so that a shape can hold itself.
  case reference(String)

  /// One key of an object.
  struct Field: Sendable {
    let name: String
    let shape: Shape
    let isRequired: Bool
    /// What the key means, for the schema.
    let meaning: String

    /// A key that must be there.
    static func required(_ name: String, _ shape: Shape, _ meaning: String) -> Field {
      Field(name: name, shape: shape, isRequired: true, meaning: meaning)
    }

    /// A key that may be left out.
    static func optional(_ name: String, _ shape: Shape, _ meaning: String) -> Field {
      Field(name: name, shape: shape, isRequired: false, meaning: meaning)
    }
  }
}
