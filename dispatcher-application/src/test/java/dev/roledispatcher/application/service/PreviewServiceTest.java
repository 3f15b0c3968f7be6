package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.preferring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.PreviewDispatch.Availability;
import dev.roledispatcher.application.port.in.PreviewDispatch.ScoredRole;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreviewServiceTest {

  private static final TaskFilter ANY = new TaskFilter(null, null, null);

  @Test
  void decidesWhatADispatchThenDecides() {
    int chosen = 0;
    for (long seed = 0; seed < 250; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      Rig rig = busyRig(random);
      DispatchRequest request = request(random);

      DispatchDecision estimate = rig.previews.estimate(request);
      if (estimate.choice() == null) {
        DispatchFailure failure = rig.failureOf(request);
        assertThat(failure).as("seed %d", seed).isInstanceOf(DispatchFailure.NoSuitableRole.class);
        assertThat(((DispatchFailure.NoSuitableRole) failure).refusals())
            .as("seed %d", seed)
            .isEqualTo(estimate.refusals());
      } else {
        chosen++;
        DispatchDecision decision = rig.dispatch(request).decision();
        assertThat(decision)
            .as("seed %d", seed)
            .usingRecursiveComparison()
            .ignoringFields("id")
            .isEqualTo(estimate);
      }
    }
    assertThat(chosen).isBetween(60, 249);
  }

  @Test
  void changesNothing() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    rig.previews.estimate(DispatchRequest.of(SomeTasks.task("t", "x")));
    rig.previews.estimate(DispatchRequest.of(SomeTasks.task("t", "zzz")));
    rig.previews.availableRoles(SomeTasks.task("t", "x"), 5);
    rig.previews.classify(SomeTasks.task("t", "x"));

    assertThat(rig.queries.tasks(ANY, new PageRequest(10, null)).items()).isEmpty();
    assertThat(rig.queries.stats().total()).isZero();
    assertThat(rig.held("a")).isZero();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.observer.seen()).isEmpty();
  }

  @Test
  void takesNoSuitableRoleForADecision() {
    DispatchDecision decision =
        Rig.of(SomeRoles.role("a", "x"))
            .previews
            .estimate(DispatchRequest.of(SomeTasks.task("t", "y")));

    assertThat(decision.choice()).isNull();
    assertThat(decision.ranking()).isNull();
    assertThat(decision.eligibleCount()).isZero();
    assertThat(decision.explanation()).contains("No role may take it; of 1 roles");
  }

  @Test
  void failsWhenASourceIsDownForTheBestRole() {
    Rig rig = Rig.withRequiredSources(SomeRoles.skilled("a", "x"));
    rig.sources.isDownFor("skill-a");

    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> rig.previews.estimate(DispatchRequest.of(SomeTasks.task("t", "x"))))
        .extracting(e -> e.failure().code())
        .isEqualTo(ErrorCode.E13303);
  }

  @Test
  void listsAvailableRolesInTheOrderOfTheRanking() {
    Rig rig =
        Rig.of(
            SomeRoles.role("busy", "x"),
            SomeRoles.role("idle", "x"),
            SomeRoles.ofType(RoleType.AI_PRIMARY, "agent", "x"),
            SomeRoles.role("other", "y"));
    rig.dispatch(preferring(SomeTasks.task("t1", "x"), "busy"));

    Availability available = rig.previews.availableRoles(SomeTasks.task("t", "x"), 10);

    assertThat(available.roles())
        .extracting(role -> role.role().id().value())
        .containsExactly("idle", "busy", "agent");
    assertThat(available.roles().get(1).workload().active()).isEqualTo(1);
    assertThat(available.eligibleCount()).isEqualTo(3);
    assertThat(available.refusals().counts()).containsEntry(RefusalKind.MISSING_CAPABILITY, 1);
    assertThat(available.classification().value()).isEqualTo(TaskClassification.HYBRID);
    DispatchDecision estimate = rig.previews.estimate(DispatchRequest.of(SomeTasks.task("t", "x")));
    assertThat(Objects.requireNonNull(estimate.ranking()).candidates())
        .extracting(Candidate::score)
        .containsExactlyElementsOf(available.roles().stream().map(ScoredRole::score).toList());
  }

  @Test
  void listsNoMoreAvailableRolesThanAsked() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));

    Availability available = rig.previews.availableRoles(SomeTasks.task("t", "x"), 1);

    assertThat(available.roles()).hasSize(1);
    assertThat(available.eligibleCount()).isEqualTo(2);
    assertThat(rig.previews.availableRoles(SomeTasks.task("t", "y"), 1).roles()).isEmpty();
  }

  @Test
  void classifiesWithoutLookingAtRoles() {
    Rig rig = Rig.of();
    rig.classifier.says(TaskClassification.AI_PRIMARY);

    assertThat(rig.previews.classify(SomeTasks.task("t")).value())
        .isEqualTo(TaskClassification.AI_PRIMARY);
  }

  /// A registry with some work in it.
  private static Rig busyRig(Random random) {
    List<Role> roles = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      List<String> able = new ArrayList<>();
      for (String capability : List.of("x", "y", "z")) {
        if (random.nextInt(3) != 0) {
          able.add(capability);
        }
      }
      String[] names = able.toArray(String[]::new);
      roles.add(
          switch (random.nextInt(5)) {
            case 0 -> SomeRoles.inactive("r" + i);
            case 1 -> SomeRoles.holdingAtMost(1 + random.nextInt(2), "r" + i, names);
            case 2 -> SomeRoles.ofType(RoleType.AI_PRIMARY, "r" + i, names);
            case 3 -> SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "r" + i, names);
            default -> SomeRoles.role("r" + i, names);
          });
    }
    Rig rig = Rig.of(roles.toArray(Role[]::new));
    for (int i = random.nextInt(10); i > 0; i--) {
      rig.dispatchAll(SomeTasks.task("before" + i));
    }
    rig.classifier.says(one(random, TaskClassification.values()));
    return rig;
  }

  private static DispatchRequest request(Random random) {
    Task task = random.nextBoolean() ? SomeTasks.task("t", "x") : SomeTasks.task("t", "y", "z");
    RoleId preferred = random.nextInt(3) == 0 ? new RoleId("r" + random.nextInt(12)) : null;
    Set<RoleId> excluded = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      excluded.add(new RoleId("r" + random.nextInt(12)));
    }
    TaskClassification forced =
        random.nextInt(4) == 0 ? one(random, TaskClassification.values()) : null;
    return new DispatchRequest(task, preferred, excluded, TokenBudget.DEFAULT, forced, false);
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
