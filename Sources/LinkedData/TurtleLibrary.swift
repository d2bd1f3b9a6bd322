import CRaptor
import Synchronization

/// libraptor2, as it is used here: text in, statements and complaints out.
enum TurtleLibrary {
  /// What the library found wrong; the line is nil where it did not say.
  struct Complaint {
    let text: String
    let line: Int?

    init(_ text: String, _ line: Int? = nil) {
      self.text = text
      self.line = line
    }
  }

  /// What the library made of a text.
  struct Found {
    /// The statements, each with the line on which its block ends.
    var statements: [Statement] = []
    /// What it complained of.
    var complaints: [Complaint] = []
    /// Whether there were more statements than allowed.
    var isTooLong = false
  }

  /// The library's state, which one reader at a time may use.
  ///
  /// It is kept for as long as the process lives: freeing it would clean up libxml2 for everybody
  /// (`xmlCleanupParser`), also for those who are reading XML at that moment.
  private struct World: @unchecked Sendable {
    // Used under `shared`'s lock only.
    let pointer: OpaquePointer?
  }

  private static let shared: Mutex<World> = {
    let world = raptor_new_world_internal(UInt32(RAPTOR_VERSION))
    if let world {
      // libxml2's handlers and libcurl belong to others in the process.
      for flag in [
        RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE,
      ] { raptor_world_set_flag(world, flag, 0) }
      raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1)
      raptor_world_open(world)
    }
    return Mutex(World(pointer: world))
  }()

  /// Reads a text that is known to be UTF-8 without NUL.
  static func statements(of text: [UInt8], base: String, limit: Int) -> Found {
    shared.withLock { world in
      let sink = Sink(limit: limit)
      guard let pointer = world.pointer else {
        sink.found.complaints.append(Complaint("libraptor2"))
        return sink.found
      }
      parse(text, base: base, in: pointer, into: sink)
      return sink.found
    }
  }

  private static func parse(
    _ text: [UInt8], base: String, in world: OpaquePointer, into sink: Sink
  ) {
    guard let parser = raptor_new_parser(world, "turtle"), let uri = raptor_new_uri(world, base)
    else {
      sink.found.complaints.append(Complaint("libraptor2"))
      return
    }
    sink.parser = parser
    defer {
      sink.parser = nil
      raptor_world_set_log_handler(world, nil, nil)
      raptor_free_parser(parser)
      raptor_free_uri(uri)
    }
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, nil, 1)
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, nil, 1)
    let context = Unmanaged.passUnretained(sink).toOpaque()
    raptor_world_set_log_handler(world, context) { context, message in
      Sink.behind(context)?.hear(message)
    }
    raptor_parser_set_statement_handler(parser, context) { context, statement in
      Sink.behind(context)?.take(statement)
    }
    let code = withExtendedLifetime(sink) {
      guard raptor_parser_parse_start(parser, uri) == 0 else { return Int32(1) }
      return raptor_parser_parse_chunk(parser, text, text.count, 1)
    }
    if code != 0, sink.found.complaints.isEmpty, !sink.found.isTooLong {
      sink.found.complaints.append(Complaint("libraptor2: \(code)"))
    }
  }

  /// Takes what the library calls back with.
  private final class Sink {
    var found = Found()
    var parser: OpaquePointer?
    private let limit: Int

    init(limit: Int) {
      self.limit = limit
    }

    static func behind(_ context: UnsafeMutableRawPointer?) -> Sink? {
      context.map { Unmanaged<Sink>.fromOpaque($0).takeUnretainedValue() }
    }

    func hear(_ message: UnsafeMutablePointer<raptor_log_message>?) {
      guard let message = message?.pointee,
        message.level.rawValue >= RAPTOR_LOG_LEVEL_ERROR.rawValue,
        found.complaints.count < 20
      else { return }
      let line = message.locator.map { Int(raptor_locator_line($0)) } ?? 0
      let text = message.text.map { String(cString: $0) } ?? ""
      found.complaints.append(Complaint(text, line > 0 ? line : nil))
    }

    func take(_ statement: UnsafeMutablePointer<raptor_statement>?) {
      guard !found.isTooLong, let statement = statement?.pointee else { return }
      guard found.statements.count < limit else {
        found.isTooLong = true
        raptor_parser_parse_abort(parser)
        return
      }
      guard let subject = term(statement.subject), let object = term(statement.object),
        case .iri(let predicate)? = term(statement.predicate)
      else { return }
      let line = raptor_parser_get_locator(parser).map { Int(raptor_locator_line($0)) } ?? 0
      found.statements.append(
        Statement(subject: subject, predicate: predicate, object: object, line: line))
    }

    private func term(_ pointer: UnsafeMutablePointer<raptor_term>?) -> Term? {
      guard let term = pointer?.pointee else { return nil }
      switch term.type {
      case RAPTOR_TERM_TYPE_URI:
        return text(term.value.uri).map(Term.iri)
      case RAPTOR_TERM_TYPE_BLANK:
        let blank = term.value.blank
        return Term.blank(text(blank.string, Int(blank.string_len)))
      case RAPTOR_TERM_TYPE_LITERAL:
        let literal = term.value.literal
        let language = literal.language.map { text($0, Int(literal.language_len)) }
        return Term.literal(
          text(literal.string, Int(literal.string_len)), language: language,
          datatype: text(literal.datatype))
      default: return nil
      }
    }

    private func text(_ uri: OpaquePointer?) -> String? {
      guard let uri else { return nil }
      var count = 0
      guard let bytes = raptor_uri_as_counted_string(uri, &count) else { return nil }
      return text(bytes, count)
    }

    private func text(_ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
      guard let bytes else { return "" }
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }
}
