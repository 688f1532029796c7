/// What is said beside the sources of rules, so that they can be read without the documentation.
public enum RuleNotes {
  /// What the sources call the article.
  public static let article =
    "“The article” is the one by a physical therapist on hamstring pain in runners that the program began with."
  static let choiceMark = "[P]"
  /// What ``choiceMark`` stands for.
  public static let choice = "[P] marks a choice without direct evidence."
}
