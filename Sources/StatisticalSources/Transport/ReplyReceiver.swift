import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Takes a reply as it comes: in memory at first, in a file from a certain size on.
final class ReplyReceiver {
  private(set) var headers: [String: String] = [:]
  /// Why the rest of the reply was not taken.
  private(set) var refusal: TransportFailure.Kind?
  private let largest: Int
  private let inMemory: Int
  private let folder: String
  private var bytes: [UInt8] = []
  private var count = 0
  private var path: String?
  private var descriptor: Int32 = -1

  init(largest: Int, inMemory: Int, folder: String) {
    self.largest = largest
    self.inMemory = inMemory
    self.folder = folder
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Hands what libcurl gives to a receiver.
  ///
  /// - Returns: how many bytes were taken; another number than given stops the transfer.
  static func take(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ target: UnsafeMutableRawPointer?,
    _ work: (ReplyReceiver, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let bytes, let target else { return count == 0 ? 0 : -1 }
    let receiver = Unmanaged<ReplyReceiver>.fromOpaque(target).takeUnretainedValue()
    return work(receiver, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : -1
  }

  /// Takes a part of the body.
  ///
  /// - Returns: whether more is taken.
  func append(_ part: UnsafeRawBufferPointer) -> Bool {
    count += part.count
    guard count <= largest else {
      refusal = .tooLarge
      return false
    }
    if descriptor < 0 && count <= inMemory {
      bytes.append(contentsOf: part)
      return true
    }
    if descriptor < 0 {
      guard open() else { return false }
    }
    return write(part)
  }

  /// Takes a line of the head.
  ///
  /// A status line begins a new head, as after a redirect.
  func header(_ line: UnsafeRawBufferPointer) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      headers = [:]
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...]
      headers[text[..<colon].lowercased()] = String(value.trimmed)
    }
    return true
  }

  /// The body as a whole; nil where its file could not be written to the end.
  func body() -> Reply.Body? {
    guard let path else { return .bytes(bytes) }
    let isWritten = close(descriptor) == 0
    descriptor = -1
    return isWritten ? .file(path) : nil
  }

  /// Throws away what has come.
  func discard() {
    if let path { unlink(path) }
  }

  private func open() -> Bool {
    refusal = .disk
    guard FolderMaker.make(folder) else { return false }
    var template = Array("\(folder)/reply-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return false }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard bytes.withUnsafeBytes(write) else { return false }
    bytes = []
    return true
  }

  private func write(_ part: UnsafeRawBufferPointer) -> Bool {
    var rest = part
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else {
        refusal = .disk
        return false
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    refusal = nil
    return true
  }
}

extension StringProtocol {
  /// The text without blanks and line breaks at its ends.
  var trimmed: SubSequence {
    let tail = drop { $0.isWhitespace }
    let end = tail.lastIndex { !$0.isWhitespace }.map { tail.index(after: $0) }
    return tail[..<(end ?? tail.startIndex)]
  }
}
