import Fieldwork
import Records

extension CaseDesk {
  /// A file of a review folder.
  public struct FolderFile: Hashable, Sendable {
    /// The path in the folder.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// The cases of a review that are approved or published, as files of its folder: texts and pictures.
  ///
  /// A case whose consent to the report or the web was taken back is not among them.
  ///
  /// - Parameters:
  ///   - owner: the id of the owner.
  ///   - review: the id of the review.
  /// - Returns: the files in the order of their paths; each path begins with `cases/`.
  public func folderFiles(of owner: String, review: String) async throws -> [FolderFile] {
    var files: [String: [UInt8]] = [:]
    for filed in try await store.cases(of: owner)
    where filed.work.review == review && filed.work.isForFolder {
      for (path, text) in filed.work.files() { files[path] = Array(text.utf8) }
      for picture in filed.work.form.pictures {
        guard let kept = try await kept(picture.file, of: owner) else { continue }
        files["cases/\(picture.file)"] = kept.bytes
      }
    }
    return files.sorted { $0.key < $1.key }.map { FolderFile(path: $0.key, bytes: $0.value) }
  }
}
