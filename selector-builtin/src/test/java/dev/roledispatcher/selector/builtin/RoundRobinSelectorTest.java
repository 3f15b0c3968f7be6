package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundRobinSelectorTest {

  private static final Instant NOW = FakePluginContext.NOW;
  private static final FakeTask TASK = FakeTask.describedAs("Tidy up");
  private static final Map<String, String> BY_TIME = Map.of("even-out", "false");
  private static final int SEEDS = 200;
  private static final int STEPS = 1_000;

  private final RoleSelector evening = Made.by(new RoundRobinSelectorFactory());
  private final RoleSelector byTime = Made.by(new RoundRobinSelectorFactory(), BY_TIME);

  @Test
  void takesWhoGotTheFewestThenWhoWaitsLongestThenWhoHoldsFewerThenTheSmallerId() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a").given(3).lastAssigned(NOW.minusSeconds(90)),
            FakeCandidate.withId("b").given(2).lastAssigned(NOW.minusSeconds(1)),
            FakeCandidate.withId("c").given(2).lastAssigned(NOW.minusSeconds(5)),
            FakeCandidate.withId("d").given(3).lastAssigned(NOW.minusSeconds(90)),
            FakeCandidate.withId("e").given(3).lastAssigned(NOW.minusSeconds(5)).holding(2),
            FakeCandidate.withId("f").given(3).lastAssigned(NOW.minusSeconds(5)).holding(1),
            FakeCandidate.withId("g").given(2));

    assertThat(Made.order(evening, query)).containsExactly("g", "c", "b", "a", "d", "f", "e");
    assertThat(Made.order(byTime, query)).containsExactly("g", "a", "d", "c", "f", "e", "b");
  }

  @Test
  void goesByTimeWhereNobodyCounts() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a").lastAssigned(NOW.minusSeconds(1)),
            FakeCandidate.withId("b").lastAssigned(NOW.minusSeconds(90)),
            FakeCandidate.withId("c"));

    assertThat(Made.order(evening, query)).containsExactly("c", "b", "a");
  }

  @ParameterizedTest
  @CsvSource({"0, 60, 0.6666666667", "2, 60, 0.2857142857", "2, 0, 0.25", "0, -90, 0.5"})
  void scoresByAssignmentsAndTheTimeSinceTheLast(int given, int secondsAgo, double score) {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a").given(given).lastAssigned(NOW.minusSeconds(secondsAgo)));

    assertThat(Made.points(Made.score(evening, query, "a"), "turn")).isCloseTo(score, within(1e-9));
  }

  @Test
  void givesEachOfSomeTasksToAnotherRoleWhateverWasBefore() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<FakeCandidate> roles = new ArrayList<>();
      int count = 1 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        FakeCandidate role = FakeCandidate.withId("role-" + i).given(random.nextInt(9));
        roles.add(
            random.nextInt(3) == 0 ? role : role.lastAssigned(NOW.minusSeconds(random.nextInt(4))));
      }
      List<String> chosen = new ArrayList<>();
      for (int task = 0; task < 3 * count; task++) {
        // Every task is decided by a server that was just started.
        RoleSelector selector = Made.by(new RoundRobinSelectorFactory(), BY_TIME);
        Instant at = NOW.plusMillis(1 + task);
        String first = Made.first(selector, FakeQuery.of(TASK, roles).at(at));
        roles.replaceAll(role -> role.roleId().equals(first) ? role.lastAssigned(at) : role);
        chosen.add(first);
      }

      for (int from = 0; from + count <= chosen.size(); from++) {
        assertThat(new HashSet<>(chosen.subList(from, from + count)))
            .as("seed %s, tasks from %s of %s", seed, from, chosen)
            .hasSize(count);
      }
    }
  }

  @Test
  void goesRoundInABatchThatIsDecidedInOneMoment() {
    List<FakeCandidate> roles = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      roles.add(FakeCandidate.withId(id));
    }
    List<String> chosen = new ArrayList<>();
    for (int task = 0; task < 9; task++) {
      String first = Made.first(evening, FakeQuery.of(TASK, roles));
      roles.replaceAll(role ->
          role.roleId().equals(first)
              ? role.lastAssigned(NOW).holding(role.activeTasks() + 1)
              : role);
      chosen.add(first);
    }

    assertThat(chosen).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
  }

  @Test
  void staysEvenToTheNumberOfDecisionsUnderWayAtOnce() {
    for (long seed = 0; seed < SEEDS; seed++) {
      int underWay = 1 + (int) (seed % 5);
      Servers servers = servers(seed, underWay, Map.of());
      for (int step = 0; step < STEPS; step++) {
        if (servers.step()) {
          assertThat(spread(servers))
              .as("seed %s, step %s, counts %s", seed, step, Arrays.toString(servers.counts()))
              .isLessThanOrEqualTo(underWay);
        }
      }
      assertThat(servers.history()).as("seed %s", seed).hasSizeGreaterThan(20);
    }
  }

  /// So the bound above is one that can be broken.
  @Test
  void doesNotStayEvenByTimeAlone() {
    int broken = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      int underWay = 1 + (int) (seed % 5);
      Servers servers = servers(seed, underWay, BY_TIME);
      for (int step = 0; step < STEPS; step++) {
        servers.step();
      }
      broken += spread(servers) > underWay ? 1 : 0;
    }

    assertThat(broken).isPositive();
  }

  @Test
  void letsNobodyWaitWhileAnotherGetsMoreThanAreUnderWayAtOnce() {
    for (long seed = 0; seed < SEEDS; seed++) {
      int underWay = 1 + (int) (seed % 5);
      Servers servers = servers(seed, underWay, BY_TIME);
      for (int step = 0; step < STEPS; step++) {
        servers.step();
      }
      int roles = servers.counts().length;
      int[][] sinceLast = new int[roles][roles];
      for (int role : servers.history()) {
        for (int waiting = 0; waiting < roles; waiting++) {
          sinceLast[waiting][role]++;
          assertThat(waiting == role ? 0 : sinceLast[waiting][role])
              .as("seed %s: tasks that %s got while %s waited", seed, role, waiting)
              .isLessThanOrEqualTo(underWay);
        }
        Arrays.fill(sinceLast[role], 0);
      }
    }
  }

  private static Servers servers(long seed, int underWay, Map<String, String> settings) {
    Random random = new Random(seed);
    return new Servers(
        new RoundRobinSelectorFactory(),
        settings,
        random,
        1 + random.nextInt(5),
        2 + random.nextInt(5),
        underWay);
  }

  private static int spread(Servers servers) {
    int[] counts = servers.counts();
    return Arrays.stream(counts).max().orElseThrow() - Arrays.stream(counts).min().orElseThrow();
  }
}
