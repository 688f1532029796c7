import ArgumentParser
import Foundation

/// A settings file, read once while the arguments are.
struct ConfigArgument: ExpressibleByArgument {
  var config = Config()
  /// As given.
  var path: String
  /// What is wrong with it, for one line on standard error; nil where nothing is.
  var failure: String?

  /// Bytes; no settings file is longer.
  private static let largest = 1 << 20

  init(argument: String) {
    path = argument
    let name = Messages.path(argument)
    let data: Data
    do {
      guard let file = FileHandle(forReadingAtPath: argument) else { throw CocoaError(.fileNoSuchFile) }
      // Nil stands for the end of an empty file.
      data = try file.read(upToCount: ConfigArgument.largest + 1) ?? Data()
    } catch {
      failure = "\(name): the settings file cannot be read; check its name, or leave --config out"
      return
    }
    guard data.count <= ConfigArgument.largest, let text = String(validating: data, as: UTF8.self) else {
      failure = "\(name): not a settings file (text of at most 1 MiB is); check its name, or leave --config out"
      return
    }
    do {
      config = try Config(text)
    } catch {
      failure = "\(name)\(error.line.map { ":\($0)" } ?? ""): \(error.message); \(error.remedy)"
    }
  }

  /// Ends with a line on standard error and the status of wrong usage where the file is wrong.
  func validate() throws {
    guard let failure else { return }
    Messages.error(failure)
    throw ExitStatus.wrongUsage
  }
}
