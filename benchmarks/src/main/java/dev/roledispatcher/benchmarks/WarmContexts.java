package dev.roledispatcher.benchmarks;

import dev.roledispatcher.application.port.out.ContextSource;
import dev.roledispatcher.domain.context.ContextSection;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Skills that are at hand: one of eight texts for each role, long enough that a context comes to
/// nearly 8,000 tokens.
final class WarmContexts implements ContextSource {

  /// What the token cache may hold, the default of the server.
  static final int CACHE_CHARACTERS = 16_000_000;

  private static final int TEXTS = 8;
  private static final int WORDS = 6_300;

  private final List<Material> materials = new ArrayList<>();

  WarmContexts() {
    for (int i = 0; i < TEXTS; i++) {
      materials.add(new Material(List.of(skills(i)), List.of()));
    }
  }

  /// The skills of a role.
  static ContextSection skills(Role role) {
    return skills(textOf(role));
  }

  @Override
  public String name() {
    return "skills";
  }

  @Override
  public Material load(Role role, Task task, Duration within) {
    return materials.get(textOf(role));
  }

  private static int textOf(Role role) {
    return Math.floorMod(role.id().hashCode(), TEXTS);
  }

  private static ContextSection skills(int text) {
    return new ContextSection(
        SectionName.SKILL_CONTEXT,
        "Skills",
        Texts.prose(WORDS, text),
        ContextSection.Need.OPTIONAL);
  }
}
