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

  let path: String

  init(_ path: String) {
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

  /// Writes the files beside the folder and then puts them in its place.
  func replace(with content: [(path: String, content: String)]) throws(InputRefused) {
    let manager = FileManager.default
    let fresh = path + ".new"
    let old = path + ".old"
    do {
      try? manager.removeItem(atPath: fresh)
      try? manager.removeItem(atPath: old)
      try manager.createDirectory(atPath: fresh, withIntermediateDirectories: true)
      for folder in Set(content.map { folder(of: $0.path) }).sorted() {
        try manager.createDirectory(
          atPath: "\(fresh)/\(folder)", withIntermediateDirectories: true)
      }
      for file in content {
        try Data(file.content.utf8).write(to: URL(filePath: "\(fresh)/\(file.path)"))
      }
      if manager.fileExists(atPath: path) { try manager.moveItem(atPath: path, toPath: old) }
      try manager.moveItem(atPath: fresh, toPath: path)
      try? manager.removeItem(atPath: old)
    } catch {
      throw InputRefused([
        Problem("folder.unwritable", at: Place(path), ["detail": error.localizedDescription])
      ])
    }
  }

  private func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}
