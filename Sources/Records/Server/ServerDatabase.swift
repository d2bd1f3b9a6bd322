public import Database

/// Everything that a server keeps: accounts, campaigns, answers.
public struct ServerDatabase: Sendable {
  let database: any SQLDatabase
  /// Accounts, sessions and the audit log.
  public let accounts: AccountStore
  /// Campaigns, links and answers.
  public let fieldwork: FieldworkStore
  /// Files that were sent in.
  public let files: FileStore
  /// Questionnaires that are being written.
  public let drafts: DraftStore
  /// Cases on their way to print.
  public let cases: CaseStore
  /// Open calls.
  public let calls: CallStore
  /// Files of answers that somebody has sent and not yet decided about.
  public let intakes: IntakeStore
  /// Plans with what was found in them.
  public let plans: PlanStore

  private init(_ database: any SQLDatabase) {
    self.database = database
    accounts = AccountStore(database)
    fieldwork = FieldworkStore(database)
    files = FileStore(database)
    drafts = DraftStore(database)
    cases = CaseStore(database)
    calls = CallStore(database)
    intakes = IntakeStore(database)
    plans = PlanStore(database)
  }

  /// The areas of tables, in the order in which they came.
  static let areas = [
    FieldworkTables.area, AccountTables.area, FileTables.area, SignInTables.area,
    MessageTables.area, DraftTables.area, CaseTables.area, CallTables.area,
    IntakeTables.area, FieldworkTables.standings, AccountTables.providerSessions,
    CallTables.standings, ServerFactTables.area, MessageTables.pastContacts,
    DraftTables.removed, PlanTables.area,
  ]

  static var migrations: [Migration] {
    areas.enumerated().map { index, area in Migration(index + 1, area.name, area.statements) }
  }

  /// Opens a database and brings its tables up to date; a backup is made first where it held something.
  ///
  /// - Parameters:
  ///   - address: the path of a SQLite file, or the address of a PostgreSQL server.
  ///   - time: seconds since 1970.
  /// - Returns: the database, and what was done to its tables.
  /// - Throws: `InputRefused` where it cannot be used as it is; `DatabaseError`.
  public static func open(
    _ address: String, time: Int64
  ) async throws -> (database: ServerDatabase, report: MigrationReport) {
    let database = try DatabaseAddress(address).open()
    do {
      let report = try await database.migrate(migrations, time: time)
      return (ServerDatabase(database), report)
    } catch {
      await database.close()
      throw error
    }
  }

  /// What the database has done so far.
  public var statistics: DatabaseStatistics { database.statistics }

  /// Asks the database for something small.
  ///
  /// - Throws: `DatabaseError` where it does not answer.
  public func check() async throws {
    _ = try await database.read { session in try session.value("SELECT 1", as: Int.self) }
  }

  /// Deletes copies that were made of a SQLite file by itself, before an upgrade or a restore.
  ///
  /// - Parameter time: seconds since 1970; later copies stay.
  /// - Returns: how many were deleted; none on PostgreSQL, of which no copies are made.
  public func deleteCopies(madeBefore time: Int64) -> Int {
    (database as? SQLiteDatabase)?.deleteCopies(madeBefore: time) ?? 0
  }

  /// Ends all connections after the work that has begun.
  public func close() async { await database.close() }
}

/// Tables that came to the database together.
struct TableArea: Sendable {
  let name: String
  let statements: [SQL]

  init(_ name: String, _ statements: [SQL]) {
    self.name = name
    self.statements = statements
  }
}
