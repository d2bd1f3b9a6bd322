import Problems
import StatisticalTables

/// The files in the archive of a document.
struct OfficeParts {
  let name: String
  private let archive: ZipArchive
  private let limits: DocumentLimits

  init(_ bytes: [UInt8], name: String, limits: DocumentLimits) throws(InputRefused) {
    self.name = name
    self.limits = limits
    do throws(ZipArchive.Fault) {
      archive = try ZipArchive(bytes, most: limits.unpackedBytes)
    } catch {
      throw OfficeParts.refusal(error, name, limits)
    }
  }

  /// A part's bytes; nil where there is none of that path.
  subscript(path: String) -> [UInt8]? {
    get throws(InputRefused) {
      do throws(ZipArchive.Fault) {
        return try archive.read(path)
      } catch {
        throw OfficeParts.refusal(error, name, limits)
      }
    }
  }

  func stream(_ bytes: [UInt8], _ part: String) throws(InputRefused) -> XMLStream {
    try XMLStream(bytes, file: "\(name)/\(part)")
  }

  /// The part of that name beside another; nil where there is none.
  func stream(_ part: String, beside main: String) throws(InputRefused) -> XMLStream? {
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let path = folder.isEmpty ? part : "\(folder)/\(part)"
    guard let bytes = try self[path] else { return nil }
    return try stream(bytes, path)
  }

  /// Whether a word stands anywhere in a part.
  func has(_ word: String, in bytes: [UInt8]) -> Bool {
    let pattern = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
    }
  }

  func damaged(_ part: String) -> InputRefused {
    OfficeParts.refusal(.damaged(part: part), name, limits)
  }

  private static func refusal(
    _ fault: ZipArchive.Fault, _ name: String, _ limits: DocumentLimits
  ) -> InputRefused {
    switch fault {
    case .notAnArchive, .damaged:
      return InputRefused([Problem("document.damaged", at: Place(name))])
    case .tooLarge:
      let limit = String(limits.unpackedBytes >> 20)
      return InputRefused([Problem("document.too-much-inside", at: Place(name), ["limit": limit])])
    }
  }
}
