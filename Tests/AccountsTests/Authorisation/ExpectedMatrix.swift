import Accounts

/// Who may do what, written down by itself for the test: a line for each permission, a letter for each role.
///
/// The columns: administrator, editor, analyst, approver, contributor, county adviser, unit coordinator,
/// link over the whole answer, link over section `s1`, link to sign off, peer, reader.
/// The letters: `A` all of the owner, `C` its county, `U` its unit, `S` its sections, `O` what it made,
/// `-` nothing.
enum ExpectedMatrix {
  static let columns: [Column] = [
    .role(.administrator), .role(.editor), .role(.analyst), .role(.approver), .role(.contributor),
    .role(.countyAdviser), .role(.unitCoordinator), .wholeLink, .sectionLink, .signOffLink,
    .role(.peer), .role(.reader),
  ]

  enum Column: Hashable {
    case role(Role)
    case wholeLink
    case sectionLink
    case signOffLink
  }

  static let lines: [String: String] = [
    //                     adm edi ana app con cou uni whl sec sig pee rea
    "report.read": "        A   A   A   A   A   A   A   -   -   -   A   A",
    "questionnaire.read": " A   A   A   A   A   A   A   U   U   U   A   -",
    "questionnaire.edit": " A   A   -   -   -   -   -   -   -   -   -   -",
    "campaign.read": "      A   A   A   A   -   C   U   -   -   -   -   -",
    "campaign.edit": "      A   A   -   -   -   -   -   -   -   -   -   -",
    "campaign.invite": "    A   A   -   -   -   -   -   -   -   -   -   -",
    "campaign.remind": "    A   A   -   -   -   C   -   -   -   -   -   -",
    "campaign.close": "     A   A   -   -   -   -   -   -   -   -   -   -",
    "contact.read": "       A   A   -   -   -   C   U   -   -   -   -   -",
    "contact.edit": "       A   A   -   -   -   -   U   -   -   -   -   -",
    "response.readUnit": "  A   A   A   -   -   C   U   U   S   U   -   -",
    "response.answer": "    -   -   -   -   -   -   U   U   S   -   -   -",
    "response.delegate": "  -   -   -   -   -   -   U   U   -   -   -   -",
    "response.submit": "    -   -   -   -   -   -   U   U   -   -   -   -",
    "response.approve": "   -   -   -   -   -   -   -   -   -   U   -   -",
    "response.reopen": "    A   A   -   -   -   -   U   U   -   -   -   -",
    "response.import": "    A   A   -   -   -   -   -   -   -   -   -   -",
    "case.read": "          A   A   A   A   O   C   U   O   O   O   -   -",
    "case.submit": "        A   A   -   -   A   -   U   U   U   U   -   -",
    "case.edit": "          A   A   -   -   O   -   U   O   O   O   -   -",
    "case.approve": "       -   -   -   -   O   -   U   O   O   O   -   -",
    "case.publish": "       A   A   -   -   -   -   -   -   -   -   -   -",
    "call.edit": "          A   A   -   -   -   -   -   -   -   -   -   -",
    "call.read": "          A   A   A   -   -   -   -   -   -   -   -   -",
    "account.read": "       A   -   -   -   -   -   -   -   -   -   -   -",
    "account.manage": "     A   -   -   -   -   -   -   -   -   -   -   -",
    "audit.read": "         A   -   -   -   -   -   -   -   -   -   -   -",
    "export.all": "         A   -   -   -   -   -   -   -   -   -   -   -",
    "person.erase": "       A   -   -   -   -   -   -   -   -   -   -   -",
    "settings.edit": "      A   -   -   -   -   -   -   -   -   -   -   -",
  ]

  /// What anybody may do, and what account holders may do with their own account: not in the lines.
  static let others: Set<Permission> = [.callAnswer, .accountOwn]

  /// What the program itself may do.
  static let bySystem: Set<Permission> = [
    .campaignInvite, .campaignRemind, .campaignClose, .contactRead, .accountManage, .auditRead,
    .exportAll, .personErase, .callAnswer,
  ]

  static func letter(_ permission: Permission, _ column: Column) -> Character? {
    guard let line = lines[permission.rawValue], let index = columns.firstIndex(of: column) else {
      return nil
    }
    let letters = line.split(separator: " ")
    return letters.count == columns.count ? letters[index].first : nil
  }
}
