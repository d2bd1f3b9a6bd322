/// Makes plain sentences of Markdown and HTML: tags and marks go, words stay.
enum PlainText {
  /// The words of a text in one line.
  static func words(_ text: String) -> String {
    var plain = ""
    var tag: String?
    for character in text {
      if let open = tag {
        if character == ">" {
          // A tag parts words; "a < b" is no tag.
          plain += " "
          tag = nil
        } else if open.isEmpty && !(character.isLetter || character == "/" || character == "!") {
          plain += "<" + String(character)
          tag = nil
        } else {
          tag = open + String(character)
        }
      } else if character == "<" {
        tag = ""
      } else {
        plain.append(character)
      }
    }
    if let tag { plain += "<" + tag }
    for (name, sign) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
      ("&amp;", "&"),
    ] where plain.contains(name) {
      plain = plain.split(separator: name, omittingEmptySubsequences: false).joined(separator: sign)
    }
    return plain.split(whereSeparator: \.isNewline).map { line in
      let bare = line.drop { $0 == "#" || $0 == " " }
      return bare.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }
    .filter { !$0.isEmpty }.joined(separator: " ")
    .split(separator: "**", omittingEmptySubsequences: false).joined()
  }
}
