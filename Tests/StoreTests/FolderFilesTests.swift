import Foundation
import Problems
import TestSupport
import Testing

@testable import Store

/// Files are read with limits, and written whole.
struct FolderFilesTests {
  @Test func `a file larger than the limit is refused before it is read`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("", to: "large.csv")
      let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/large.csv"))
      try handle.truncate(atOffset: UInt64(FolderFiles.largestFile) + 1)
      try handle.close()
      let refused = #expect(throws: InputRefused.self) {
        try FolderFiles(folder.path).bytes("large.csv")
      }
      #expect(refused?.problems.map(\.code) == ["file.too-large"])
    }
  }

  @Test func `a device is no file`() throws {
    try TemporaryFolder.use { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/a.csv", withDestinationPath: "/dev/zero")
      let refused = #expect(throws: InputRefused.self) {
        try FolderFiles(folder.path).bytes("a.csv")
      }
      #expect(refused?.problems.map(\.code) == ["file.not-a-file"])
    }
  }

  @Test func `a folder that is missing is told by its path`() {
    let refused = #expect(throws: InputRefused.self) {
      try ReviewFolder.read(FolderFiles("/nowhere/at/all"))
    }
    #expect(
      refused?.problems.map { "\($0.place) \($0.code)" } == ["/nowhere/at/all folder.missing"])
  }

  @Test func `hidden files are no part of a review`() throws {
    try TemporaryFolder.use { folder in
      for name in ["a.md", ".hidden.md", ".git/b.md", "c/d.md"] { try folder.write("x", to: name) }
      let files = FolderFiles(folder.path)
      #expect(files.all == ["a.md", "c/d.md"])
      #expect(files.list("", ending: ".md") == ["a.md"])
      #expect(files.folders("") == ["c"])
    }
  }

  @Test func `a file is written with the folders that it stands in`() throws {
    try TemporaryFolder.use { folder in
      let files = FolderFiles(folder.path)
      try files.write("{}", to: "editions/1.json")
      #expect(try files.bytes("editions/1.json") == Array("{}".utf8))
      let refused = #expect(throws: InputRefused.self) {
        try files.write("x", to: "editions/1.json/x")
      }
      #expect(refused?.problems.map(\.code) == ["folder.unwritable"])
    }
  }
}
