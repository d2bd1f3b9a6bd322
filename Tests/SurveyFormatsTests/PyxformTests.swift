import Foundation
import Languages
import Problems
import TestSupport
import Testing

@testable import SurveyFormats

/// The reference implementation of XLSForm, where it is installed: `pip install pyxform` for the Python that
/// `SAMSTEMT_PYTHON` names, else `python3`.
struct PyxformTests {
  static let python = ProcessInfo.processInfo.environment["SAMSTEMT_PYTHON"] ?? "python3"

  static func run(_ script: String, _ arguments: [String] = []) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  static let isThere = (try? run("import pyxform").0) == 0

  @Test(.enabled(if: isThere, "pyxform is not installed"))
  func `pyxform accepts our forms`() throws {
    var forms: [(String, [UInt8])] = []
    for writing in XLSFormExport.Writing.allCases {
      let form = try XLSFormExport.form(
        of: try RichQuestionnaire.made(), as: writing, file: "q.yaml")
      forms.append(("rich.\(writing)", form.bytes))
    }
    for form in ReferenceData.has(XLSFormOracle.folder) ? XLSFormImportTests.forms : [] {
      let questionnaire = try XLSFormImport.read(
        try XLSFormOracle.bytes(form), file: form.file
      ).questionnaire
      let bytes = try XLSFormExport.form(of: questionnaire, as: .xlsx, file: form.file).bytes
      forms.append((form.file.replacing("/", with: "-") + ".xlsx", bytes))
    }
    try TemporaryFolder.use { folder in
      for (name, bytes) in forms {
        try Data(bytes).write(to: URL(filePath: "\(folder.path)/\(name)"))
      }
      let (code, said) = try Self.run(
        """
        import sys, xml.dom.minidom
        from pyxform.xls2xform import convert
        for path in sys.argv[1:]:
            xml.dom.minidom.parseString(convert(path).xform.encode())
        print(len(sys.argv) - 1, "accepted")
        """, forms.map { "\(folder.path)/\($0.0)" })
      #expect(code == 0, "\(said.suffix(2000))")
      #expect(said.contains("\(forms.count) accepted"))
    }
  }
}
