import TrackModel

/// Activities of one file that cannot be used: one problem for all of a kind, so that a file that holds a thousand of
/// them gets one line.
struct UnusableActivities {
  private(set) var problems: [Problem] = []
  private var counts: [String: Int] = [:]

  mutating func add(_ problem: Problem) {
    let count = counts[problem.code, default: 0] + 1
    counts[problem.code] = count
    if count == 1 {
      problems.append(problem)
    } else if let place = problems.firstIndex(where: { $0.code == problem.code }) {
      problems[place].message = "\(count) of its activities: \(problem.message)"
    }
  }
}
