import Languages
import TestSupport
import Testing

@Suite("The texts of all languages")
struct KeyTests {
  @Test(arguments: Language.all.map(\.tag))
  func `each language has the keys of all`(tag: LanguageTag) throws {
    let language = try #require(Language.named(tag))
    let all = Set(Language.all.flatMap(\.keys))
    #expect(all.subtracting(language.keys).sorted() == [])
  }

  @Test func `a text has the same places in every language`() {
    for key in Language.standard.keys {
      let places = Self.places(of: Language.standard.text(key))
      for language in Language.all {
        #expect(Self.places(of: language.text(key)) == places, "\(language.tag): \(key)")
        #expect(!language.text(key).isEmpty)
      }
    }
  }

  /// A key that stands twice would silently lose one of its texts.
  @Test func `a key stands once in the files of a language`() throws {
    for language in Language.all {
      let files = PackageRoot.files(under: "Sources/Languages/Data", ending: ".tsv").filter {
        path in
        let stem = path.split(separator: "/").last?.split(separator: ".").first ?? ""
        return stem.split(separator: "-").first.map(String.init) == language.tag.rawValue
      }
      let keys = try files.flatMap { file in
        try PackageRoot.read(file).split(separator: "\n")
          .filter { !$0.hasPrefix("#") }
          .compactMap { $0.split(separator: "\t").first.map(String.init) }
      }
      let twice = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(twice == [], "\(language.tag)")
      #expect(Set(keys) == Set(language.keys))
    }
  }

  @Test func `every text that code asks for is there`() throws {
    let asked = try AskedKeys()
    #expect(asked.texts.count > 100)
    #expect(asked.counts.count > 3)
    let language = Language.standard
    let missing =
      // A word without a point is a field of a file that some reader asks for, not a key.
      asked.texts.filter { $0.key.contains(".") && !language.has($0.key) }
      + asked.counts.filter { request in
        !language.has(request.key + ".one") || !language.has(request.key + ".other")
      }
    #expect(missing.map { "\($0.file): \($0.key)" }.sorted() == [])
  }

  @Test func `every problem that code can tell has words and advice`() throws {
    let asked = try AskedKeys()
    #expect(asked.problems.count > 80)
    let missing = asked.problems.filter { request in
      !Language.standard.has("problem.\(request.key)")
        || !Language.standard.has("problem.\(request.key).advice")
    }
    #expect(missing.map { "\($0.file): \($0.key)" }.sorted() == [])
  }

  @Test func `every problem with words has advice and every advice its problem`() {
    let problems = Language.standard.keys.filter {
      $0.hasPrefix("problem.") && !$0.hasPrefix("problem.severity.")
    }
    for key in problems {
      let other = key.hasSuffix(".advice") ? String(key.dropLast(7)) : key + ".advice"
      #expect(Language.standard.has(other), "\(other)")
    }
  }

  @Test func `no text is left that nobody asks for`() throws {
    let made = Self.madeOfValues.flatMap { beginning, ends in ends.map { beginning + $0 } }
    let asked = try AskedKeys().words.union(made)
    let unused = Language.standard.keys.filter {
      !Self.names(of: $0).contains(where: asked.contains)
    }
    #expect(unused == [])
  }

  @Test func `every key that is made of a value is there and made in the code`() throws {
    let sources = try PackageRoot.files(under: "Sources", ending: ".swift").map(PackageRoot.read)
    for (beginning, ends) in Self.madeOfValues {
      #expect(sources.contains { $0.contains("\"\(beginning)\\(") }, "\(beginning)")
      for key in ends.map({ beginning + $0 }) {
        #expect(Language.standard.has(key) || Language.standard.has(key + ".one"), "\(key)")
      }
    }
  }

  /// The words in code that ask for a key: itself, without its number or what is added to it,
  /// without `problem.` and `.advice`, without the part that says that something near is known.
  private static func names(of key: String) -> [String] {
    guard key.hasPrefix("problem.") else {
      let ending = [".one", ".other", ".levels", ".sign"].first(where: key.hasSuffix)
      return [key, String(key.dropLast(ending?.count ?? 0))]
    }
    var code = String(key.dropFirst("problem.".count))
    if code.hasSuffix(".advice") { code = String(code.dropLast(".advice".count)) }
    let base = code.hasSuffix("-near") ? String(code.dropLast("-near".count)) : code
    // The module of units writes only the last part of its codes.
    let last = base.hasPrefix("territory.") ? String(base.dropFirst("territory.".count)) : base
    return [key, code, base, last]
  }

  private static func places(of text: String) -> Set<Substring> {
    let parts = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    let inside = parts.filter { $0.contains("}") }.map { $0.prefix { $0 != "}" } }
    return Set(inside.filter { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } })
  }
}
