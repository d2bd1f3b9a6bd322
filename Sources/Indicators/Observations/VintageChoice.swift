public import Measures

/// Which vintage of each file of observations counts.
///
/// A vintage is whole: it holds everything that its source said on its day. The latest that is not
/// after the chosen day counts alone; what an older one has besides is not mixed in.
public struct VintageChoice: Hashable, Sendable {
  /// The day that counts for all files; nil for the latest.
  public let asOf: Day?
  /// Days of single files, by the name that their vintages have in common.
  public let files: [String: Day]

  /// A choice.
  ///
  /// - Parameters:
  ///   - asOf: the day that counts for all files; nil for the latest.
  ///   - files: days of single files.
  public init(asOf: Day? = nil, files: [String: Day] = [:]) {
    self.asOf = asOf
    self.files = files
  }

  /// The vintage of a file that counts.
  ///
  /// - Parameters:
  ///   - name: the name that the vintages have in common.
  ///   - vintages: those that there are; nil stands for a file without one, older than any.
  /// - Returns: the place in `vintages`; nil where all are later than the chosen day.
  public func index(of name: String, among vintages: [Day?]) -> Int? {
    let latest = files[name] ?? asOf
    var best: Int?
    for (index, vintage) in vintages.enumerated() {
      if let latest, let vintage, vintage > latest { continue }
      guard let before = best else {
        best = index
        continue
      }
      guard let vintage else { continue }
      if vintages[before].map({ $0 < vintage }) ?? true { best = index }
    }
    return best
  }
}
