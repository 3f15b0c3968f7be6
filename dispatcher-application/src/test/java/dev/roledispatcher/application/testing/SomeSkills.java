package dev.roledispatcher.application.testing;

import dev.roledispatcher.domain.skill.SkillContent;
import java.util.List;

/// Contents of skills for tests.
public final class SomeSkills {

  private SomeSkills() {}

  /// A short content with that body and those tags.
  public static SkillContent saying(String body, String... tags) {
    return new SkillContent("How it is done.", body, List.of(), List.of(tags));
  }

  /// A content with everything that one can have, and every kind of character.
  public static SkillContent everything() {
    return new SkillContent(
        "Großes „Alles“ 😀",
        "# Body\n\n```\n\"code\" \\u0000\n```\n nul \u0000, halves \uD800 and \uDC00",
        List.of("One 漢", "Two\r\n\t\u2028"),
        List.of("säge", "a b", "x,{}\"'\\"));
  }
}
