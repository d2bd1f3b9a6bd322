import Foundation
import PackagePlugin

/// Turns the files of a module's `Data` folder into `EmbeddedData.files` before it is compiled.
@main
struct EmbedData: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Data")
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let inputs = (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedData.swift")
    return [
      .buildCommand(
        displayName: "Embedding the data of \(target.name)",
        executable: try context.tool(named: "embed-data").url,
        arguments: [folder.path, output.path],
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
