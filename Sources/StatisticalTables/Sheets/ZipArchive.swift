import CZip

/// The files in a ZIP archive, read by libzip from bytes in memory.
///
/// What an archive says of its sizes is not trusted: reading stops at a number of bytes in all.
package final class ZipArchive {
  /// Why an archive cannot be read.
  package enum Fault: Error {
    /// The bytes are no archive.
    case notAnArchive
    /// A part is damaged or encrypted.
    case damaged(part: String)
    /// It unpacks to more than is allowed, or holds more files than ``ZipArchive/mostFiles``.
    case tooLarge
  }

  /// The most bytes that are unpacked from one archive.
  package static let most = 512 << 20
  /// The most files that an archive may hold.
  package static let mostFiles = 10_000

  private let copy: UnsafeMutableBufferPointer<UInt8>
  private let archive: OpaquePointer
  private var left: Int

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - most: the most bytes that are unpacked from it in all.
  /// - Throws: ``Fault`` where the bytes are none, or one of too many files.
  package init(_ bytes: [UInt8], most: Int = ZipArchive.most) throws(Fault) {
    left = most
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    _ = copy.initialize(fromContentsOf: bytes)
    var error = zip_error_t()
    let source = zip_source_buffer_create(copy.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    guard let source, let archive = zip_open_from_source(source, zip_int32_t(ZIP_RDONLY), &error)
    else {
      if let source { zip_source_free(source) }
      copy.deallocate()
      throw .notAnArchive
    }
    self.copy = copy
    self.archive = archive
    guard zip_get_num_entries(archive, 0) <= ZipArchive.mostFiles else { throw .tooLarge }
  }

  deinit {
    zip_discard(archive)
    copy.deallocate()
  }

  /// The bytes of a file in the archive.
  ///
  /// - Parameter name: its path.
  /// - Returns: the bytes; nil where there is no such file.
  /// - Throws: ``Fault`` where it is damaged or encrypted, or unpacks to too much.
  package func read(_ name: String) throws(Fault) -> [UInt8]? {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    guard let entry = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw .damaged(part: name)
    }
    defer { zip_fclose(entry) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(entry, &piece, zip_uint64_t(piece.count))
      guard count >= 0 else { throw .damaged(part: name) }
      if count == 0 { return bytes }
      left -= Int(count)
      guard left >= 0 else { throw .tooLarge }
      bytes += piece[..<Int(count)]
    }
  }
}
