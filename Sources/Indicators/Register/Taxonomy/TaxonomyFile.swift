public import LinkedData
import Problems

/// One file of the taxonomy: its statements by subject, the properties named as they were meant.
public struct TaxonomyFile: Sendable {
  /// The name, as problems name it.
  public let name: String
  /// What is spoken of, in the order of the file.
  let subjects: [Subject]
  /// The first property that was named after the wrong vocabulary, and how many were.
  let misnamed: (line: Int, count: Int)?
  /// The first name that was misspelt, and how many were.
  let misspelt: (line: Int, count: Int)?

  /// What is said of one thing.
  struct Subject: Sendable {
    let iri: String
    var statements: [Statement]

    /// The line that it begins on.
    var line: Int { statements.first?.line ?? 1 }

    func has(type: String) -> Bool {
      statements.contains { $0.predicate == Vocabulary.type && $0.object == .iri(type) }
    }

    func values(_ property: String) -> [Statement] {
      statements.filter { $0.predicate == property }
    }

    func first(_ property: String) -> Statement? {
      statements.first { $0.predicate == property }
    }
  }

  /// Sorts the statements of a file.
  ///
  /// The prefix `dct:` is taken for Dublin Core's terms where a file binds it to what stands above
  /// them, and the scheme of sectors is taken by the name that is used of it, not by its own.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - statements: what it says.
  public init(name: String, statements: [Statement]) {
    self.name = name
    var subjects: [Subject] = []
    var places: [String: Int] = [:]
    var misnamed: (line: Int, count: Int)?
    var misspelt: (line: Int, count: Int)?
    for statement in statements {
      guard let subject = statement.subject.iri else { continue }
      let predicate = TaxonomyFile.property(statement.predicate)
      if predicate != statement.predicate {
        misnamed = (misnamed?.line ?? statement.line, (misnamed?.count ?? 0) + 1)
      }
      let iri = TaxonomyFile.spelt(subject)
      let object = statement.object.iri.map { Term.iri(TaxonomyFile.spelt($0)) } ?? statement.object
      if iri != subject || object != statement.object {
        misspelt = (misspelt?.line ?? statement.line, (misspelt?.count ?? 0) + 1)
      }
      let meant = Statement(
        subject: .iri(iri), predicate: predicate, object: object, line: statement.line)
      if let place = places[iri] {
        subjects[place].statements.append(meant)
      } else {
        places[iri] = subjects.count
        subjects.append(Subject(iri: iri, statements: [meant]))
      }
    }
    self.subjects = subjects
    self.misnamed = misnamed
    self.misspelt = misspelt
  }

  private static func property(_ name: String) -> String {
    guard name.hasPrefix(Vocabulary.wrongTerms) else { return name }
    let term = name.dropFirst(Vocabulary.wrongTerms.count)
    return term.utf8.contains(UInt8(ascii: "/")) ? name : Vocabulary.terms + term
  }

  /// How names begin that are spelt in two ways, wrong and right.
  static let spellings = [
    (
      wrong: "https://data.norge.no/vocabulary/indicator/developmetsector",
      right: "https://data.norge.no/vocabulary/indicator/developmentsector"
    ),
    (
      wrong: "http://data.arkitektum.no/vocabulary/esrs/kategori/",
      right: "http://data.arkitektum.no/vocabulary/esrs/category/"
    ),
  ]

  private static func spelt(_ iri: String) -> String {
    for (wrong, right) in spellings where iri.hasPrefix(wrong) {
      return right + iri.dropFirst(wrong.count)
    }
    return iri
  }
}
