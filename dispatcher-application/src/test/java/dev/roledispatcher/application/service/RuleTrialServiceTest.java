package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.TryRules.Change;
import dev.roledispatcher.application.port.in.TryRules.Draft;
import dev.roledispatcher.application.port.in.TryRules.Example;
import dev.roledispatcher.application.port.in.TryRules.Trial;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeRules;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.classification.Classification.DecidedBy;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleTrialServiceTest {

  private static final TaskClassification HUMAN = TaskClassification.HUMAN_PRIMARY;
  private static final TaskClassification AI = TaskClassification.AI_PRIMARY;
  private static final TaskClassification HYBRID = TaskClassification.HYBRID;
  private static final RuleDefinition PAY = SomeRules.onWords(HUMAN, "pay");

  private final Rig rig = Rig.of(SomeRoles.role("r", "x"));

  @Test
  void countsWhatADraftWouldChange() {
    dispatch("t1", "Pay it", AI);
    dispatch("t2", "Pay it", HYBRID);
    dispatch("t3", "Pay it", HUMAN);
    dispatch("t4", "Read it", AI);

    Trial trial = rig.trials.onThePast(draft(PAY), 100);

    assertThat(trial.tried()).isEqualTo(4);
    assertThat(trial.complete()).isTrue();
    assertThat(trial.matched()).isEqualTo(3);
    assertThat(trial.wouldChange()).isEqualTo(2);
    assertThat(trial.changes())
        .isEqualTo(Map.of(new Change(AI, HUMAN), 1, new Change(HYBRID, HUMAN), 1));
    assertThat(trial.examples())
        .extracting(example -> example.task().value())
        .containsExactlyInAnyOrder("t1", "t2", "t3")
        .endsWith("t3");
    Example example = trial.examples().getFirst();
    assertThat(example.wouldBe()).isEqualTo(HUMAN);
    assertThat(example.match().findings().getFirst().found()).containsExactly("pay");
  }

  @Test
  void writesNothingAndAsksNoClassifier() {
    dispatch("t1", "Pay it", AI);
    int calls = rig.classifier.calls();

    rig.trials.onThePast(draft(PAY), 100);

    assertThat(rig.classifier.calls()).isEqualTo(calls);
    assertThat(rig.rulesInForce.rules().size()).isZero();
    assertThat(rig.previews.classify(task("p", "Pay it")).decidedBy())
        .isEqualTo(DecidedBy.CLASSIFIER);
  }

  @Test
  void looksAtTheNewestTasksOnly() {
    for (int i = 0; i < 120; i++) {
      rig.clock.advance(Duration.ofSeconds(1));
      dispatch("t" + i, i < 60 ? "Pay it" : "Read it", AI);
    }

    assertThat(rig.trials.onThePast(draft(PAY), 60).matched()).isZero();
    assertThat(rig.trials.onThePast(draft(PAY), 60).tried()).isEqualTo(60);
    assertThat(rig.trials.onThePast(draft(PAY), 61).matched()).isEqualTo(1);
    Trial all = rig.trials.onThePast(draft(PAY), 1_000);
    assertThat(all.tried()).isEqualTo(120);
    assertThat(all.matched()).isEqualTo(60);
    assertThat(all.examples()).hasSize(20);
  }

  @Test
  void triesTheRulesInForceWhenThereIsNoDraft() {
    dispatch("t1", "Pay it", AI);
    create("a", PAY);
    dispatch("t2", "Pay it", AI);

    Trial trial = rig.trials.onThePast(null, 100);

    assertThat(trial.matched()).isEqualTo(2);
    assertThat(trial.changes()).isEqualTo(Map.of(new Change(AI, HUMAN), 1));
  }

  @Test
  void triesADraftAmongTheRulesInForce() {
    create("first", SomeRules.onWords(AI, 900, "invoice"));
    dispatch("t1", "Pay the invoice", HYBRID);
    dispatch("t2", "Pay it", HYBRID);

    Trial trial = rig.trials.onThePast(draft(PAY), 100);

    assertThat(trial.matched()).isEqualTo(1);
    assertThat(trial.overruled()).isEqualTo(1);
    assertThat(trial.examples())
        .extracting(example -> example.task().value())
        .containsExactly("t2");
  }

  @Test
  void triesAChangeOfARuleInsteadOfTheRule() {
    create("pay", SomeRules.onWords(AI, 900, "pay", "invoice"));
    dispatch("t1", "Pay it", HYBRID);
    dispatch("t2", "Send the invoice", HYBRID);

    Trial trial = rig.trials.onThePast(new Draft(new RuleId("pay"), PAY), 100);

    assertThat(trial.matched()).isEqualTo(1);
    assertThat(trial.overruled()).isZero();
    assertThat(trial.released()).isEqualTo(1);
    assertThat(trial.changes()).isEqualTo(Map.of(new Change(AI, HUMAN), 1));
  }

  @Test
  void triesADisabledDraftAsIfItWereEnabled() {
    dispatch("t1", "Pay it", AI);

    assertThat(rig.trials.onThePast(draft(SomeRules.enabled(PAY, false)), 100).matched())
        .isEqualTo(1);
  }

  @Test
  void changesNothingThatWasForced() {
    rig.dispatch(Rig.forcing(task("t1", "Pay it"), HYBRID));

    Trial trial = rig.trials.onThePast(draft(PAY), 100);

    assertThat(trial.matched()).isEqualTo(1);
    assertThat(trial.forced()).isEqualTo(1);
    assertThat(trial.wouldChange()).isZero();
    assertThat(trial.examples().getFirst().wouldBe()).isEqualTo(HYBRID);
  }

  @Test
  void stopsWhenItsTimeIsUpAndSaysSo() {
    IntStream.range(0, 3).forEach(i -> dispatch("t" + i, "Pay it", AI));
    rig.stopwatch.ticks(Duration.ofSeconds(2));

    Trial trial = rig.trials.onThePast(draft(PAY), 100);

    assertThat(trial.complete()).isFalse();
    assertThat(trial.tried()).isLessThan(3);
  }

  @Test
  void triesOneTaskBesideWhatIsSaidOfItNow() {
    Task task = task("new", "Pay it");
    rig.classifier.saysOf(task, AI);

    Trial trial = rig.trials.on(draft(PAY), task);

    assertThat(trial.tried()).isEqualTo(1);
    assertThat(trial.changes()).isEqualTo(Map.of(new Change(AI, HUMAN), 1));
    assertThat(rig.knowsNothingOf("new")).isTrue();
    create("a", PAY);
    assertThat(rig.trials.on(null, task).wouldChange()).isZero();
    rig.rules.delete(new RuleId("a"), OptionalLong.empty());
    assertThat(rig.trials.on(null, task).matched()).isZero();
  }

  @Test
  void triesATaskThatNobodyCanClassifyNow() {
    Rig strict =
        Rig.with(
            new DispatchSettings(
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                null,
                SelectionPolicy.DEFAULT,
                Duration.ofMinutes(1),
                Duration.ofHours(24)));
    strict.classifier.abstainsNext(1);

    Trial trial = strict.trials.on(draft(PAY), task("new", "Pay it"));

    assertThat(trial.matched()).isEqualTo(1);
    assertThat(trial.wouldChange()).isZero();
    assertThat(trial.examples().getFirst().before()).isNull();
  }

  private void dispatch(String id, String description, TaskClassification said) {
    Task task = task(id, description);
    rig.classifier.saysOf(task, said);
    rig.dispatch(task);
  }

  private void create(String id, RuleDefinition definition) {
    assertThat(rig.rules.create(new RuleId(id), definition, Receipt.none()).version()).isEqualTo(1);
  }

  private static Draft draft(RuleDefinition definition) {
    return new Draft(new RuleId("draft"), definition);
  }

  private static Task task(String id, String description) {
    return SomeTasks.task(id, description, Priority.MEDIUM, "x");
  }
}
