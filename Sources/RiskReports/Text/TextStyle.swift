import HamstringRisk

/// How text for people is laid out.
public struct TextStyle: Sendable, Hashable {
  /// Marks levels and headings with terminal colours. The words and marks say the same without.
  public var color: Bool
  /// Columns of the terminal; sentences are wrapped there. At least 40.
  public var width: Int
  /// False keeps everything to ASCII, for terminals that know no more.
  public var unicode: Bool
  /// Draws bars of weeks and lines of runs with block letters; without `unicode` there are none.
  public var pictures: Bool
  /// Adds what is shown but not flagged, sources of rules, bases of weeks and lists of files left out.
  public var verbose: Bool

  public init(
    color: Bool = false, width: Int = 80, unicode: Bool = true, pictures: Bool = false, verbose: Bool = false
  ) {
    self.color = color
    self.width = max(40, width)
    self.unicode = unicode
    self.pictures = pictures && unicode
    self.verbose = verbose
  }
}

extension TextStyle {
  /// Whether a flag is told: two changes at once are information that always is.
  func shows(_ flag: Flag) -> Bool { flag.isTold || verbose }
}

/// A stretch of text with one meaning, which decides its colour.
struct Phrase {
  enum Role { case plain, heading, faint, low, medium, high }

  var text: String
  var role: Role

  init(_ text: String, _ role: Role = .plain) {
    self.text = text
    self.role = role
  }
}

extension Phrase.Role {
  /// Select Graphic Rendition parameters (ECMA-48); nil: as it comes.
  var colorCode: String? {
    switch self {
    case .plain: nil
    case .heading: "1"
    case .faint: "90"
    case .low: "36"
    case .medium: "33"
    case .high: "1;31"
    }
  }
}
