import Fieldwork
import Measures

/// The lines of a header: ASCII, folded, without anything that could begin another line.
struct MailHeader {
  private(set) var bytes: [UInt8] = []

  /// A field whose value is ASCII without line breaks, folded at its blanks.
  mutating func add(_ name: String, plain value: String) {
    write(name, words: value.split(separator: " ").map { MailHeader.ascii(String($0)) })
  }

  /// A field of words in any letters (RFC 2047).
  mutating func add(_ name: String, text: String) {
    write(name, words: MailHeader.encoded(text))
  }

  /// A field of one mailbox.
  mutating func add(_ name: String, _ mailbox: Mailbox) {
    let shown = MailHeader.clean(mailbox.name ?? "")
    guard !shown.isEmpty else {
      write(name, words: [mailbox.address.description])
      return
    }
    write(name, words: MailHeader.phrase(shown) + ["<\(mailbox.address)>"])
  }

  /// Writes words with blanks between them; a line is begun before the one that would pass 76 signs.
  private mutating func write(_ name: String, words: [String]) {
    var line = name + ":"
    var isFirst = true
    for word in words {
      if !isFirst, line.utf8.count + 1 + word.utf8.count > 76 {
        bytes += Array((line + "\r\n").utf8)
        line = ""
      }
      line += " " + word
      isFirst = false
    }
    bytes += Array((line + "\r\n").utf8)
  }

  /// Words in any letters without control signs: a line break in a name or subject becomes a blank.
  static func clean(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029
      return isControl ? " " : scalar
    }
    var cleaned = String.UnicodeScalarView()
    cleaned.append(contentsOf: scalars)
    return String(cleaned).split(separator: " ").joined(separator: " ")
  }

  /// ASCII alone, for values that are known to be so.
  static func ascii(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x21...0x7E).contains($0) ? $0 : 0x3F }, as: UTF8.self)
  }

  /// Words as they stand in a subject.
  private static func encoded(_ text: String) -> [String] {
    let text = clean(text)
    let isPlain =
      text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      // What looks like an encoded word must be encoded itself.
      && !text.contains("=?") && text.split(separator: " ").allSatisfy { $0.utf8.count < 70 }
    return isPlain ? text.split(separator: " ").map(String.init) : encodedWords(text)
  }

  /// A name before an address: quoted where it is ASCII, else encoded.
  private static func phrase(_ text: String) -> [String] {
    guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !text.contains("=?"),
      text.utf8.count < 60
    else { return encodedWords(text) }
    let quoted = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return ["\"\(quoted)\""]
  }

  /// Encoded words of at most 75 signs, none of which ends inside a letter.
  private static func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var part: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      // 39 bytes make 52 signs, with 12 signs round them and the field's name before them.
      if part.count + bytes.count > 39 {
        words.append("=?UTF-8?B?\(Base64.text(part))?=")
        part = []
      }
      part += bytes
    }
    words.append("=?UTF-8?B?\(Base64.text(part))?=")
    return words
  }

  /// `Sat, 21 Nov 2026 15:04:05 +0000`.
  static func date(_ moment: Moment) -> String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let day = moment.day
    let clock = moment.description.split(separator: "T").last?.prefix(8) ?? "00:00:00"
    let year = day.description.prefix(4)
    return "\(days[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(year) \(clock) +0000"
  }
}
