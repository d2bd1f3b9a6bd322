import TestSupport

/// Holds the source files of a package against the rules of `docs/architecture.md`.
struct Architecture {
  /// Something that a rule forbids.
  struct Mistake: CustomStringConvertible, Equatable {
    let file: String
    let line: Int
    let what: String
    var description: String { "\(file):\(line): \(what)" }
  }

  /// A source file and its code.
  struct File {
    let path: String
    let module: String
    let source: String
    let code: SwiftCode
  }

  let list: ModuleList
  let files: [File]

  /// Reads a package.
  ///
  /// - Parameter root: the folder that holds `Package.swift` and `Sources`.
  init(root: String = PackageRoot.path) throws {
    list = ModuleList(manifest: try PackageRoot.text(at: "\(root)/Package.swift"))
    files = try PackageRoot.files(under: "Sources", ending: ".swift", of: root).map { path in
      let source = try PackageRoot.text(at: "\(root)/\(path)")
      let module = path.split(separator: "/")[1]
      return File(path: path, module: String(module), source: source, code: SwiftCode(source))
    }
  }

  /// Modules that must not be used by others, also not through the list.
  var forbidden: [(modules: [String], never: [String])] {
    [
      (["Pages", "Screens", "Web", "Commands"], ["Store", "Records", "Database"]),
      (["Figures", "Statistics", "StatisticalTables"], ["Agenda", "Territory"]),
    ]
  }

  /// Modules whose work is done when they return.
  var synchronous: [String] {
    ["words", "access", "methods", "evidence", "judgement"].flatMap { list.layers[$0] ?? [] }
      + ["Pages", "Screens", "Store"]
  }

  /// Imports of our own modules that point downwards, are not declared or are forbidden.
  func importMistakes() -> [Mistake] {
    let places = Dictionary(
      list.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return mistakes { file, line in
      guard let own = places[file.module] else { return [] }
      return SwiftCode.imports(line).compactMap { name in
        guard let other = places[name], name != file.module else { return nil }
        if other > own { return "imports \(name), which stands below \(file.module)" }
        if isForbidden(name, in: file.module) { return "\(file.module) never uses \(name)" }
        let isDeclared = list.modules[own].uses.contains(name)
        return isDeclared ? nil : "imports \(name), which the list does not declare"
      }
    }
  }

  /// Arrows of the list itself that point downwards, nowhere or where they must not.
  func listMistakes() -> [Mistake] {
    list.modules.enumerated().flatMap { index, module in
      module.uses.compactMap { used -> Mistake? in
        guard let other = list.names.firstIndex(of: used) else {
          return Mistake(
            file: "Package.swift", line: 1, what: "\(module.name) uses \(used), which is no module")
        }
        let isWrong = other >= index || isForbidden(used, in: module.name)
        return isWrong
          ? Mistake(file: "Package.swift", line: 1, what: "\(module.name) must not use \(used)")
          : nil
      }
    }
  }

  /// Code that waits where all work is done at once.
  func waitingMistakes() -> [Mistake] {
    mistakes { file, line in
      guard synchronous.contains(file.module) else { return [] }
      return SwiftCode.words(line).filter { $0 == "async" || $0 == "await" }
        .map { "\($0) in \(file.module), which is synchronous" }
    }
  }

  /// Types that are named as the module they stand in: such a module's names cannot be qualified.
  func namingMistakes() -> [Mistake] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    return mistakes { file, line in
      let words = SwiftCode.words(line)
      return zip(words, words.dropFirst())
        .filter { kinds.contains($0) && $1 == file.module }
        .map { "a \($0) is named as its module, \($1)" }
    }
  }

  /// Folders that the list does not name, and modules without a folder.
  func folderMistakes() -> [Mistake] {
    let folders = Set(files.map(\.module))
    let known = Set(list.names + ["embed-data"])
    return folders.symmetricDifference(known).sorted().map {
      Mistake(file: "Sources/\($0)", line: 1, what: "the folder and the list do not agree")
    }
  }

  /// Calls that end the program where a value could say what is wrong.
  func crashMistakes() -> [Mistake] {
    mistakes { _, line in
      let code = line.filter { !$0.isWhitespace }
      let found = [("fatalError(", "fatalError"), ("try!", "try!")].filter { code.contains($0.0) }
        .map(\.1)
      let isForced = line.split(separator: " ").contains { $0.hasPrefix("as!") }
      return found + (isForced ? ["as!"] : [])
    }
  }

  /// Tables that are let out where no rule has looked at them.
  ///
  /// Answers to a survey leave it by its disclosure policy alone, and the figures of sources and of the
  /// frame where all tables are gathered.
  func publishingMistakes() -> [Mistake] {
    let places = [
      ("protected:", "Sources/SurveyEstimates/"), ("official:", "Sources/Workflows/Analysis/"),
    ]
    return files.flatMap { file in
      var code = ""
      return file.code.lines.enumerated().flatMap { index, line -> [Mistake] in
        code += line.filter { !$0.isWhitespace }
        // A call may stand on several lines; it ends with its label.
        let found = places.filter { label, folder in
          ["PublishedTable(", ".init("].contains { code.contains($0 + label) }
            && !file.path.hasPrefix(folder)
        }
        if !found.isEmpty { code = "" }
        return found.map {
          Mistake(
            file: file.path, line: index + 1,
            what: "a table is let out as \($0.0) outside \($0.1)")
        }
      }
    }
  }

  /// Files that are too long to hold one idea.
  func lengthMistakes(longest: Int = 400) -> [Mistake] {
    files.compactMap { file in
      let count = file.source.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      return count > longest
        ? Mistake(file: file.path, line: count, what: "\(count) lines, more than \(longest)") : nil
    }
  }

  private func isForbidden(_ used: String, in module: String) -> Bool {
    forbidden.contains { $0.modules.contains(module) && $0.never.contains(used) }
  }

  private func mistakes(_ find: (File, String) -> [String]) -> [Mistake] {
    files.flatMap { file in
      file.code.lines.enumerated().flatMap { index, line in
        find(file, line).map { Mistake(file: file.path, line: index + 1, what: $0) }
      }
    }
  }
}
