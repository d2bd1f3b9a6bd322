/// One statement of linked data: something has a property with a value (RDF 1.1, "triple").
public struct Statement: Hashable, Sendable {
  /// What is spoken of: an IRI or a blank node.
  public let subject: Term
  /// The IRI of the property.
  public let predicate: String
  /// The value.
  public let object: Term
  /// The line that the value stands on, from 1; inside brackets, the line that its subject begins on.
  public let line: Int

  /// A statement.
  ///
  /// - Parameters:
  ///   - subject: what is spoken of.
  ///   - predicate: the IRI of the property.
  ///   - object: the value.
  ///   - line: where it stands.
  public init(subject: Term, predicate: String, object: Term, line: Int) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.line = line
  }
}

/// What a statement can speak of, or give as a value.
public enum Term: Hashable, Sendable {
  /// A thing with a name: its IRI in full.
  case iri(String)
  /// A thing without a name; the label holds within one file.
  case blank(String)
  /// A text, with the tag of its language or the IRI of its data type where it has one.
  case literal(String, language: String? = nil, datatype: String? = nil)

  /// The IRI, where it is one.
  public var iri: String? {
    if case .iri(let iri) = self { iri } else { nil }
  }

  /// The text, where it is one.
  public var text: String? {
    if case .literal(let text, _, _) = self { text } else { nil }
  }

  /// The tag of the text's language, where it has one.
  public var language: String? {
    if case .literal(_, let language, _) = self { language } else { nil }
  }
}
