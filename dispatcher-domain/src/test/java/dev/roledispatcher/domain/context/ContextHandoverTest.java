package dev.roledispatcher.domain.context;

import static dev.roledispatcher.domain.context.Contexts.AMPLE;
import static dev.roledispatcher.domain.context.Contexts.assemble;
import static dev.roledispatcher.domain.context.Contexts.past;
import static dev.roledispatcher.domain.context.Contexts.person;
import static dev.roledispatcher.domain.context.Contexts.report;
import static dev.roledispatcher.domain.context.Contexts.reviewer;
import static dev.roledispatcher.domain.context.Contexts.task;
import static dev.roledispatcher.domain.context.Contexts.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.context.SectionReport.Action;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a context tells what was tried before.
final class ContextHandoverTest {

  private static final PastAttempt FIRST =
      new PastAttempt(
          new RoleId("bot"),
          "Review Bot",
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(60),
          "failed",
          "It ran out of memory.",
          "Read half of it. " + words("done", 200),
          "The other half.",
          List.of("s3://results/1", "s3://results/2"));

  private static final PastAttempt SECOND =
      new PastAttempt(
          new RoleId("ann"),
          "Ann",
          Instant.EPOCH.plusSeconds(90),
          null,
          "released",
          "On leave.",
          null,
          null,
          List.of());

  @Test
  void tellsTheNewestAttemptFirst() throws BudgetTooSmall {
    String section =
        assemble(reviewer(), task("Go"), past(FIRST, SECOND), AMPLE)
            .section(SectionName.HANDOVER_CONTEXT);
    assertThat(section)
        .contains(
            "## Attempt 2: Ann\n\n- role: ann\n- time: since 1970-01-01T00:01:30Z, until now\n- how it ended: released\n\n")
        .contains("Why it ended:\n\n```text\nOn leave.\n```\n\n## Attempt 1: Review Bot\n")
        .contains("- time: from 1970-01-01T00:00:00Z to 1970-01-01T00:01:00Z\n")
        .contains("What was done:\n\n```text\nRead half of it.", "done199")
        .contains("What is left:\n\n```text\nThe other half.\n```")
        .contains("Where results are:\n\n```text\ns3://results/1\ns3://results/2\n```");
  }

  @Test
  void shortensAndDropsTheOlderOnesFirst() throws BudgetTooSmall {
    int all = assemble(reviewer(), task("Go"), past(FIRST, SECOND), AMPLE).tokenCount();
    RoleContext shorter = assemble(reviewer(), task("Go"), past(FIRST, SECOND), all - 50);
    assertThat(shorter.section(SectionName.HANDOVER_CONTEXT))
        .contains("On leave.", "Read half of it.", Wording.CUT, "The other half.")
        .doesNotContain("done199");
    assertThat(report(shorter, SectionName.HANDOVER_CONTEXT))
        .extracting(SectionReport::action, SectionReport::reason)
        .containsExactly(Action.CUT, "1 of 2 attempts fit whole.");
    RoleContext least =
        assemble(
            reviewer(),
            task("Go"),
            past(FIRST, SECOND),
            assemble(reviewer(), task("Go"), past(SECOND), AMPLE).tokenCount() + 15);
    assertThat(least.section(SectionName.HANDOVER_CONTEXT))
        .contains("## Attempt 2: Ann")
        .doesNotContain("Read half of it.");
  }

  @Test
  void isShortForPeople() throws BudgetTooSmall {
    RoleContext context = assemble(person(), task("Go"), past(FIRST, SECOND), AMPLE);
    assertThat(context.section(SectionName.HANDOVER_CONTEXT))
        .contains("On leave.", "Read half of it.", "The other half.")
        .doesNotContain("done199");
    assertThat(report(context, SectionName.HANDOVER_CONTEXT).action()).isEqualTo(Action.KEPT);
  }
}
