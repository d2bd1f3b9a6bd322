import Foundation
import Problems
import TestSupport
import Testing

@testable import Office

/// The secret that links are hashed with belongs to its database.
struct SecretKeyTests {
  private static func open(
    _ folder: TemporaryFolder, _ name: String, key: Ground.KeyCheck = .mustBeKnown
  ) async throws {
    let place = ServerPlace(
      folder: "\(folder.path)/\(name)", database: folder.path + "/shared.sqlite")
    let ground = try await Ground.open(place, settings: OfficeSettings(origin: ""), key: key)
    await ground.close()
  }

  @Test func `a server with another secret is refused, unless the one before is lost`()
    async throws
  {
    try await TemporaryFolder.use { folder in
      try await Self.open(folder, "first")
      try await Self.open(folder, "first")
      let refused = await #expect(throws: InputRefused.self) {
        try await Self.open(folder, "second")
      }
      #expect(refused?.problems.map(\.code) == ["server.other-key"])
      try await Self.open(folder, "second", key: .notLookedAt)
      await #expect(throws: InputRefused.self) { try await Self.open(folder, "second") }
      try await Self.open(folder, "second", key: .replaced)
      try await Self.open(folder, "second")
      await #expect(throws: InputRefused.self) { try await Self.open(folder, "first") }
    }
  }

  @Test func `a restore says where the folder's secret is another one`() async throws {
    try await TemporaryFolder.use { folder in
      let first = ServerPlace(folder: folder.path + "/a")
      let ground = try await Ground.open(first, settings: OfficeSettings(origin: ""))
      await ground.close()
      let file = folder.path + "/all.backup"
      _ = try await Backup.write(first, to: file)
      let elsewhere = ServerPlace(folder: folder.path + "/b")
      #expect(try await !Backup.restore(file, to: elsewhere, replacing: false).hasKnownKey)
      await #expect(throws: InputRefused.self) {
        _ = try await Ground.open(elsewhere, settings: OfficeSettings(origin: ""))
      }
      try FileManager.default.removeItem(atPath: elsewhere.folder + "/secret.key")
      try FileManager.default.copyItem(
        atPath: first.folder + "/secret.key", toPath: elsewhere.folder + "/secret.key")
      let opened = try await Ground.open(elsewhere, settings: OfficeSettings(origin: ""))
      await opened.close()
      #expect(try await Backup.restore(file, to: elsewhere, replacing: true).hasKnownKey)
    }
  }
}
