import Foundation
public import Problems
public import StatisticalTables

extension FolderFiles {
  /// Columns of a CSV file of any size: it is read a piece at a time.
  ///
  /// - Parameters:
  ///   - wanted: the columns, each once.
  ///   - path: the path inside the folder.
  ///   - name: what problems call the file.
  /// - Returns: the columns.
  /// - Throws: ``InputRefused`` where it is not there, no file, not readable, or for what
  ///   `ColumnFile` refuses.
  public func columns(
    _ wanted: [ColumnFile.Wanted], of path: String, named name: String
  ) throws(InputRefused) -> ColumnFile {
    let whole = URL(filePath: root + "/" + path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: whole)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw InputRefused([
        Problem(has(path) ? "file.not-a-file" : "file.missing", at: Place(name))
      ])
    }
    guard let handle = FileHandle(forReadingAtPath: whole) else {
      throw InputRefused([Problem("file.unreadable", at: Place(name))])
    }
    defer { try? handle.close() }
    return try ColumnFile(wanted, file: name) { piece in
      do {
        // Nil stands for the end of the file.
        let data = try handle.read(upToCount: piece.count) ?? Data()
        data.copyBytes(to: piece)
        return data.count
      } catch {
        return nil
      }
    }
  }
}
