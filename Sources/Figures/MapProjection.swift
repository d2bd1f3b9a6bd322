#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// From longitude and latitude to the plane, without stretching the middle of the map.
///
/// The equirectangular projection with a standard parallel: J. P. Snyder, Map Projections: A
/// Working Manual, USGS Professional Paper 1395 (1987), chapter 12.
public struct MapProjection: Hashable, Sendable {
  /// The latitude in degrees where shapes keep their form.
  public let standardParallel: Double

  /// A projection that keeps the form of shapes at a latitude.
  ///
  /// - Parameter standardParallel: the latitude in degrees, such as 65 for Norway.
  public init(standardParallel: Double) {
    self.standardParallel = standardParallel
  }

  /// The place of a point on the plane, in degrees of latitude, y downwards.
  ///
  /// - Parameters:
  ///   - longitude: degrees east.
  ///   - latitude: degrees north.
  /// - Returns: the point.
  public func point(longitude: Double, latitude: Double) -> ShapeMap.Point {
    ShapeMap.Point(x: longitude * cos(standardParallel * .pi / 180), y: -latitude)
  }

  /// A ring on the plane.
  ///
  /// - Parameter ring: degrees east and north, in order.
  /// - Returns: the points in the same order.
  public func ring(_ ring: [(longitude: Double, latitude: Double)]) -> [ShapeMap.Point] {
    ring.map { point(longitude: $0.longitude, latitude: $0.latitude) }
  }
}
