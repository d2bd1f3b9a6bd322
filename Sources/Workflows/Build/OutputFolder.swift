import Foundation
import Problems
import Store
import VoluntaryReview

/// The folder that a report is written to.
struct OutputFolder {
  /// The file that says a folder is a report of ours, and what it prints.
  static let recordName = "edition.json"

  /// The file that says which report it is, for a list of reports.
  static let infoName = "report.json"

  /// The path, without a final slash.
  let path: String

  init(_ path: String) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  private var files: FolderFiles { FolderFiles(path) }

  /// Refuses a folder that holds something else than a report: nothing of a user's is lost.
  func checkReplaceable() throws(InputRefused) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
    guard names.isEmpty || names.contains(Self.recordName) else {
      throw InputRefused([Problem("folder.no-report", at: Place(path))])
    }
  }

  /// What the report that stands there prints.
  var lastRecord: EditionRecord? {
    (try? files.bytes(Self.recordName)).flatMap(EditionFile.read)
  }

  /// Where the files are written before they take the folder's place: a hidden name of ours, so that
  /// nothing of a user's is removed.
  private var fresh: String {
    let url = URL(filePath: path)
    return url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).samstemt-new").path
  }

  /// Writes the files beside the folder and then puts them in its place.
  func replace(with content: [(path: String, content: String)]) throws(InputRefused) {
    let manager = FileManager.default
    let fresh = fresh
    do {
      try? manager.removeItem(atPath: fresh)
      try manager.createDirectory(atPath: fresh, withIntermediateDirectories: true)
      for folder in Set(content.map { folder(of: $0.path) }).sorted() {
        try manager.createDirectory(
          atPath: "\(fresh)/\(folder)", withIntermediateDirectories: true)
      }
      for file in content {
        try Data(file.content.utf8).write(to: URL(filePath: "\(fresh)/\(file.path)"))
      }
      if manager.fileExists(atPath: path) {
        try exchange(with: fresh)
        try? manager.removeItem(atPath: fresh)
      } else {
        try manager.moveItem(atPath: fresh, toPath: path)
      }
    } catch {
      throw InputRefused([
        Problem("folder.unwritable", at: Place(path), ["detail": error.localizedDescription])
      ])
    }
  }

  /// Lets two folders change names in one step, so that a process that is killed leaves a whole report.
  private func exchange(with fresh: String) throws {
    if AtomicExchange.swap(path, fresh) { return }
    // A file system that cannot exchange names: the old report stands aside for a moment.
    let old = fresh + "-old"
    try? FileManager.default.removeItem(atPath: old)
    try FileManager.default.moveItem(atPath: path, toPath: old)
    try FileManager.default.moveItem(atPath: fresh, toPath: path)
    try? FileManager.default.removeItem(atPath: old)
  }

  private func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}
