/// How much of a document is read, and how long, before it is refused.
public struct DocumentLimits: Sendable {
  /// The most bytes that a file may have.
  public var bytes: Int
  /// The most pages that a PDF may have.
  public var pages: Int
  /// The most bytes that a DOCX or ODT may unpack to, and that the text of a PDF with its places may take.
  public var unpackedBytes: Int
  /// The most seconds of the processor that taking out a PDF's text may last; four times as many by the clock.
  public var seconds: Int
  /// The most memory, in bytes, that a program which reads a PDF may ask for.
  public var memory: Int
  /// The most pages whose letters are recognised from pictures.
  public var scannedPages: Int
  /// The most seconds of the processor that recognising one page may last; four times as many by the clock.
  public var secondsForScan: Int

  /// Limits that no plan meets.
  ///
  /// - Parameters:
  ///   - bytes: the most bytes that a file may have.
  ///   - pages: the most pages that a PDF may have.
  ///   - unpackedBytes: the most bytes of text with its marks.
  ///   - seconds: the most seconds that a PDF may take.
  ///   - memory: the most memory, in bytes, for reading a PDF.
  ///   - scannedPages: the most pages that are recognised from pictures.
  ///   - secondsForScan: the most seconds that recognising one page may last.
  public init(
    bytes: Int = 300 << 20, pages: Int = 5_000, unpackedBytes: Int = 512 << 20, seconds: Int = 60,
    memory: Int = 1 << 30, scannedPages: Int = 400, secondsForScan: Int = 60
  ) {
    self.bytes = bytes
    self.pages = pages
    self.unpackedBytes = unpackedBytes
    self.seconds = seconds
    self.memory = memory
    self.scannedPages = scannedPages
    self.secondsForScan = secondsForScan
  }
}
