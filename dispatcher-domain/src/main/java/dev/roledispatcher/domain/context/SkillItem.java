package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.skill.Skill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A skill: its summary and its body in one fence. When space is short its body is cut, and when
/// very short its summary stands alone.
///
/// @param making what it is made with
/// @param skill the skill
record SkillItem(Making making, Skill skill) implements Item {

  private static final String BODY_LEFT_OUT =
      "[The rest of this skill is left out to fit the token budget.]" + Wording.GAP;

  @Override
  public String id() {
    return skill.id().value();
  }

  @Override
  public @Nullable Long version() {
    return skill.version();
  }

  @Override
  public String text() {
    return skill.content().body();
  }

  @Override
  public TextBlock whole(String left) {
    return block(left, "");
  }

  @Override
  public TextBlock least(String left) {
    return block("", BODY_LEFT_OUT);
  }

  @Override
  public Shorter shorter(String left, int tokens) {
    String part =
        making.cutLasting(
            id() + '\n' + skill.content().summary(),
            left,
            tokens,
            beginning -> make(beginning, Wording.CUT).text());
    boolean fits = !part.isBlank() && making.count(block(part, Wording.CUT)) <= tokens;
    return fits
        ? new Shorter(
            block(part, Wording.CUT),
            part.length() + " of " + left.length() + " characters of its text fit.")
        : new Shorter(least(left), "Only its summary fits.");
  }

  /// Counts the words of the skill, to weigh it against a task.
  Relevance.Document document() {
    String summary = skill.content().summary();
    String body = skill.content().body();
    List<String> tags = skill.content().tags();
    return making
        .memo()
        .of(
            new Words(summary, body, tags),
            () -> Relevance.Document.of(summary + '\n' + body + '\n' + String.join("\n", tags)));
  }

  private TextBlock block(String left, String notice) {
    return making
        .memo()
        .of(new Key(id(), skill.content().summary(), left, notice), () -> make(left, notice));
  }

  private TextBlock make(String left, String notice) {
    String summary = skill.content().summary().strip();
    String text = left.isBlank() ? summary : summary + Wording.GAP + left;
    return new TextBlock(
        "## Skill: " + id() + Wording.GAP + Fence.around("markdown", text) + Wording.GAP + notice,
        true);
  }

  /// What a block depends on.
  private record Key(String id, String summary, String left, String notice) implements Memo.Sized {
    @Override
    public int characters() {
      return 2 * (summary.length() + left.length());
    }
  }

  /// What the counts of words depend on.
  private record Words(String summary, String body, List<String> tags) implements Memo.Sized {
    @Override
    public int characters() {
      return summary.length() + 2 * body.length();
    }
  }
}
