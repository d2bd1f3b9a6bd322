#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension SQLiteDatabase {
  /// Deletes the copies that were made of the file by itself: before an upgrade, and of what a restore replaced.
  ///
  /// Copies are known by their names, `<file>.version-<number>.<time>.backup` and `<file>.replaced.<time>`;
  /// what others have put there is left alone.
  ///
  /// - Parameter time: seconds since 1970; later copies stay.
  /// - Returns: how many copies were deleted, each with its logs.
  public func deleteCopies(madeBefore time: Int64) -> Int {
    let folder = Files.folder(of: path)
    let own = path.split(separator: "/").last.map(String.init) ?? path
    let last = TimeStamp.compact(time)
    var count = 0
    for name in Self.names(in: folder) {
      guard let stamp = Self.stamp(of: name, copyOf: own), stamp < last else { continue }
      if (try? SQLiteFile.removeAll("\(folder)/\(name)")) != nil { count += 1 }
    }
    return count
  }

  /// When a copy was made, by its name; nil for any other file, and for the log of a copy.
  private static func stamp(of name: String, copyOf own: String) -> Substring? {
    guard name.hasPrefix(own + ".") else { return nil }
    let parts = name.dropFirst(own.count + 1).split(
      separator: ".", omittingEmptySubsequences: false)
    let stamp: Substring
    if parts.count == 3, parts[0].hasPrefix("version-"), parts[2] == "backup" {
      stamp = parts[1]
    } else if parts.count == 2, parts[0] == "replaced" {
      stamp = parts[1]
    } else {
      return nil
    }
    // Where two were made in a second, the later one has a number after the time.
    let sides = stamp.split(separator: "-", omittingEmptySubsequences: false)
    let isTime = sides[0].utf8.count == 16 && sides[0].hasSuffix("Z")
    let isNumbered = sides.count == 1 || (sides.count == 2 && Int(sides[1]) != nil)
    return isTime && isNumbered ? sides[0] : nil
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted()
  }
}
