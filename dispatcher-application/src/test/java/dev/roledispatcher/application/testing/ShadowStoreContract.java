package dev.roledispatcher.application.testing;

import static dev.roledispatcher.domain.classification.TaskClassification.AI_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HUMAN_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HYBRID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ShadowRanking;
import dev.roledispatcher.domain.stats.ShadowCount;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.ShadowStore] promises.
public abstract class ShadowStoreContract {

  private static final PluginRef NEXT = new PluginRef("next", "2.0.0");
  private static final PluginRef OTHER = new PluginRef("other", "1.0.0");

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void startsWithNothing() {
    assertThat(stores().shadows().count("next", 10)).isEmpty();
  }

  @Test
  void countsWhatWasSaidBesideTheDispatchesThatCameAbout() {
    assign(said("t1", stated(NEXT, AI_PRIMARY)), said("t2", stated(NEXT, AI_PRIMARY)));
    assign(said("t3", stated(NEXT, HUMAN_PRIMARY)), said("t3", stated(NEXT, HYBRID)));
    assign(said("t4", abstained(NEXT)), said("t5", stated(OTHER, HYBRID)));

    assertThat(stores().shadows().count("next", 10))
        .containsExactlyInAnyOrder(
            count(ShadowAnswer.Result.AGREED, AI_PRIMARY, 2),
            count(ShadowAnswer.Result.DIFFERED, HUMAN_PRIMARY, 1),
            new ShadowCount(
                new ShadowAnswer(
                    ShadowAnswer.Kind.CLASSIFIER, NEXT, AI_PRIMARY, ShadowAnswer.Result.NONE, null),
                1));
  }

  @Test
  void looksAtTheLatestAnswersOnly() {
    assign(said("t1", stated(NEXT, AI_PRIMARY)));
    assign(said("t2", stated(NEXT, HYBRID)));
    assign(said("t3", stated(NEXT, HYBRID)));

    assertThat(stores().shadows().count("next", 2))
        .containsExactly(count(ShadowAnswer.Result.DIFFERED, HYBRID, 2));
  }

  @Test
  void countsSelectorsByWhetherTheyPutTheSameRoleFirst() {
    assign(ranked("t1", new ShadowRanking(NEXT, new RoleId("a"), null)));
    assign(ranked("t2", new ShadowRanking(NEXT, new RoleId("b"), null)));

    assertThat(stores().shadows().count("next", 10))
        .extracting(count -> count.answer().kind(), count -> count.answer().result())
        .containsExactlyInAnyOrder(
            tuple(ShadowAnswer.Kind.ROLE_SELECTOR, ShadowAnswer.Result.AGREED),
            tuple(ShadowAnswer.Kind.ROLE_SELECTOR, ShadowAnswer.Result.DIFFERED));
  }

  @Test
  void countsReassignmentsToo() {
    assign(said("t1", stated(NEXT, AI_PRIMARY)));
    NewAssignment again = said("t1", stated(NEXT, HYBRID));
    stores().work().run(() -> stores().assignments().reassign(again, 1, null, HandoverNote.none()));

    assertThat(stores().shadows().count("next", 10)).hasSize(2);
  }

  /// Registers the role when there is none yet.
  private void assign(NewAssignment... assignments) {
    if (stores().roles().find(new RoleId("a")).isEmpty()) {
      stores().work().run(() -> stores().roles().add(List.of(SomeRoles.role("a"))));
    }
    stores().work().run(() -> stores().assignments().assign(List.of(assignments)));
  }

  private static ShadowCount count(
      ShadowAnswer.Result result, TaskClassification said, long count) {
    return new ShadowCount(
        new ShadowAnswer(ShadowAnswer.Kind.CLASSIFIER, NEXT, AI_PRIMARY, result, said), count);
  }

  private static NewAssignment said(String task, Opinion shadow) {
    DispatchDecision plain = SomeDecisions.assignment(task, "a").decision();
    Classification before = plain.classification();
    Opinion.Stated verdict = (Opinion.Stated) before.opinions().getFirst();
    Classification shadowed =
        Classification.by(verdict, new Hearing(before.opinions(), verdict, null, List.of(shadow)));
    return assignment(plain, shadowed, plain.ranking());
  }

  private static NewAssignment ranked(String task, ShadowRanking shadow) {
    DispatchDecision plain = SomeDecisions.assignment(task, "a").decision();
    Ranking before = Objects.requireNonNull(plain.ranking());
    Ranking shadowed =
        new Ranking(before.by(), before.candidates(), before.note(), List.of(shadow));
    return assignment(plain, plain.classification(), shadowed);
  }

  private static NewAssignment assignment(
      DispatchDecision plain, Classification classification, @Nullable Ranking ranking) {
    return SomeDecisions.at(
        SomeDecisions.DECIDED,
        new DispatchDecision(
            plain.id(),
            plain.decidedAt(),
            plain.request(),
            classification,
            plain.policy(),
            plain.eligibleCount(),
            ranking,
            plain.refusals(),
            plain.choice(),
            plain.explanation()));
  }

  private static Opinion stated(PluginRef by, TaskClassification value) {
    return new Opinion.Stated(
        by, value, new Confidence(0.6, Confidence.Basis.RAW_SCORE), List.of(), "So it is.", null);
  }

  private static Opinion abstained(PluginRef by) {
    return new Opinion.Abstained(by, Opinion.Abstained.Cause.TIMEOUT, "Too late.");
  }
}
