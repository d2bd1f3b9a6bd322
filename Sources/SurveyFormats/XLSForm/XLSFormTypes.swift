extension XLSForm.Kind {
  /// The type that a cell of the column `type` names; nil where there is no such type.
  init?(_ type: String) {
    let words = type.split(whereSeparator: \.isWhitespace).map(String.init)
    if let selection = XLSForm.Kind.selection(words) {
      self = selection
      return
    }
    let joined = words.joined(separator: " ")
    guard let name = XLSForm.Kind.plainTypes[joined] ?? XLSForm.Kind.osm(words) else { return nil }
    self = .plain(name)
  }

  /// What begins or ends with a row of this type.
  enum Bracket: Hashable {
    case begins(XLSForm.Kind)
    case ends(XLSForm.Kind)
  }

  /// Whether the type begins or ends a group, a repeat or a loop; a loop that names no list has "".
  static func bracket(_ type: String) -> Bracket? {
    var words = type.split { $0.isWhitespace }.map { String($0) }
    if words.count >= 1, words[0].hasPrefix("begin_") || words[0].hasPrefix("end_") {
      let parts = words[0].split(separator: "_", maxSplits: 1)
      words.replaceSubrange(0...0, with: parts.map(String.init))
    }
    guard words.count >= 2, words[0] == "begin" || words[0] == "end" else { return nil }
    var length = 2
    var name = words[1]
    if name == "looped", words.count >= 3, words[2] == "group" { (name, length) = ("repeat", 3) }
    var rest = Array(words[length...])
    if rest.first == "over" { rest.removeFirst() }
    guard rest.count <= 1 else { return nil }
    let kind: XLSForm.Kind
    switch name {
    case "group": kind = .group
    case "repeat", "lgroup": kind = .repetition
    case "loop": kind = .loop(list: rest.first ?? "")
    default: return nil
    }
    return words[0] == "begin" ? .begins(kind) : .ends(kind)
  }

  private static func selection(_ words: [String]) -> XLSForm.Kind? {
    for count in stride(from: min(words.count - 1, 6), to: 0, by: -1) {
      guard let selection = selections[words[..<count].joined(separator: " ")] else { continue }
      let rest = words[(count + 1)...].joined(separator: " ")
      let isOther = ["or_other", "or other", "or specify other"].contains(rest)
      guard rest.isEmpty || isOther else { continue }
      return .select(selection, list: words[count], orOther: isOther)
    }
    return nil
  }

  private static func osm(_ words: [String]) -> String? {
    words.count == 2 && words[0] == "osm" ? "osm" : nil
  }

  private static let selections: [String: XLSForm.Selection] = [
    "add select one prompt using": .one, "select one from": .one, "select1": .one,
    "select_one": .one, "select one": .one, "select_one_from_file": .external,
    "select one from file": .external, "select_one_external": .external,
    "select one external": .external, "select_multiple_from_file": .external,
    "select multiple from file": .external, "add select multiple prompt using": .several,
    "select all that apply from": .several, "select_multiple": .several,
    "select all that apply": .several, "rank": .rank,
  ]

  /// The plain types by all the names that forms know them by.
  private static let plainTypes: [String: String] = {
    let names: [String: [String]] = [
      "text": ["string", "q string", "add text prompt"],
      "phone number": [], "barcode": ["q barcode", "add barcode prompt"],
      "integer": ["int", "q int", "add integer prompt"],
      "percentage": [], "number of days in last month": [],
      "number of days in last six months": [], "number of days in last year": [],
      "decimal": ["q decimal", "add decimal prompt"], "range": [],
      "note": ["q note", "add note prompt"],
      "date": ["q date", "add date prompt"], "time": [],
      "dateTime": [
        "datetime", "date time", "q date time", "q dateTime", "add date time prompt",
        "add dateTime prompt",
      ],
      "geopoint": [
        "gps", "location", "q geopoint", "q location", "add location prompt",
      ],
      "geotrace": ["q geotrace"], "geoshape": ["q geoshape"],
      "image": [
        "photo", "q picture", "q image", "add image prompt", "add photo prompt",
      ],
      "audio": ["q audio", "add audio prompt"], "video": ["q video", "add video prompt"],
      "file": ["add file prompt"], "osm": [],
      "acknowledge": ["trigger", "q acknowledge", "add acknowledge prompt"],
      "calculate": ["q calculate", "add calculate prompt"], "hidden": [],
      "start": ["get start time", "start time"], "end": ["get end time", "end time"],
      "today": ["get today"],
      "deviceid": ["imei", "device id", "get device id", "uri:deviceid"],
      "subscriberid": ["subscriber id", "get subscriber id", "uri:subscriberid"],
      "simserial": ["sim id", "get sim id", "uri:simserial"],
      "phonenumber": ["get phone number", "uri:phonenumber"],
      "username": ["uri:username"], "email": ["uri:email"], "audit": [],
      "xml-external": [], "csv-external": [], "start-geopoint": [], "background-audio": [],
      "background-geopoint": [],
    ]
    return names.reduce(into: [:]) { types, entry in
      for name in [entry.key] + entry.value { types[name] = entry.key }
    }
  }()
}
