package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeRules;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Classification.DecidedBy;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import dev.roledispatcher.domain.rule.RuleVersion.Change;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RuleServiceTest {

  private static final RuleId A = new RuleId("a");
  private static final RuleDefinition ON_REVIEW =
      SomeRules.onWords(TaskClassification.HUMAN_PRIMARY, "review");
  private static final RuleDefinition ON_DEPLOY =
      SomeRules.onWords(TaskClassification.AI_PRIMARY, "deploy");

  private final Rig rig = Rig.of(SomeRoles.role("r", "x"));

  @Test
  void decidesTheNextDispatchWithoutAskingAnyClassifier() {
    create(A, ON_REVIEW);

    DispatchResult result = rig.dispatch(task("t", "Review it"));

    Classification classification = result.decision().classification();
    assertThat(classification.value()).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(classification.decidedBy()).isEqualTo(DecidedBy.RULE);
    assertThat(classification.confidence().basis()).isEqualTo(Confidence.Basis.DECREED);
    assertThat(classification.rule())
        .isEqualTo(
            new RuleMatch(A, 1, List.of(new RuleMatch.Finding("any_words", List.of("review")))));
    assertThat(classification.opinions()).isEmpty();
    assertThat(rig.classifier.calls()).isZero();
    assertThat(result.decision().explanation())
        .startsWith(
            "Classified as human_primary. The rule (a) decided: any_words: review. 1 of 1 roles");
  }

  @Test
  void leavesForcedTasksAndTasksThatFitNoRuleAlone() {
    create(A, ON_REVIEW);

    assertThat(
            rig.dispatch(Rig.forcing(task("t1", "Review it"), TaskClassification.HYBRID))
                .decision()
                .classification()
                .decidedBy())
        .isEqualTo(DecidedBy.FORCED);
    assertThat(rig.dispatch(task("t2", "Write it")).decision().classification().decidedBy())
        .isEqualTo(DecidedBy.CLASSIFIER);
  }

  @Test
  void decidesWhenNoClassifierHasAnOpinion() {
    create(A, ON_REVIEW);
    rig.classifier.abstainsNext(1);

    assertThat(rig.previews.classify(task("t", "Review it")).decidedBy()).isEqualTo(DecidedBy.RULE);
  }

  @Test
  void makesAnIdForARuleWithoutOne() {
    assertThat(rig.rules.create(null, ON_REVIEW, Receipt.none()).id())
        .isEqualTo(new RuleId("rule-1"));
  }

  @Test
  void refusesAnIdThatIsTaken() {
    create(A, ON_REVIEW);

    assertThat(rejectionOf(() -> create(A, ON_DEPLOY))).isEqualTo(new Rejection.RuleExists(A));
    assertThat(rig.rules.rule(A).definition()).isEqualTo(ON_REVIEW);
  }

  @Test
  void refusesMoreRulesThanThereIsRoomFor() {
    for (int i = 0; i < Rule.MOST; i++) {
      int number = i;
      rig.stores
          .work()
          .run(() ->
              rig.stores.rules().add(new RuleId("r" + number), ON_REVIEW, rig.clock.instant()));
    }

    assertThat(rejectionOf(() -> create(A, ON_DEPLOY)))
        .isEqualTo(new Rejection.TooManyRules(Rule.MOST));
  }

  @Test
  void changesARuleFromTheNextDecisionOn() {
    create(A, ON_REVIEW);
    rig.clock.advance(Duration.ofHours(1));

    Rule changed = rig.rules.change(A, OptionalLong.of(1), before -> ON_DEPLOY);

    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.createdAt()).isEqualTo(SetClock.START);
    assertThat(changed.updatedAt()).isEqualTo(rig.clock.instant());
    assertThat(rig.rules.rule(A)).isEqualTo(changed);
    assertThat(decidedBy("Review it")).isEqualTo(DecidedBy.CLASSIFIER);
    assertThat(decidedBy("Deploy it")).isEqualTo(DecidedBy.RULE);
    rig.rules.change(A, OptionalLong.empty(), before -> SomeRules.enabled(before, false));
    assertThat(decidedBy("Deploy it")).isEqualTo(DecidedBy.CLASSIFIER);
  }

  @Test
  void leavesTheVersionAloneWhenNothingChanges() {
    Rule rule = create(A, ON_REVIEW);

    assertThat(rig.rules.change(A, OptionalLong.of(1), before -> before)).isEqualTo(rule);
    assertThat(rig.rules.versions(A, new PageRequest(10, null)).items()).hasSize(1);
  }

  @Test
  void makesAChangeAnewWhenSomebodyElseWasFaster() {
    create(A, ON_REVIEW);
    int[] calls = {0};

    Rule changed =
        rig.rules.change(
            A,
            OptionalLong.empty(),
            before -> {
              if (calls[0]++ == 0) {
                elsewhereReplaced(1, ON_DEPLOY);
              }
              return SomeRules.enabled(before, false);
            });

    assertThat(calls[0]).isEqualTo(2);
    assertThat(changed.version()).isEqualTo(3);
    assertThat(changed.definition()).isEqualTo(SomeRules.enabled(ON_DEPLOY, false));
  }

  @Test
  void refusesChangesOfAnotherVersionThanExpected() {
    create(A, ON_REVIEW);
    rig.rules.change(A, OptionalLong.of(1), before -> ON_DEPLOY);

    assertThat(rejectionOf(() -> rig.rules.change(A, OptionalLong.of(1), before -> ON_REVIEW)))
        .isEqualTo(new Rejection.StaleRule(A, 1, 2));
    assertThat(rejectionOf(() -> rig.rules.delete(A, OptionalLong.of(1))))
        .isEqualTo(new Rejection.StaleRule(A, 1, 2));
  }

  @Test
  void deletesARuleAndKeepsItsVersions() {
    create(A, ON_REVIEW);

    rig.rules.delete(A, OptionalLong.of(1));

    assertThat(decidedBy("Review it")).isEqualTo(DecidedBy.CLASSIFIER);
    assertThat(rejectionOf(() -> rig.rules.rule(A))).isEqualTo(new Rejection.UnknownRule(A));
    assertThat(rig.rules.rules(new RuleFilter(null), new PageRequest(10, null)).items()).isEmpty();
    assertThat(rig.rules.versions(A, new PageRequest(10, null)).items())
        .extracting(RuleVersion::change)
        .containsExactly(Change.DELETED, Change.CREATED);
    create(A, ON_REVIEW);
    assertThat(decidedBy("Review it")).isEqualTo(DecidedBy.RULE);
  }

  @Test
  void saysSoWhenThereIsNoSuchRule() {
    Rejection unknown = new Rejection.UnknownRule(A);

    assertThat(rejectionOf(() -> rig.rules.rule(A))).isEqualTo(unknown);
    assertThat(rejectionOf(() -> rig.rules.versions(A, new PageRequest(10, null))))
        .isEqualTo(unknown);
    assertThat(rejectionOf(() -> rig.rules.change(A, OptionalLong.empty(), before -> before)))
        .isEqualTo(unknown);
    assertThat(rejectionOf(() -> rig.rules.delete(A, OptionalLong.empty()))).isEqualTo(unknown);
  }

  @Test
  void keepsTheAnswerWithTheRule() {
    Receipt<Rule> receipt = rig.receipt("key-12345", rule -> rule.id().value());

    rig.rules.create(A, ON_REVIEW, receipt);

    assertThat(rig.reservation("key-12345")).isInstanceOf(Reservation.Answered.class);
  }

  private void elsewhereReplaced(long version, RuleDefinition definition) {
    rig.stores
        .work()
        .run(() -> rig.stores.rules().replace(A, version, definition, rig.clock.instant()));
  }

  private Rule create(RuleId id, RuleDefinition definition) {
    return rig.rules.create(id, definition, Receipt.none());
  }

  private DecidedBy decidedBy(String description) {
    return rig.previews.classify(task("preview", description)).decidedBy();
  }

  private static Task task(String id, String description) {
    return SomeTasks.task(id, description, Priority.MEDIUM, "x");
  }

  private static Rejection rejectionOf(ThrowingCallable call) {
    return catchThrowableOfType(RejectedException.class, call).rejection();
  }
}
