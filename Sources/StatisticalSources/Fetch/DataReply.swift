import Problems
import StatisticalTables

/// Reads the cells in replies of services.
enum DataReply {
  /// A reply in JSON-stat.
  ///
  /// - Parameters:
  ///   - bytes: the reply.
  ///   - place: names it in problems.
  /// - Returns: the cube.
  /// - Throws: `InputRefused` where it is none, or holds several.
  static func jsonStat(_ bytes: [UInt8], at place: String) throws(InputRefused) -> Cube {
    let content = try JSONStat.read(bytes, file: place)
    guard content.cubes.count == 1, let cube = content.cubes.first else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(place))])
    }
    return cube
  }
}
