import Foundation
import TestSupport
import Testing

/// The JSON Schemas that editors use.
struct SchemaTests {
  static let names = [
    "review", "attributes", "questionnaire", "analysis", "codes", "indicators", "source",
    "profiles",
    "sources", "selection",
    "case", "findings",
    "recommendations", "actions", "framework", "query",
  ]

  @Test func `schema lists its names, and writes all of them`() throws {
    let list = try SamstemtProcess.run(["schema"])
    #expect(list.output.split(separator: "\n").map(String.init) == Self.names)
    try TemporaryFolder.use { folder in
      _ = try SamstemtProcess.run(["schema", "-o", folder.path])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == Self.names.map { "\($0).schema.json" }.sorted())
    }
  }

  @Test(arguments: names)
  func `every schema is JSON that says which keys there are`(_ name: String) throws {
    let outcome = try SamstemtProcess.run(["schema", name])
    #expect(outcome.code == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect((schema?["$schema"] as? String)?.contains("json-schema.org") == true)
    #expect(outcome.output.contains("\"description\""))
  }

  @Test(
    .enabled(if: Python.canValidate, "python3 with jsonschema and yaml is not here"),
    arguments: [
      "Examples/telemark", "Examples/norge-2021", "Sources/Workflows/Data/new",
      "Examples/queries",
    ])
  func `the files of every review that is shipped fit their schemas`(_ review: String) throws {
    try TemporaryFolder.use { folder in
      _ = try SamstemtProcess.run(["schema", "-o", folder.path])
      let outcome = try Python.run(Self.script, [folder.path, "\(PackageRoot.path)/\(review)"])
      #expect(outcome.code == 0, "\(outcome.output)")
      #expect(outcome.output.contains("validated"))
    }
  }

  private static let script = """
    import glob, json, os, sys, yaml, jsonschema
    class Loader(yaml.SafeLoader): pass
    # Dates stay text, as the schema sees them.
    Loader.yaml_implicit_resolvers = {k: [r for r in v if r[0] != "tag:yaml.org,2002:timestamp"]
      for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    schemas, review = sys.argv[1:]
    files = {"review.yaml": "review", "*.query.yaml": "query", "survey/questionnaire.yaml": "questionnaire",
      "survey/codes/*.yaml": "codes", "indicators/*.yaml": "indicators", "cases/*.md": "case", "findings.yaml": "findings",
      "recommendations.yaml": "recommendations", "actions.yaml": "actions"}
    count, bad = 0, 0
    for pattern, name in files.items():
        schema = json.load(open(f"{schemas}/{name}.schema.json"))
        jsonschema.Draft202012Validator.check_schema(schema)
        for path in sorted(glob.glob(f"{review}/{pattern}")):
            text = open(path, encoding="utf-8").read()
            if path.endswith(".md"):
                if not text.startswith("---"): continue
                text = text.split("---")[1]
            count += 1
            for error in jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(text, Loader)):
                bad += 1
                print(path, list(error.absolute_path), error.message[:200])
    print(count, "validated")
    sys.exit(1 if bad or not count else 0)
    """
}

/// Python, where it is installed.
enum Python {
  static let canValidate = (try? run("import jsonschema, yaml", []))?.code == 0

  static func run(_ script: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
