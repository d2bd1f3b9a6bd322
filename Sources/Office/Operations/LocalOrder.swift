public import Languages
import Problems

/// Something that whoever runs the machine wants done, also while the server runs.
///
/// Where the server has the database open, the order goes to it by its local socket: a second program never
/// comes at a SQLite file.
public enum LocalOrder: Codable, Sendable {
  /// To write a backup to a file, named by its whole path.
  case backUp(file: String)
  /// To make an organisation and an address for its first administrator.
  case setUp(owner: String, name: LocalizedText, email: String)
  /// To make an address for a new password and a new second factor.
  case unlock(email: String)

  /// What came of an order.
  public enum Outcome: Codable, Sendable {
    /// A backup was written.
    case backedUp(Backup.Summary)
    /// An address was made, which serves once.
    case address(String)
  }

  /// Carries the order out: by the server where it runs, else on the database itself.
  ///
  /// - Parameters:
  ///   - place: where the server keeps its things.
  ///   - origin: the address that people reach the server at; one that runs knows its own.
  /// - Returns: what came of it.
  /// - Throws: `InputRefused` with what stands in the way.
  public func carryOut(at place: ServerPlace, origin: String) async throws -> Outcome {
    let ground: Ground
    do {
      ground = try await Ground.open(
        place, settings: OfficeSettings(origin: origin), key: keyCheck)
    } catch let refused as InputRefused
      where refused.problems.contains(where: { $0.code == "database.in-use" })
    {
      guard let outcome = try await LocalDoor(place).hand(self) else { throw refused }
      return outcome
    }
    do {
      let outcome = try await carryOut(in: ReviewOffice(ground))
      await ground.close()
      return outcome
    } catch {
      await ground.close()
      throw error
    }
  }

  /// A backup and an address for a new password are wanted also where the secret is lost.
  private var keyCheck: Ground.KeyCheck {
    if case .setUp = self { .mustBeKnown } else { .notLookedAt }
  }

  /// Carries out an order that makes an address.
  ///
  /// - Parameters:
  ///   - place: where the server keeps its things.
  ///   - origin: the address that people reach the server at; one that runs knows its own.
  /// - Returns: the address, which serves once.
  /// - Throws: `InputRefused` with what stands in the way.
  public func address(at place: ServerPlace, origin: String) async throws -> String {
    guard case .address(let address) = try await carryOut(at: place, origin: origin) else {
      throw LocalDoor(place).failed(200)
    }
    return address
  }

  /// Carries the order out in an office that is open.
  ///
  /// - Parameter office: the office.
  /// - Returns: what came of it.
  /// - Throws: `InputRefused` with what stands in the way.
  public func carryOut(in office: ReviewOffice) async throws -> Outcome {
    switch self {
    case .backUp(let file): .backedUp(try await Backup.write(office.ground, to: file))
    case .setUp(let owner, let name, let email):
      .address(try await office.accounts.setUp(owner: owner, name: name, email: email))
    case .unlock(let email): .address(try await office.accounts.unlock(email: email))
    }
  }
}
