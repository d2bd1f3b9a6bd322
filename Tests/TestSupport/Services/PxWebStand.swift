import Foundation
import Synchronization

/// A stand-in for a service that speaks PxWebApi v1 and v2: it holds any table, keeps the limit of cells and
/// can fail in the ways that services do.
///
/// The forms of its replies follow the specification PxAPI-2 and recorded replies of Statistics Norway and
/// Statistics Sweden; the bodies of 429 and 503 are made after the specification, as none is recorded.
public final class PxWebStand: Sendable {
  /// What it does wrong to a request for cells.
  public enum Fault: Sendable {
    /// 429; with `Retry-After` where seconds are given.
    case busy(Int?)
    /// 503 with a page of HTML.
    case down
    /// The reply is cut off in the middle.
    case cut
    /// The connection ends without a word.
    case silence
    /// The reply comes late.
    case late(Double)
  }

  struct State {
    var tables: [String: StandTable]
    var mostCells: Int
    var faults: [Fault] = []
    var everyReplyTakes = 0.0
    var served = 0
    var largest = 0
  }

  /// The server.
  public let server: LocalServer
  private let state: Shared

  /// A state that server threads and the test share.
  final class Shared: Sendable {
    let value: Mutex<State>
    init(_ state: State) { value = Mutex(state) }
  }

  /// Starts a service.
  ///
  /// - Parameters:
  ///   - tables: by id.
  ///   - mostCells: what it says is the most of one request, and keeps to.
  ///   - saysMostCells: what it says, where it keeps to another number.
  ///   - callsPerMinute: what its headers say.
  /// - Throws: where no port can be had.
  public init(
    _ tables: [String: StandTable], mostCells: Int = 800_000, saysMostCells: Int? = nil,
    callsPerMinute: Int = 100_000
  ) throws {
    let state = Shared(State(tables: tables, mostCells: mostCells))
    self.state = state
    server = try LocalServer { call in
      let headers = [
        "x-ratelimit-limit": "\(callsPerMinute)",
        "x-ratelimit-policy": "\(callsPerMinute);w=60s",
      ]
      return PxWebStand.answer(call, state, says: saysMostCells ?? mostCells, headers)
    }
  }

  /// The base address for v2.
  public var address: String { server.address + "/v2" }
  /// The address that a table's id follows in v1.
  public var olderAddress: String { server.address + "/v0/no/table" }

  /// How many requests for cells were answered with cells.
  public var served: Int { state.value.withLock { $0.served } }
  /// The most cells in one reply.
  public var largest: Int { state.value.withLock { $0.largest } }

  /// Fails the next requests for cells.
  public func fail(_ faults: [Fault]) { state.value.withLock { $0.faults += faults } }

  /// Lets every reply with cells take some time.
  public func slowDown(_ seconds: Double) { state.value.withLock { $0.everyReplyTakes = seconds } }

  /// Changes a table.
  public func change(_ id: String, _ change: (inout StandTable) -> Void) {
    state.value.withLock { state in
      guard var table = state.tables[id] else { return }
      change(&table)
      state.tables[id] = table
    }
  }

  private static func answer(
    _ call: LocalServer.Call, _ state: Shared, says: Int, _ headers: [String: String]
  ) -> LocalServer.Answer {
    let parts = call.path.split(separator: "/").map(String.init)
    let isOlder = parts.first == "v0"
    if call.path == "/v2/config" {
      return .text(
        200, headers,
        """
        {"apiVersion":"2.0.0","languages":[{"id":"no"}],"defaultLanguage":"no","maxDataCells":\(says),\
        "maxCallsPerTimeWindow":0,"timeWindow":0,"license":"https://example.org/licence",\
        "sourceReferences":[{"language":"no","text":"Kilde: Stand"}]}
        """)
    }
    if isOlder && call.query.keys.contains("config") {
      return .text(200, headers, "{\"maxCells\":\(says),\"maxCalls\":300,\"timeWindow\":60}")
    }
    let id = isOlder ? parts.dropFirst(3).first : parts.dropFirst(2).first
    guard let id, let table = state.value.withLock({ $0.tables[id] }) else {
      if call.path == "/v2/tables" { return .text(200, headers, list(call, state)) }
      return isOlder
        ? .reply(
          404, ["Content-Type": "text/html"], Data("<html><body>Not Found</body></html>".utf8))
        : .text(
          404, headers,
          "{\"type\":\"Parameter error\",\"title\":\"Non-existent table\",\"status\":404}")
    }
    switch (call.method, parts.last) {
    case ("POST", "data") where !isOlder, ("POST", _) where isOlder:
      return cells(call, table, state, isOlder: isOlder, headers)
    case ("GET", "metadata"):
      let etag = "\"\(table.updated ?? "none")\""
      if call.headers["if-none-match"] == etag { return .reply(304, headers, Data()) }
      return .text(200, headers.merging(["ETag": etag]) { $1 }, table.metadata)
    case ("GET", "defaultselection"):
      let parts = table.dimensions.filter { !$0.isEliminable }.map {
        "{\"variableCode\":\"\($0.code)\",\"valueCodes\":[\"top(1)\"]}"
      }
      return .text(200, headers, "{\"selection\":[\(parts.joined(separator: ","))]}")
    case ("GET", _) where isOlder: return .text(200, headers, table.olderMetadata)
    default: return .text(400, headers, "{\"title\":\"Unknown\",\"status\":400}")
    }
  }

  private static func cells(
    _ call: LocalServer.Call, _ table: StandTable, _ state: Shared, isOlder: Bool,
    _ headers: [String: String]
  ) -> LocalServer.Answer {
    let (fault, mostCells, takes) = state.value.withLock { state in
      (
        state.faults.isEmpty ? nil : state.faults.removeFirst(), state.mostCells,
        state.everyReplyTakes
      )
    }
    switch fault {
    case .busy(let seconds):
      let more = seconds.map { ["Retry-After": String($0)] } ?? [:]
      return .text(
        429, headers.merging(more) { $1 },
        "{\"type\":\"Too many requests\",\"title\":\"Too many requests\",\"status\":429}")
    case .down:
      return .reply(
        503, ["Content-Type": "text/html"],
        Data(
          "<html><head><title>x</title></head><body><h1>Service  Unavailable</h1></body></html>"
            .utf8))
    case .silence: return .silence
    case .cut, .late, nil: break
    }
    guard let selection = selection(call.body, isOlder: isOlder),
      let slice = table.slice(selection)
    else {
      return isOlder
        ? .text(400, headers, "{\"error\":\"Parameter error\"}")
        : .text(
          400, headers,
          "{\"type\":\"Parameter error\",\"title\":\"Non-existent value\",\"status\":400}")
    }
    guard slice.cells <= mostCells else {
      return isOlder
        ? .text(403, headers, "{\"error\":\"Too many values selected\"}")
        : .text(
          403, headers,
          "{\"type\":\"Parameter error\",\"title\":\"Too many cells selected\",\"status\":403}")
    }
    if case .cut = fault { return .cutOff(Data(slice.text.utf8), after: slice.text.utf8.count / 2) }
    state.value.withLock { state in
      state.served += 1
      state.largest = max(state.largest, slice.cells)
    }
    let answer = LocalServer.Answer.text(200, headers, slice.text)
    if case .late(let seconds) = fault { return .late(seconds, answer) }
    return takes > 0 ? .late(takes, answer) : answer
  }

  /// The codes by variable; nil where the body has another form, or a code twice.
  private static func selection(_ body: Data, isOlder: Bool) -> [String: [String]]? {
    let root = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
    guard let list = root?[isOlder ? "query" : "selection"] as? [[String: Any]] else { return nil }
    var result: [String: [String]] = [:]
    for item in list {
      let holder = isOlder ? item["selection"] as? [String: Any] : item
      guard let code = item[isOlder ? "code" : "variableCode"] as? String,
        let codes = holder?[isOlder ? "values" : "valueCodes"] as? [String],
        Set(codes).count == codes.count, result[code] == nil
      else { return nil }
      result[code] = codes
    }
    return result
  }

  private static func list(_ call: LocalServer.Call, _ state: Shared) -> String {
    let query = (call.query["query"] ?? "").lowercased()
    let found = state.value.withLock { $0.tables }.sorted { $0.key < $1.key }
      .filter { query.isEmpty || $0.value.label.lowercased().contains(query) }
    let size = call.query["pageSize"].flatMap { Int($0) } ?? 20
    let page = call.query["pageNumber"].flatMap { Int($0) } ?? 1
    let shown = found.dropFirst((page - 1) * size).prefix(size).map {
      """
      {"id":"\($0.key)","label":"\($0.value.label)","updated":"\($0.value.updated ?? "")",\
      "firstPeriod":"2017","lastPeriod":"2026","discontinued":false}
      """
    }
    return """
      {"language":"no","tables":[\(shown.joined(separator: ","))],"page":{"pageNumber":\(page),\
      "pageSize":\(size),"totalElements":\(found.count),"totalPages":\((found.count + size - 1) / size)}}
      """
  }
}
