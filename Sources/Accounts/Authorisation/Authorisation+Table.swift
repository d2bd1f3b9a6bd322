extension Authorisation {
  /// The rules of a permission.
  ///
  /// - Parameter permission: what is to be done.
  /// - Returns: its rules; none where nobody may.
  public static func rules(of permission: Permission) -> [Rule] {
    byPermission[permission] ?? []
  }

  private static let byPermission = Dictionary(grouping: table, by: \.permission)

  /// Those who work for the owner and follow all of it.
  private static let staff: [Role] = [.administrator, .editor, .analyst, .approver]
  /// Those who make the questionnaire, run the fieldwork and edit the cases.
  private static let makers: [Role] = [.administrator, .editor]

  /// Who may do what, all of it.
  public static let table: [Rule] = [
    // The reports.
    rules(.reportRead, all: Role.allCases.filter(\.isAssignable)),
    // The questionnaire and the fieldwork.
    rules(
      .questionnaireRead,
      all: staff + [.contributor, .countyAdviser, .unitCoordinator, .peer], unit: [.respondent]),
    rules(.questionnaireEdit, all: makers),
    rules(.campaignRead, all: staff, county: [.countyAdviser], unit: [.unitCoordinator]),
    rules(.campaignEdit, all: makers),
    rules(.campaignInvite, all: makers, bySystem: true),
    rules(.campaignRemind, all: makers, county: [.countyAdviser], bySystem: true),
    rules(.campaignClose, all: makers, bySystem: true),
    rules(
      .contactRead, all: makers, county: [.countyAdviser], unit: [.unitCoordinator],
      bySystem: true),
    rules(.contactEdit, all: makers, unit: [.unitCoordinator]),
    // The answers.
    rules(
      .responseRead, all: makers + [.analyst], county: [.countyAdviser], unit: [.unitCoordinator],
      sections: [.respondent], signOff: [.respondent]),
    rules(.responseAnswer, unit: [.unitCoordinator], sections: [.respondent]),
    rules(.responseDelegate, unit: [.unitCoordinator], wholeAnswer: [.respondent]),
    rules(.responseSubmit, unit: [.unitCoordinator], wholeAnswer: [.respondent]),
    rules(.responseApprove, signOff: [.respondent]),
    rules(.responseReopen, all: makers, unit: [.unitCoordinator], wholeAnswer: [.respondent]),
    rules(.responseImport, all: makers),
    // Cases and open calls.
    rules(
      .caseRead, all: staff, county: [.countyAdviser], unit: [.unitCoordinator],
      own: [.contributor, .respondent]),
    rules(.caseSubmit, all: makers + [.contributor], unit: [.unitCoordinator, .respondent]),
    rules(.caseEdit, all: makers, unit: [.unitCoordinator], own: [.contributor, .respondent]),
    rules(.caseApprove, unit: [.unitCoordinator], own: [.contributor, .respondent]),
    rules(.casePublish, all: makers),
    rules(.callEdit, all: makers),
    rules(.callRead, all: makers + [.analyst]),
    [Rule(permission: .callAnswer, grantee: .everybody, reach: .owner)],
    // Accounts and the owner.
    rules(.accountRead, all: [.administrator]),
    rules(.accountManage, all: [.administrator], bySystem: true),
    [Rule(permission: .accountOwn, grantee: .accountHolder, reach: .own)],
    rules(.auditRead, all: [.administrator], bySystem: true),
    rules(.exportAll, all: [.administrator], bySystem: true),
    rules(.personErase, all: [.administrator], bySystem: true),
    rules(.settingsEdit, all: [.administrator]),
  ].flatMap { $0 }

  private static func rules(
    _ permission: Permission, all: [Role] = [], county: [Role] = [], unit: [Role] = [],
    sections: [Role] = [], wholeAnswer: [Role] = [], signOff: [Role] = [], own: [Role] = [],
    bySystem: Bool = false
  ) -> [Rule] {
    let reaches: [(Reach, [Role])] = [
      (.owner, all), (.county, county), (.unit, unit), (.sections, sections),
      (.wholeAnswer, wholeAnswer), (.signOff, signOff), (.own, own),
    ]
    let ofRoles = reaches.flatMap { reach, roles in
      roles.map { Rule(permission: permission, grantee: .role($0), reach: reach) }
    }
    return bySystem
      ? ofRoles + [Rule(permission: permission, grantee: .system, reach: .server)] : ofRoles
  }
}
