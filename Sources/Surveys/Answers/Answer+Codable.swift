import Measures

/// The stable form of answers in JSON: `{"kind": "number", "number": 3}`.
///
/// | kind | holds |
/// | --- | --- |
/// | `none` | `reason`: `not-asked`, `not-answered` or `dont-know` |
/// | `choices`, `ranking` | `codes` |
/// | `number` | `number` |
/// | `text` | `text` |
/// | `date` | `date`, as 2026-03-01 |
/// | `file` | `id`, `name`, `mediaType`, `size` |
/// | `place` | `latitude` and `longitude`, `text`; either may be missing |
/// | `items` | `items`: an answer for each item |
extension Answer: Codable {
  private enum Key: String, CodingKey {
    case kind, reason, codes, number, text, date, id, name, mediaType, size, latitude, longitude
    case items
  }

  /// Reads an answer.
  ///
  /// - Parameter decoder: where it is read from.
  /// - Throws: `DecodingError` where it is no answer.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    func refused(_ key: Key, _ text: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: box, debugDescription: text)
    }
    let kind = try box.decode(String.self, forKey: .kind)
    switch kind {
    case "none":
      switch try box.decode(String.self, forKey: .reason) {
      case "not-asked": self = .notAsked
      case "not-answered": self = .notAnswered
      case "dont-know": self = .dontKnow
      case let reason: throw refused(.reason, "\(reason) is no reason")
      }
    case "choices": self = .choices(try box.decode([String].self, forKey: .codes))
    case "ranking": self = .ranking(try box.decode([String].self, forKey: .codes))
    case "number":
      let number = try box.decode(Double.self, forKey: .number)
      guard number.isFinite else { throw refused(.number, "the number is not finite") }
      self = .number(number)
    case "text": self = .text(try box.decode(String.self, forKey: .text))
    case "date":
      let text = try box.decode(String.self, forKey: .date)
      guard let day = Day(text) else { throw refused(.date, "\(text) is no day") }
      self = .date(day)
    case "file":
      self = .file(
        FileReference(
          id: try box.decode(String.self, forKey: .id),
          name: try box.decode(String.self, forKey: .name),
          mediaType: try box.decode(String.self, forKey: .mediaType),
          size: try box.decode(Int.self, forKey: .size)))
    case "place":
      let latitude = try box.decodeIfPresent(Double.self, forKey: .latitude)
      let longitude = try box.decodeIfPresent(Double.self, forKey: .longitude)
      let text = try box.decodeIfPresent(String.self, forKey: .text) ?? ""
      var point: Location.Point?
      if latitude != nil || longitude != nil {
        point = Location.Point(latitude: latitude ?? .nan, longitude: longitude ?? .nan)
        if point == nil { throw refused(.latitude, "there is no such point") }
      }
      guard let location = Location(point: point, text: text) else {
        throw refused(.text, "a place has a point or words")
      }
      self = .place(location)
    case "items": self = .items(try box.decode([String: Answer].self, forKey: .items))
    default: throw refused(.kind, "\(kind) is no kind of answer")
    }
  }

  /// Writes an answer.
  ///
  /// - Parameter encoder: where it is written to.
  /// - Throws: what the encoder throws, as for a number that is not finite.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    func none(_ reason: String) throws {
      try box.encode("none", forKey: .kind)
      try box.encode(reason, forKey: .reason)
    }
    switch self {
    case .notAsked: try none("not-asked")
    case .notAnswered: try none("not-answered")
    case .dontKnow: try none("dont-know")
    case .choices(let codes):
      try box.encode("choices", forKey: .kind)
      try box.encode(codes, forKey: .codes)
    case .ranking(let codes):
      try box.encode("ranking", forKey: .kind)
      try box.encode(codes, forKey: .codes)
    case .number(let number):
      try box.encode("number", forKey: .kind)
      try box.encode(number, forKey: .number)
    case .text(let text):
      try box.encode("text", forKey: .kind)
      try box.encode(text, forKey: .text)
    case .date(let day):
      try box.encode("date", forKey: .kind)
      try box.encode(day.description, forKey: .date)
    case .file(let file):
      try box.encode("file", forKey: .kind)
      try box.encode(file.id, forKey: .id)
      try box.encode(file.name, forKey: .name)
      try box.encode(file.mediaType, forKey: .mediaType)
      try box.encode(file.size, forKey: .size)
    case .place(let location):
      try box.encode("place", forKey: .kind)
      try box.encodeIfPresent(location.point?.latitude, forKey: .latitude)
      try box.encodeIfPresent(location.point?.longitude, forKey: .longitude)
      if !location.text.isEmpty { try box.encode(location.text, forKey: .text) }
    case .items(let items):
      try box.encode("items", forKey: .kind)
      try box.encode(items, forKey: .items)
    }
  }
}
