import Accounts
public import Fieldwork
import Measures
import Records

extension AnswerDesk {
  /// Hands sections to a colleague by a link of the colleague's own.
  ///
  /// - Parameters:
  ///   - id: an id that the page made up: the same page sent again hands out nothing more.
  ///   - parts: the sections.
  ///   - name: the colleague's name.
  ///   - address: the colleague's address, where one is known.
  ///   - words: what is said to the colleague.
  ///   - holder: who hands them out.
  /// - Returns: the secret of the new link, told this once; nil where the page was sent before.
  /// - Throws: `Refusal`; `DatabaseError`.
  public func delegate(
    _ id: String, parts: [String], to name: String, address: EmailAddress?, words: String,
    by holder: Holder
  ) async throws -> LinkToken? {
    guard !holder.response.delegations.contains(where: { $0.id == id }) else { return nil }
    let link = ground.newID()
    let delegation = SharedResponse.Delegation(
      id: id, parts: parts, person: Fieldwork.Person(id: link, name: name), address: address,
      words: words)
    return try await handOut(
      link, .part(delegation: id), by: holder, command: .delegate(delegation))
  }

  /// Takes sections back; the colleague's link opens nothing from now on.
  ///
  /// - Parameters:
  ///   - id: the delegation.
  ///   - holder: who takes them back.
  /// - Throws: `Refusal`; `DatabaseError`.
  public func withdraw(_ id: String, by holder: Holder) async throws {
    try await apply(.withdraw(delegation: id), by: holder)
    guard let link = holder.response.delegations.first(where: { $0.id == id })?.person.id else {
      return
    }
    try await revoke(link, by: holder)
  }

  /// Names who approves, by a link of the approver's own; the link of the one before opens nothing more.
  ///
  /// - Parameters:
  ///   - id: an id that the page made up: the same page sent again names nobody anew.
  ///   - name: the approver's name.
  ///   - address: the approver's address.
  ///   - holder: who names the approver.
  /// - Returns: the secret of the new link, told this once; nil where the page was sent before.
  /// - Throws: `Refusal`; `DatabaseError`.
  public func nameApprover(
    _ id: String, name: String, address: EmailAddress, by holder: Holder
  ) async throws -> LinkToken? {
    let before = holder.response.approver?.person.id
    guard before != id else { return nil }
    let approver = SharedResponse.Approver(
      person: Fieldwork.Person(id: id, name: name), address: address)
    let token = try await handOut(id, .approver, by: holder, command: .nameApprover(approver))
    if let before { try await revoke(before, by: holder) }
    return token
  }

  /// Makes a link and does what it is made for; where that is refused, the link opens nothing.
  private func handOut(
    _ id: String, _ kind: Link.Kind, by holder: Holder, command: ResponseCommand
  ) async throws -> LinkToken? {
    guard let token = LinkToken(random: ground.random.bytes(LinkToken.fewestBytes)) else {
      return nil
    }
    let key = holder.link.response
    let link = Link(
      id: id, campaign: key.campaign, unit: key.unit, kind: kind, token: token,
      key: ground.keys.links, by: holder.person, at: ground.now)
    try await ground.database.fieldwork.add([link], of: key.owner)
    do {
      try await apply(command, by: holder)
    } catch {
      try await revoke(id, by: holder)
      throw error
    }
    try await ground.note(
      .linkMade, by: .link(holder.principal), of: key.owner, on: .init("link", id))
    return token
  }

  private func revoke(_ link: String, by holder: Holder) async throws {
    let key = holder.link.response
    try await ground.database.fieldwork.revoke(
      link: link, campaign: key.campaign, of: key.owner, by: holder.person, at: ground.now)
    try await ground.note(
      .linkRevoked, by: .link(holder.principal), of: key.owner, on: .init("link", link))
  }
}
