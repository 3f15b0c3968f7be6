package dev.roledispatcher.benchmarks;

import dev.roledispatcher.domain.context.ContextMaterial;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Skills that are at hand, long enough that a context comes to nearly 8,000 tokens.
final class WarmContexts {

  /// What the token cache may hold, the default of the server.
  static final int CACHE_CHARACTERS = 16_000_000;

  private static final int WORDS = 1_225;
  private static final int PARAGRAPH = 60;

  private WarmContexts() {}

  /// So many skills of about 1,500 tokens each, in paragraphs.
  static ContextMaterial skills(int count) {
    List<Skill> skills = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder body = new StringBuilder();
      for (int words = 0; words < WORDS; words += PARAGRAPH) {
        body.append(Texts.prose(PARAGRAPH, 1_000 * i + words)).append("\n\n");
      }
      skills.add(
          new Skill(
              new SkillId("skill-" + i),
              new SkillContent(
                  "How it is done, part " + i + ".", body.toString(), List.of(), List.of()),
              1,
              Instant.EPOCH,
              Instant.EPOCH));
    }
    return new ContextMaterial(skills, null, List.of(), List.of());
  }
}
