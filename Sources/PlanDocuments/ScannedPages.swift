/// What is done with pages that are pictures of text.
public enum ScannedPages: Sendable {
  /// A document of such pages is refused; where others have text, they are left out and told of.
  case refuse
  /// Their letters are recognised by `tesseract`, in Norwegian and English, where it is installed.
  case recognise
}
