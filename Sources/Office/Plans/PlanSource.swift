import PlanDocuments
import PlanReading
import Problems

/// The text of a file that was sent in as a plan.
struct PlanSource {
  /// Its passages.
  let text: PlanText
  /// How many pages it has; nil where the format has none.
  let pages: Int?
  /// What somebody should look at.
  let notes: [Problem]

  /// Less than a plan that somebody hands to the command line: strangers send these.
  private static let limits = DocumentLimits(
    bytes: PlanForm.largestFile, pages: 2_000, unpackedBytes: 128 << 20, seconds: 40,
    memory: 512 << 20)

  /// Takes the text out of a file.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - name: its name; its ending tells Markdown from plain text.
  /// - Throws: ``InputRefused`` where it is of no kind that is read, or too much.
  init(_ bytes: [UInt8], name: String) throws(InputRefused) {
    let document = try PlanDocument(bytes, name: name, limits: Self.limits)
    text = document.text
    pages = document.pageCount
    notes = document.notes
  }
}
