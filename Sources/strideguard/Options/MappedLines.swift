import HamstringRisk
import RunImport
import TrackModel

/// Turns outcomes into JSON lines.
struct MappedLines {
  private(set) var summaries = 0
  private(set) var problems = 0
  private(set) var skipped = 0
  private var lines = ""

  mutating func add(_ outcome: FileOutcome) {
    add(outcome.problems)
    skipped += outcome.skipped.count
    let left = outcome.skipped.map { SkippedFile(file: $0.file, reason: $0.reason) }
    for (one, copy) in MappedLines.counted(left) { append(.skipped(one, copy: copy)) }
    for run in outcome.runs where append(.summary(run)) { summaries += 1 }
  }

  /// Problems of one file, or of one walk.
  mutating func add(_ several: [Problem]) {
    problems += several.count
    for (one, copy) in MappedLines.counted(several) { append(.problem(one, copy: copy)) }
  }

  mutating func add(_ sidecar: Sidecar) { append(.sidecar(sidecar)) }
  mutating func add(_ file: ListedFile) { append(.file(file)) }

  mutating func takeLines() -> String {
    defer { lines = "" }
    return lines
  }

  /// - Returns: false where the line cannot be written, which is told as a problem in its place.
  @discardableResult
  private mutating func append(_ line: MapLine) -> Bool {
    do {
      lines += try line.json() + "\n"
      return true
    } catch {
      var file = ""
      if case .summary(let run) = line { file = run.file }
      let problem = Problem(
        file: file, code: "not_told", message: "a run in it has a figure that is no number",
        remedy: "report this as a fault of the program, with the file")
      Messages.show(problem)
      add([problem])
      return false
    }
  }

  /// Each element with the number of equal ones before it.
  private static func counted<Element: Hashable>(_ elements: [Element]) -> [(Element, Int)] {
    var seen: [Element: Int] = [:]
    return elements.map { element in
      seen[element, default: -1] += 1
      return (element, seen[element, default: 0])
    }
  }
}
