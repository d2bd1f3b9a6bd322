import Office
import Testing

/// What a file is taken for, whatever its sender calls it.
struct SentFileTypeTests {
  @Test(arguments: [
    ("%PDF-1.7\n...", "application/pdf"), ("GIF89a...", "image/gif"),
    ("RIFF1234WEBPVP8 ", "image/webp"), ("Words, and more words\n", "text/plain"),
    (
      "PK\u{3}\u{4}xxxxxxxxxxxxxxxxxxxxxxxxxxmimetypeapplication/vnd.oasis.opendocument.textPK",
      "application/vnd.oasis.opendocument.text"
    ),
    (
      "PK\u{3}\u{4}...[Content_Types].xml...word/document.xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
  ])
  func `a file is known by its bytes`(_ text: String, _ type: String) {
    #expect(SentFileType(Array(text.utf8))?.mediaType == type)
  }

  @Test func `pictures are known by bytes that are no text`() {
    #expect(
      SentFileType([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])?.mediaType == "image/png")
    #expect(SentFileType([0xFF, 0xD8, 0xFF, 0xE0])?.mediaType == "image/jpeg")
  }

  @Test(arguments: [
    "", "<html><script>", "  <svg>", "PK\u{3}\u{4} any archive", "MZ\u{0}\u{1}", "\u{7F}ELF",
  ])
  func `pages, programs and archives are not taken`(_ text: String) {
    #expect(SentFileType(Array(text.utf8)) == nil)
  }
}
