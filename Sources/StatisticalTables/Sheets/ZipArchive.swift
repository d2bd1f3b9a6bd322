import CZip
import Problems

/// The files in a ZIP archive, read by libzip from bytes in memory.
///
/// What an archive says of its sizes is not trusted: reading stops at ``most`` bytes in all.
final class ZipArchive {
  /// The most bytes that are unpacked from one archive.
  static let most = 512 << 20
  /// The most files that an archive may hold.
  static let mostFiles = 10_000

  private let file: String
  private let copy: UnsafeMutableBufferPointer<UInt8>
  private let archive: OpaquePointer
  private var left = ZipArchive.most

  /// Opens an archive.
  ///
  /// - Throws: ``InputRefused`` where the bytes are none, or one of too many files.
  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    _ = copy.initialize(fromContentsOf: bytes)
    var error = zip_error_t()
    let source = zip_source_buffer_create(copy.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    guard let source, let archive = zip_open_from_source(source, zip_int32_t(ZIP_RDONLY), &error)
    else {
      if let source { zip_source_free(source) }
      copy.deallocate()
      throw InputRefused([Problem("xlsx.not-a-workbook", at: Place(file))])
    }
    self.copy = copy
    self.archive = archive
    self.file = file
    guard zip_get_num_entries(archive, 0) <= ZipArchive.mostFiles else {
      throw tooLarge()
    }
  }

  deinit {
    zip_discard(archive)
    copy.deallocate()
  }

  /// The bytes of a file in the archive.
  ///
  /// - Parameter name: its path.
  /// - Returns: the bytes; nil where there is no such file.
  /// - Throws: ``InputRefused`` where it is damaged or encrypted, or unpacks to too much.
  func read(_ name: String) throws(InputRefused) -> [UInt8]? {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    guard let entry = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw damaged(name)
    }
    defer { zip_fclose(entry) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(entry, &piece, zip_uint64_t(piece.count))
      guard count >= 0 else { throw damaged(name) }
      if count == 0 { return bytes }
      left -= Int(count)
      guard left >= 0 else { throw tooLarge() }
      bytes += piece[..<Int(count)]
    }
  }

  private func damaged(_ name: String) -> InputRefused {
    InputRefused([Problem("xlsx.damaged", at: Place(file), ["part": name])])
  }

  private func tooLarge() -> InputRefused {
    InputRefused([
      Problem("xlsx.too-large", at: Place(file), ["limit": String(ZipArchive.most >> 20)])
    ])
  }
}
