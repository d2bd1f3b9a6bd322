public import Measures

/// One value of a response.
///
/// The three ways of having none are told apart.
public enum Answer: Hashable, Sendable {
  /// The question was not put: another level, or the routing led past it.
  case notAsked
  /// The question was put and left open.
  case notAnswered
  /// The respondent says that they do not know.
  case dontKnow
  /// The codes chosen, in the questionnaire's order: one for single and scale.
  case choices([String])
  /// The codes in the order given, the best first.
  case ranking([String])
  /// A number.
  case number(Double)
  /// Words.
  case text(String)
  /// A day.
  case date(Day)
  /// A file that was handed in with the answer.
  case file(FileReference)
  /// A point on the map, or where it is in words.
  case place(Location)
  /// The answer for each item of a matrix, by the item's code.
  case items([String: Answer])

  /// Whether it says something about the question; "don't know" does not.
  public var isAnswered: Bool {
    switch self {
    case .notAsked, .notAnswered, .dontKnow: false
    case .items(let items): items.values.contains(where: \.isAnswered)
    default: true
    }
  }

  /// Whether the respondent did anything at all: answered, or said "don't know".
  public var isGiven: Bool {
    switch self {
    case .notAsked, .notAnswered: false
    case .items(let items): items.values.contains(where: \.isGiven)
    default: true
    }
  }
}

/// A file that a respondent handed in; its bytes are kept elsewhere under its id.
public struct FileReference: Hashable, Sendable {
  /// The id that its bytes are kept under: letters, digits, hyphens, underscores and points.
  public let id: String
  /// The name that the respondent gave it.
  public let name: String
  /// The media type, such as `application/pdf`.
  public let mediaType: String
  /// The size in bytes.
  public let size: Int

  /// A file.
  ///
  /// - Parameters:
  ///   - id: the id that its bytes are kept under.
  ///   - name: the name that the respondent gave it.
  ///   - mediaType: the media type.
  ///   - size: the size in bytes.
  public init(id: String, name: String, mediaType: String, size: Int) {
    self.id = id
    self.name = name
    self.mediaType = mediaType
    self.size = size
  }
}

extension Answer {
  /// The file that the answer is; nil where it is none.
  public var fileReference: FileReference? {
    if case .file(let file) = self { file } else { nil }
  }
}

/// Where something is: a point on the map, or words such as an address or a unit, or both.
public struct Location: Hashable, Sendable {
  /// The point, in degrees of WGS 84.
  public let point: Point?
  /// Where it is, in words; empty where only the point is known.
  public let text: String

  /// A point on the map.
  public struct Point: Hashable, Sendable {
    /// Degrees north, -90 to 90.
    public let latitude: Double
    /// Degrees east, -180 to 180.
    public let longitude: Double

    /// A point.
    ///
    /// - Parameters:
    ///   - latitude: degrees north.
    ///   - longitude: degrees east.
    /// - Returns: nil where there is no such point.
    public init?(latitude: Double, longitude: Double) {
      guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// A location.
  ///
  /// - Parameters:
  ///   - point: the point, where known.
  ///   - text: where it is, in words.
  /// - Returns: nil where neither is said.
  public init?(point: Point?, text: String = "") {
    guard point != nil || !text.isEmpty else { return nil }
    self.point = point
    self.text = text
  }
}
