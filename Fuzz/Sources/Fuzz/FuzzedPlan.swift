import PlanDocuments
import PlanReading
import Problems

/// A plan made up by libFuzzer, read from its bytes to what its passages name.
enum FuzzedPlan {
  /// Reads a text file, a page of the web or Markdown.
  static func readText(_ bytes: [UInt8]) throws(InputRefused) {
    // A PDF would start a program each time; an archive is what the other two are for.
    guard !bytes.starts(with: [0x50, 0x4B]),
      !String(decoding: bytes, as: UTF8.self).contains("%PDF-")
    else { return }
    for name in ["a.txt", "a.md", "a.html"] { look(try PlanDocument(bytes, name: name)) }
  }

  /// Reads a DOCX with this as its main part, its styles and its notes.
  static func readWord(_ bytes: [UInt8]) throws(InputRefused) {
    let files = [
      "[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/footnotes.xml",
    ]
    look(try PlanDocument(StoredArchive.bytes(files.map { ($0, bytes) }), name: "a.docx"))
  }

  /// Reads an ODT with this as its content.
  static func readOpenDocument(_ bytes: [UInt8]) throws(InputRefused) {
    let kind = Array("application/vnd.oasis.opendocument.text".utf8)
    let archive = StoredArchive.bytes([("mimetype", kind), ("content.xml", bytes)])
    look(try PlanDocument(archive, name: "a.odt"))
  }

  /// What every document holds to.
  private static func look(_ document: PlanDocument) {
    precondition(!document.text.passages.isEmpty, "a document without text is refused")
    for passage in document.text.passages {
      precondition(
        !passage.text.isEmpty && passage.text.utf8.count <= 50_000, "a passage has an end")
    }
    let read = planReader.read(document.text)
    precondition(read.readings.count == document.text.passages.count, "a reading for each passage")
    for (passage, reading) in zip(read.passages, read.readings) {
      let size = passage.text.utf8.count
      for reference in reading.references {
        precondition(
          reference.range.lowerBound >= 0 && reference.range.upperBound <= size, "evidence")
      }
      for hit in reading.hits {
        precondition(hit.range.lowerBound >= 0 && hit.range.upperBound <= size, "evidence")
      }
      for range in reading.framing?.evidence ?? [] {
        precondition(range.lowerBound >= 0 && range.upperBound <= size, "evidence")
      }
    }
  }
}

/// One reader for all: it takes seconds to make under the sanitizer.
nonisolated(unsafe) private let planReader = PlanReader(.standard)
