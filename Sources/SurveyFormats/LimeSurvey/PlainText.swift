/// The words of a text that is written with HTML.
enum PlainText {
  /// The words, and what was left out.
  struct Reading {
    /// The words; paragraphs are parted by line breaks.
    var text = ""
    /// Whether there was a picture, film or the like.
    var hasMedia = false
    /// Whether the answer to a question, or something else that is computed, stood in it.
    var hasPlaceholder = false
  }

  /// Reads a text.
  static func reading(_ html: String) -> Reading {
    var reading = Reading()
    var rest = html[...]
    while let character = rest.first {
      switch character {
      case "<":
        // A sign "less than" that begins no tag is a sign.
        guard let end = rest.firstIndex(of: ">"), let next = rest.dropFirst().first,
          next.isLetter || next == "/" || next == "!"
        else {
          reading.text.append("<")
          rest = rest.dropFirst()
          continue
        }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        reading.take(tag, &rest)
      case "&":
        let name = rest.dropFirst().prefix(10)
        if let end = name.firstIndex(of: ";"), let text = entity(name[..<end]) {
          reading.text += text
          rest = rest[rest.index(after: end)...]
        } else {
          reading.text.append("&")
          rest = rest.dropFirst()
        }
      case "{":
        if let end = rest.firstIndex(of: "}"), rest.dropFirst().first?.isLetter == true {
          reading.text += "…"
          reading.hasPlaceholder = true
          rest = rest[rest.index(after: end)...]
        } else {
          reading.text.append("{")
          rest = rest.dropFirst()
        }
      default:
        reading.text.append(character.isWhitespace ? " " : character)
        rest = rest.dropFirst()
      }
    }
    let lines = reading.text.split(separator: "\u{1}").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    reading.text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    return reading
  }

  private static func entity(_ name: Substring) -> String? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) }
    }
    if name.hasPrefix("#") {
      return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map { String($0) }
    }
    return [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "aelig": "æ",
      "oslash": "ø", "aring": "å", "AElig": "Æ", "Oslash": "Ø", "Aring": "Å", "ndash": "–",
      "mdash": "—", "hellip": "…", "laquo": "«", "raquo": "»", "rsquo": "’", "ldquo": "“",
      "rdquo": "”", "eacute": "é", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß",
    ][String(name)]
  }
}

extension PlainText.Reading {
  fileprivate mutating func take(_ tag: Substring, _ rest: inout Substring) {
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    switch name {
    case "br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table":
      text.append("\u{1}")
    case "script", "style":
      // What stands in them is for machines.
      if tag.first != "/", let end = rest.firstRange(of: "</" + name) {
        rest = rest[end.lowerBound...]
      }
    case "img", "video", "audio", "iframe", "object", "embed":
      guard tag.first != "/" else { return }
      hasMedia = true
      if let start = tag.firstRange(of: "alt=\""),
        let end = tag[start.upperBound...].firstIndex(of: "\"")
      {
        text += " " + tag[start.upperBound..<end] + " "
      }
    default: break
    }
  }
}
