package dev.roledispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.application.port.out.AffinitySource;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.Affinity;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.server.settings.DefaultSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The role selectors as the server asks them: by the host, with its default settings.
class SelectorsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration HALF_LIFE = Duration.ofDays(14);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final AffinitySource NOTHING = (task, value, roles, at) -> Affinities.none();

  private final Map<String, PluginHost> hosts = new HashMap<>();

  @AfterEach
  void closeTheHosts() {
    hosts.values().forEach(PluginHost::close);
  }

  @Test
  void leastLoadedGoesByTheShareThatIsTakenThenByTheLongestIdle() {
    RoleIndex index =
        RoleIndex.of(
            List.of(
                limited("first", 5),
                limited("second", 4),
                limited("third", 5),
                limited("fourth", 3)));
    holding(index, "first", 3, Duration.ofMinutes(5));
    holding(index, "second", 3, Duration.ofMinutes(3));
    holding(index, "third", 3, Duration.ofMinutes(7));
    holding(index, "fourth", 0, Duration.ofMinutes(2));

    Ranking ranking =
        rank("least-loaded", NOTHING, task(), NOW, index, "first", "fourth", "second", "third");

    assertThat(ranking.by().name()).isEqualTo("least-loaded");
    assertThat(ranking.note()).isNull();
    assertThat(order(ranking)).containsExactly("fourth", "third", "first", "second");
  }

  @Test
  void weightedGoesByTheShareOfLabelsCoveredThenByTheLongestIdle() {
    RoleIndex index =
        RoleIndex.of(List.of(able("both", "x", "y"), able("lately", "x"), able("idle", "y")));
    holding(index, "both", 0, Duration.ofMinutes(1));
    holding(index, "lately", 0, Duration.ofMinutes(2));
    holding(index, "idle", 0, Duration.ofMinutes(9));

    Ranking ranking =
        rank("weighted", NOTHING, preferring("x", "y"), NOW, index, "both", "idle", "lately");

    assertThat(order(ranking)).containsExactly("both", "idle", "lately");
    assertThat(ranking.candidates())
        .extracting(candidate -> part(candidate, "coverage") / 0.35)
        .satisfiesExactly(
            share -> assertThat(share).isCloseTo(1.0, within(1e-9)),
            share -> assertThat(share).isCloseTo(0.5, within(1e-9)),
            share -> assertThat(share).isCloseTo(0.5, within(1e-9)));
  }

  @Test
  void roundRobinGoesOnWhereItStopped() {
    RoleIndex index = RoleIndex.of(List.of(able("a", "x"), able("b", "x"), able("c", "x")));
    gauge(index, "a").load().count(12, false);
    gauge(index, "b").load().count(11, false);
    gauge(index, "c").load().count(11, false);
    List<String> turns = new ArrayList<>();

    for (int i = 0; i < 6; i++) {
      Instant at = NOW.plusSeconds(i);
      String next =
          order(rank("round-robin", NOTHING, task(), at, index, "a", "b", "c")).getFirst();
      gauge(index, next).load().assigned(at);
      turns.add(next);
    }

    assertThat(turns).containsExactly("b", "c", "a", "b", "c", "a");
  }

  /// A role that always succeeds and one that always fails, alike in all else.
  @Test
  void weightedLearnsWhoSucceedsAndForgetsIt() {
    RoleIndex index = RoleIndex.of(List.of(able("a-fails", "x"), able("b-succeeds", "x")));
    Learned learned = new Learned();
    assertThat(order(rank("weighted", learned, task(), NOW, index, "a-fails", "b-succeeds")))
        .as("before anything is known, by id")
        .containsExactly("a-fails", "b-succeeds");

    for (int i = 0; i < 8; i++) {
      learned.outcome("a-fails", 0, NOW);
      learned.outcome("b-succeeds", 1, NOW);
    }

    Ranking ranking = rank("weighted", learned, task(), NOW, index, "a-fails", "b-succeeds");
    assertThat(order(ranking)).containsExactly("b-succeeds", "a-fails");
    double before = part(ranking.candidates().getFirst(), "affinity");
    assertThat(before).isCloseTo(0.05 * (2 * 9 / 10.0 - 1), within(1e-9));

    double later =
        part(
            rank("weighted", learned, task(), NOW.plus(HALF_LIFE), index, "a-fails", "b-succeeds")
                .candidates()
                .getFirst(),
            "affinity");
    assertThat(later)
        .as("four successes are left of eight")
        .isCloseTo(0.05 * (2 * 5 / 6.0 - 1), within(1e-9))
        .isLessThan(before);

    Instant forgotten = NOW.plus(HALF_LIFE.multipliedBy(40));
    Ranking old = rank("weighted", learned, task(), forgotten, index, "a-fails", "b-succeeds");
    assertThat(order(old)).as("as before").containsExactly("a-fails", "b-succeeds");
    assertThat(part(old.candidates().getFirst(), "affinity")).isCloseTo(0, within(1e-9));
  }

  @Test
  void stickyKeepsTasksTogetherUntilTheirRoleMostlyFails() {
    RoleIndex index =
        RoleIndex.of(List.of(able("a", "x"), able("b", "x"), able("c", "x"), able("d", "x")));
    Learned learned = new Learned();
    for (String holder : List.of("a", "b", "c", "d")) {
      learned.holds(holder);
      assertThat(order(rank("sticky", learned, keyed(), NOW, index, "a", "b", "c", "d")).getFirst())
          .isEqualTo(holder);
    }
    for (int i = 0; i < 3; i++) {
      learned.outcome("d", 0, NOW);
    }

    Ranking ranking = rank("sticky", learned, keyed(), NOW, index, "a", "b", "c", "d");

    assertThat(order(ranking).getLast()).isEqualTo("d");
    assertThat(
            order(
                rank(
                    "sticky",
                    learned,
                    keyed(),
                    NOW.plus(HALF_LIFE.multipliedBy(2)),
                    index,
                    "a",
                    "b",
                    "c",
                    "d")))
        .as("after two half-lives it is relied on again")
        .startsWith("d");
  }

  @Test
  void runsTheBuiltInSelectorsOnTheThreadThatAsks() {
    PluginHostSettings usual = new PartSettings(DefaultSettings.read()).plugins();

    assertThat(usual.limits().trusted())
        .contains("weighted", "least-loaded", "round-robin", "sticky");
  }

  /// What is known of tasks like these, by the domain's own formula.
  private static final class Learned implements AffinitySource {

    private final Map<RoleId, Affinity> byRole = new HashMap<>();
    private @Nullable RoleId holder;

    void outcome(String role, double success, Instant at) {
      byRole.merge(
          new RoleId(role),
          Affinity.unknown(at).learned(success, at, HALF_LIFE),
          (known, _) -> known.learned(success, at, HALF_LIFE));
    }

    void holds(String role) {
      holder = new RoleId(role);
    }

    @Override
    public Affinities of(
        Task task, TaskClassification classification, List<IndexedRole> candidates, Instant at) {
      Map<RoleId, Affinity> known = new HashMap<>();
      byRole.forEach((role, affinity) -> {
        Affinity left = affinity.decayedTo(at, HALF_LIFE);
        known.put(role, new Affinity(left.successes(), left.failures(), at, null));
      });
      if (holder != null) {
        known.merge(holder, Affinity.unknown(at).held(NOW), (affinity, held) -> affinity.held(NOW));
      }
      return new Affinities("customer-7", known);
    }
  }

  private Ranking rank(
      String selector,
      AffinitySource affinities,
      Task task,
      Instant at,
      RoleIndex index,
      String... candidates) {
    PluginHost host = hosts.computeIfAbsent(selector, SelectorsTest::host);
    host.roleAudience().rolesChanged(index);
    host.awaitRolesTold();
    return host.ranker(affinities)
        .rank(
            task,
            TaskClassification.HYBRID,
            Arrays.stream(candidates).map(id -> gauge(index, id)).toList(),
            at,
            LONG);
  }

  /// A host with that selector, and without classifiers, which take long to make.
  private static PluginHost host(String selector) {
    PluginHostSettings usual = new PartSettings(DefaultSettings.read()).plugins();
    return PluginHost.start(
        new PluginHostSettings(
            List.of(),
            selector,
            usual.classifierDeadline(),
            usual.selectorDeadline(),
            usual.creationDeadline(),
            usual.limits(),
            usual.weighing(),
            usual.shadows(),
            usual.options()),
        () -> NOW,
        System::nanoTime);
  }

  private static List<String> order(Ranking ranking) {
    return ranking.candidates().stream().map(each -> each.role().value()).toList();
  }

  private static double part(Candidate candidate, String name) {
    return candidate.score().parts().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(ScorePart::points)
        .sum();
  }

  private static IndexedRole gauge(RoleIndex index, String role) {
    return index.find(new RoleId(role)).orElseThrow();
  }

  private static void holding(RoleIndex index, String role, int active, Duration idle) {
    gauge(index, role).load().correct(active, NOW.minus(idle));
  }

  private static Role limited(String id, int capacity) {
    return role(id, List.of("x"), new Constraints(capacity, Attributes.none()));
  }

  private static Role able(String id, String... capabilities) {
    return role(id, List.of(capabilities), Constraints.none());
  }

  private static Role role(String id, List<String> capabilities, Constraints constraints) {
    return new Role(
        new RoleId(id),
        new RoleProfile(
            "Role",
            "What it is for.",
            RoleType.HYBRID,
            capabilities.stream().map(CapabilityName::new).map(Capability::of).toList(),
            List.of(),
            constraints,
            true,
            Attributes.none()),
        1,
        NOW,
        NOW);
  }

  private static Task task() {
    return task(Attributes.none(), List.of(Requirement.of(new CapabilityName("x"))));
  }

  private static Task keyed() {
    return task(
        new Attributes(Map.of("affinity_key", "customer-7")),
        List.of(Requirement.of(new CapabilityName("x"))));
  }

  private static Task preferring(String... capabilities) {
    return task(
        Attributes.none(),
        Arrays.stream(capabilities)
            .map(name ->
                new Requirement(
                    new CapabilityName(name),
                    Requirement.of(new CapabilityName(name)).minLevel(),
                    Requirement.Kind.PREFERRED))
            .toList());
  }

  private static Task task(Attributes metadata, List<Requirement> requirements) {
    return new Task(
        new TaskId("t"),
        "Do it.",
        requirements,
        Priority.MEDIUM,
        metadata,
        Attributes.none(),
        null);
  }
}
