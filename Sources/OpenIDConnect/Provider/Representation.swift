internal import Accounts

/// What somebody must be allowed to do for an organisation, as Altinn knows it (RAR, RFC 9396).
public struct Representation: Hashable, Sendable, Codable {
  /// The type of the detail, such as `ansattporten:altinn:resource`.
  public let type: String
  /// The resource, such as `urn:altinn:resource:example`.
  public let resource: String

  /// A right in Altinn.
  ///
  /// - Parameters:
  ///   - type: the type of the detail.
  ///   - resource: the resource.
  public init(type: String = "ansattporten:altinn:resource", resource: String) {
    self.type = type
    self.resource = resource
  }

  /// What is asked for, as the parameter `authorization_details`.
  var parameter: String {
    let detail = JSONDocument.object(["type": .string(type), "resource": .string(resource)])
    return String(decoding: JSONDocument.array([detail]).bytes, as: UTF8.self)
  }

  /// The organisations that somebody came back for; none where nothing was chosen.
  ///
  /// The type, the resource and the organisation must stand in the same element.
  ///
  /// - Parameter details: what the provider gave as `authorization_details`.
  /// - Returns: the organisations, in the provider's order, each once.
  func organisations(in details: JSONDocument?) -> [OrganisationNumber] {
    var found: [OrganisationNumber] = []
    for detail in details?.array ?? []
    where detail["type"]?.string == type && detail["resource"]?.string == resource {
      let parties = detail["authorized_parties"]?.array ?? []
      // In the newer shape each party may name the resource again; another one does not count.
      let numbers = parties.filter { ($0["resource"]?.string ?? resource) == resource }
        .compactMap { $0["orgno"] }
        .filter { $0["authority"]?.string == "iso6523-actorid-upis" }
        .compactMap { $0["ID"]?.string }
      let older = (detail["reportees"]?.array ?? []).compactMap { $0["ID"]?.string }
      for text in numbers + older where text.hasPrefix("0192:") {
        guard let number = OrganisationNumber(text), !found.contains(number) else { continue }
        found.append(number)
      }
    }
    return found
  }
}
