import Foundation
import Measures
import Problems
import StatisticalTables

extension ReviewFolder {
  /// A ring of longitude and latitude.
  typealias Ring = [(longitude: Double, latitude: Double)]

  /// The shapes of the review's units in the files of `maps/`: GeoJSON (RFC 7946) with each unit's code in
  /// the property `code`.
  mutating func shapes(_ units: ReviewUnits) -> [String: [Ring]] {
    var shapes: [String: [Ring]] = [:]
    let known = Set(units.categories.map(\.code))
    for path in files.list("maps", ending: ".geojson") {
      let text = attempt { [files] () throws(InputRefused) in
        try TextFile.decode(files.bytes(path), file: path)
      }
      guard let text else { continue }
      do {
        let map = try JSONDecoder().decode(GeoJSON.self, from: Data(text.utf8))
        let found = map.features.filter { known.contains($0.properties.code) }
        if found.isEmpty { log.error("map.no-units", at: Place(path)) }
        for feature in found {
          shapes[feature.properties.code, default: []] += feature.geometry.rings
        }
      } catch {
        log.error("map.not-geojson", at: Place(path), ["detail": GeoJSON.explain(error)])
      }
    }
    return shapes
  }
}

/// A GeoJSON feature collection of areas.
private struct GeoJSON: Decodable {
  let features: [Feature]

  struct Feature: Decodable {
    let properties: Properties
    let geometry: Geometry
  }

  struct Properties: Decodable {
    let code: String
  }

  struct Geometry: Decodable {
    let rings: [ReviewFolder.Ring]

    private enum Key: CodingKey {
      case type, coordinates
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let polygons: [[[[Double]]]] =
        switch try container.decode(String.self, forKey: .type) {
        case "Polygon": [try container.decode([[[Double]]].self, forKey: .coordinates)]
        case "MultiPolygon": try container.decode([[[[Double]]]].self, forKey: .coordinates)
        case let type:
          throw DecodingError.dataCorruptedError(
            forKey: .type, in: container, debugDescription: "\(type) is no area")
        }
      rings = try polygons.flatMap { $0 }.map { ring in
        try ring.map { point in
          guard point.count >= 2, (-180...180).contains(point[0]), (-90...90).contains(point[1])
          else {
            throw DecodingError.dataCorruptedError(
              forKey: .coordinates, in: container,
              debugDescription: "a point is not longitude and latitude")
          }
          return (longitude: point[0], latitude: point[1])
        }
      }
    }
  }

  /// What is wrong, and where in the file.
  static func explain(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(path(context)): \(key.stringValue)"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      "\(path(context)): \(context.debugDescription)"
    default: "\(error)"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      .joined(separator: ".")
  }
}
