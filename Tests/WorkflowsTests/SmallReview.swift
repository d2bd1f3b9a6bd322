import Foundation
import Problems
import TestSupport
import Workflows

/// The folder that `NewReview` writes, in a place of the test's own, to be broken.
struct SmallReview {
  let folder: TemporaryFolder

  /// Where the review stands.
  var path: String { folder.path + "/review" }

  /// Does something with a fresh review folder.
  static func use<Result>(_ work: (SmallReview) throws -> Result) throws -> Result {
    try TemporaryFolder.use { folder in
      let review = SmallReview(folder: folder)
      _ = try NewReview.write(to: review.path)
      return try work(review)
    }
  }

  /// What a test that breaks nothing would otherwise pass by.
  struct NothingToReplace: Error {
    let file: String
    let text: String
  }

  func read(_ file: String) throws -> String { try folder.read("review/\(file)") }

  func write(_ text: String, to file: String) throws {
    try folder.write(text, to: "review/\(file)")
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    try write("", to: file)
    try Data(bytes).write(to: URL(filePath: "\(path)/\(file)"))
  }

  /// Replaces the first occurrence of a text, which must be there.
  func replace(_ text: String, with other: String, in file: String) throws {
    var content = try read(file)
    guard let range = content.range(of: text) else {
      throw NothingToReplace(file: file, text: text)
    }
    content.replaceSubrange(range, with: other)
    try write(content, to: file)
  }

  func append(_ text: String, to file: String) throws {
    try write(try read(file) + text, to: file)
  }

  func delete(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }

  /// Every problem of the folder, as `samstemt check` finds them.
  func problems() -> [Problem] {
    do throws(InputRefused) {
      return try BuildReview(path).check()
    } catch {
      return error.problems
    }
  }

  /// The files of a built report by path.
  func files(of output: String) throws -> [String: String] {
    try ReportFiles.read("\(folder.path)/\(output)")
  }

  /// Builds the report beside the review.
  @discardableResult
  func build(_ output: String = "report") throws -> BuildReview.Outcome {
    try BuildReview(path).write(to: "\(folder.path)/\(output)")
  }
}

/// The files of a built report.
enum ReportFiles {
  /// The content of every file below a folder, by path.
  static func read(_ root: String) throws -> [String: String] {
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var files: [String: String] = [:]
    for name in names {
      var isFolder: ObjCBool = false
      let path = "\(root)/\(name)"
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = try String(contentsOfFile: path, encoding: .utf8)
      }
    }
    return files
  }

  /// The rows of a CSV file without quotes, each by the names of its columns.
  static func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(zip(head, line), uniquingKeysWith: { first, _ in first })
    }
  }
}
