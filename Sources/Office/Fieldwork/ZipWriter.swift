import CZip
import Foundation

/// Puts files into one ZIP archive.
enum ZipWriter {
  /// The archive could not be made.
  struct Failed: Error {}

  /// An archive of files, in the order given; the same files give the same bytes.
  static func archive(_ files: [(path: String, bytes: [UInt8])]) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.path + "/samstemt-\(UUID().uuidString).zip"
    defer { unlink(path) }
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else { throw Failed() }
    // libzip reads the bytes when it closes the archive: they must stay where they are till then.
    var kept: [UnsafeMutablePointer<UInt8>] = []
    defer { for pointer in kept { pointer.deallocate() } }
    for (name, bytes) in files {
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
      copy.initialize(from: bytes, count: bytes.count)
      kept.append(copy)
      guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 0) else {
        zip_discard(archive)
        throw Failed()
      }
      let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        zip_source_free(source)
        zip_discard(archive)
        throw Failed()
      }
      // 1 January 1980, the earliest that the format knows.
      zip_file_set_dostime(archive, zip_uint64_t(index), 0, 33, 0)
    }
    guard zip_close(archive) == 0, let data = FileManager.default.contents(atPath: path) else {
      zip_discard(archive)
      throw Failed()
    }
    return Array(data)
  }
}
