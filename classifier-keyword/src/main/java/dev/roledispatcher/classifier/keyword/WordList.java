package dev.roledispatcher.classifier.keyword;

/// The word lists; each is a file of its own, built in and extensible.
enum WordList {
  /// Decisions that only a person may take.
  AUTHORITY("authority-words.txt", Topic.KEYWORDS, Side.PERSON),
  /// Work that needs a person's judgement, empathy or hands.
  HUMAN("human-words.txt", Topic.KEYWORDS, Side.PERSON),
  /// Work that people and AI do well together.
  SHARED("shared-words.txt", Topic.KEYWORDS, Side.BOTH),
  /// Work for machines.
  AI("ai-words.txt", Topic.KEYWORDS, Side.AI),
  /// What looks like one of the above and is not.
  NEUTRAL("neutral-words.txt", Topic.KEYWORDS, Side.NOBODY),
  /// Signs of open, ambiguous work.
  COMPLEX("complex-words.txt", Topic.COMPLEXITY, Side.PERSON),
  /// Signs of routine.
  ROUTINE("routine-words.txt", Topic.COMPLEXITY, Side.AI),
  /// Signs of an emergency, which asks for a person's oversight.
  URGENT("urgent-words.txt", Topic.URGENCY, Side.PERSON),
  /// Signs that there is time.
  UNHURRIED("unhurried-words.txt", Topic.URGENCY, Side.AI),
  /// Capabilities of people.
  HUMAN_CAPABILITIES("human-capabilities.txt", Topic.SKILLS, Side.PERSON),
  /// Capabilities that people and AI share.
  SHARED_CAPABILITIES("shared-capabilities.txt", Topic.SKILLS, Side.BOTH),
  /// Capabilities of AI agents.
  AI_CAPABILITIES("ai-capabilities.txt", Topic.SKILLS, Side.AI);

  /// What a list is looked up for; a term stands in at most one list of a topic.
  enum Topic {
    /// The words of the description.
    KEYWORDS,
    /// How open the work is.
    COMPLEXITY,
    /// How pressing it is.
    URGENCY,
    /// What the one who does it must be able to do.
    SKILLS
  }

  private final String file;
  private final Topic topic;
  private final Side side;

  WordList(String file, Topic topic, Side side) {
    this.file = file;
    this.topic = topic;
    this.side = side;
  }

  /// The name of its file, without a folder.
  String file() {
    return file;
  }

  /// What it is looked up for.
  Topic topic() {
    return topic;
  }

  /// Whom its terms speak for.
  Side side() {
    return side;
  }
}
