package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StickySelectorTest {

  private static final Instant NOW = FakePluginContext.NOW;
  private static final FakeTask TASK = FakeTask.describedAs("Tidy up");
  private static final String KEY = "customer-7";
  private static final int KEYS = 4_000;

  private final RoleSelector selector = Made.by(new StickySelectorFactory());

  @Test
  void givesAKeyToWhoHadItLastWhileItMayTakeIt() {
    FakeQuery query =
        about(
            KEY,
            FakeCandidate.withId("a"),
            FakeCandidate.withId("b").lastHeldLikeAt(NOW.minusSeconds(90)),
            FakeCandidate.withId("c").lastHeldLikeAt(NOW.minusSeconds(9)),
            FakeCandidate.withId("d"));

    assertThat(Made.order(selector, query)).startsWith("c", "b");
    assertThat(Made.order(selector, query.without("c"))).startsWith("b");
  }

  @Test
  void doesNotMixUpKeys() {
    FakeCandidate drawn = FakeCandidate.withId(first(KEY, List.of("a", "b")));
    FakeCandidate holder =
        FakeCandidate.withId(drawn.roleId().equals("a") ? "b" : "a").lastHeldLikeAt(NOW);

    assertThat(Made.first(selector, about(KEY, drawn, holder))).isEqualTo(holder.roleId());
    assertThat(Made.first(selector, about(KEY, drawn, holder).aboutTasksLike("customer-8")))
        .isEqualTo(drawn.roleId());
    assertThat(Made.first(selector, FakeQuery.of(task(KEY), drawn, holder)))
        .isEqualTo(drawn.roleId());
  }

  @Test
  void takesAKeyFromWhoMostlyFailsAtIt() {
    FakeCandidate holder = FakeCandidate.withId("a").lastHeldLikeAt(NOW);

    assertThat(Made.first(selector, about(KEY, holder.experienced(0, 2), others("b", "c"))))
        .isEqualTo("a");
    assertThat(Made.order(selector, about(KEY, holder.experienced(0, 3), others("b", "c"))))
        .endsWith("a");
    assertThat(Made.first(selector, about(KEY, holder.experienced(1, 3), others("b", "c"))))
        .isEqualTo("a");
  }

  @Test
  void canKeepAKeyWhateverFails() {
    RoleSelector loyal = Made.by(new StickySelectorFactory(), Map.of("least-success", "0"));
    FakeCandidate holder = FakeCandidate.withId("a").lastHeldLikeAt(NOW).experienced(0, 1_000);

    assertThat(Made.first(loyal, about(KEY, holder, others("b", "c")))).isEqualTo("a");
  }

  @Test
  void explainsWhyByTheParts() {
    FakeQuery query =
        about(
            KEY,
            FakeCandidate.withId("holder").lastHeldLikeAt(NOW.minusSeconds(3_600)),
            FakeCandidate.withId("failed").lastHeldLikeAt(NOW).experienced(0, 9),
            FakeCandidate.withId("other"));

    assertThat(Made.points(Made.score(selector, query, "holder"), "held"))
        .isCloseTo(1.5, within(1e-12));
    assertThat(Made.score(selector, query, "holder").score()).isCloseTo(2.5, within(1e-12));
    assertThat(Made.points(Made.score(selector, query, "failed"), "reliable")).isZero();
    assertThat(Made.points(Made.score(selector, query, "failed"), "held")).isZero();
    assertThat(Made.points(Made.score(selector, query, "other"), "reliable")).isEqualTo(1);
    assertThat(Made.points(Made.score(selector, query, "other"), "drawn")).isBetween(0.0, 1.0);
  }

  @Test
  void goesByLoadWithoutAKey() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a").limitedTo(4).holding(2),
            FakeCandidate.withId("b").limitedTo(4).holding(1).lastHeldLikeAt(NOW),
            FakeCandidate.withId("c").limitedTo(4).experienced(0, 9));

    assertThat(Made.order(selector, query)).containsExactly("b", "a", "c");
    assertThat(Made.points(Made.score(selector, query, "b"), "load")).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void readsTextsNumbersAndTruthValuesAsKeys() {
    FakeQuery holders =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a").lastHeldLikeAt(NOW),
            FakeCandidate.withId("b").limitedTo(100));

    // Without a key the load decides, which is the better one of b.
    assertThat(Made.first(selector, holders.aboutTasksLike("7"))).isEqualTo("b");
    for (Object key : List.of("7", 7L, true)) {
      FakeTask task = TASK.withMetadata("affinity_key", key);
      assertThat(Made.first(selector, holders.withTask(task).aboutTasksLike(key.toString())))
          .as("%s", key)
          .isEqualTo("a");
    }
    for (Object none : List.of("", " ", List.of("7"), Map.of("7", "7"))) {
      FakeTask task = TASK.withMetadata("affinity_key", none);
      assertThat(Made.first(selector, holders.withTask(task).aboutTasksLike(none.toString())))
          .as("%s", none)
          .isEqualTo("b");
    }
  }

  @Test
  void canReadAnotherField() {
    RoleSelector byTenant =
        Made.by(new StickySelectorFactory(), Map.of("affinity-field", "tenant"));
    FakeQuery query =
        FakeQuery.of(
            TASK.withMetadata("tenant", "blue").withMetadata("affinity_key", KEY),
            FakeCandidate.withId("a").lastHeldLikeAt(NOW),
            FakeCandidate.withId("b"));

    assertThat(Made.first(byTenant, query.aboutTasksLike("blue"))).isEqualTo("a");
    assertThat(Made.first(byTenant, query.aboutTasksLike(KEY)))
        .isEqualTo(first("blue", List.of("a", "b")));
  }

  @Test
  void movesNoKeyButThoseOfARoleThatLeaves() {
    for (long seed = 0; seed < 5; seed++) {
      List<String> roles = roles(new Random(seed), 12);
      List<String> fewer = new ArrayList<>(roles);
      String leaving = fewer.remove((int) seed);
      int its = 0;
      int moved = 0;
      for (int key = 0; key < KEYS; key++) {
        String before = first("key-" + key, roles);
        String after = first("key-" + key, fewer);
        its += before.equals(leaving) ? 1 : 0;
        moved += before.equals(after) ? 0 : 1;
      }

      assertThat(moved).as("seed %s", seed).isEqualTo(its);
      assertThat(its).as("seed %s", seed).isCloseTo(KEYS / 12, within(4 * deviation(12)));
    }
  }

  @Test
  void movesOnlyToARoleThatComesAndOnlyItsShare() {
    List<String> roles = roles(new Random(1), 9);
    List<String> more = new ArrayList<>(roles);
    more.add("newcomer");
    int moved = 0;
    for (int key = 0; key < KEYS; key++) {
      String after = first("key-" + key, more);
      if (!after.equals(first("key-" + key, roles))) {
        assertThat(after).isEqualTo("newcomer");
        moved++;
      }
    }

    assertThat(moved).isCloseTo(KEYS / 10, within(4 * deviation(10)));
  }

  @Test
  void spreadsKeysEvenlyAndTheNextOnesOfARoleToo() {
    List<String> roles = roles(new Random(2), 8);
    Map<String, Integer> first = new HashMap<>();
    Map<String, Integer> nextOfOne = new HashMap<>();
    for (int key = 0; key < 8 * KEYS; key++) {
      List<String> order = Made.order(selector, FakeQuery.of(task("key-" + key), others(roles)));
      first.merge(order.getFirst(), 1, Integer::sum);
      if (order.getFirst().equals(roles.getFirst())) {
        nextOfOne.merge(order.get(1), 1, Integer::sum);
      }
    }

    assertThat(first).hasSize(8);
    assertThat(first.values())
        .allSatisfy(keys -> assertThat(keys).isCloseTo(KEYS, within(4 * (int) Math.sqrt(KEYS))));
    int each = first.getOrDefault(roles.getFirst(), 0) / 7;
    assertThat(nextOfOne).hasSize(7);
    assertThat(nextOfOne.values())
        .allSatisfy(keys -> assertThat(keys).isCloseTo(each, within(4 * (int) Math.sqrt(each))));
  }

  /// The draw decides which role a key has that was never held: it must be the same for ever.
  @Test
  void drawsTheSameOnEveryServerAndInEveryRelease() {
    assertThat(Long.toHexString(Rendezvous.of("customer-7").draw("ai-code-reviewer")))
        .isEqualTo("48ffb3bec93e5608");
    assertThat(Long.toHexString(Rendezvous.of("").draw(""))).isEqualTo("c70b7d317e33bf45");
    assertThat(Rendezvous.share(-1L)).isLessThan(1);
    assertThat(Rendezvous.share(0)).isZero();
  }

  @Test
  void refusesEveryMistakeInItsOptionsAtOnce() {
    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(() ->
            Made.by(
                new StickySelectorFactory(),
                Map.of("affinity-field", " ", "least-success", "1.5", "half-load-tasks", "0")))
        .withMessage(
            """
            The option affinity-field of selector (sticky) must not be blank.
            The option least-success (1.5) of selector (sticky) must be a number from 0 to 1.
            The option half-load-tasks (0) of selector (sticky) must be 1 to 1000.\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void takesTheEndsOfTheRangeOfSuccess(String leastSuccess) {
    Made.by(new StickySelectorFactory(), Map.of("least-success", leastSuccess)).close();
  }

  private String first(String key, List<String> roles) {
    return Made.first(selector, FakeQuery.of(task(key), others(roles)));
  }

  private static int deviation(int roles) {
    return (int) Math.ceil(Math.sqrt((double) KEYS / roles));
  }

  private static List<String> roles(Random random, int count) {
    List<String> roles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      roles.add("role-%d-%d".formatted(i, random.nextInt(100)));
    }
    return roles;
  }

  private static FakeTask task(String key) {
    return TASK.withMetadata("affinity_key", key);
  }

  private static FakeQuery about(String key, FakeCandidate... candidates) {
    return FakeQuery.of(task(key), candidates).aboutTasksLike(key);
  }

  private static FakeQuery about(String key, FakeCandidate first, List<FakeCandidate> others) {
    List<FakeCandidate> candidates = new ArrayList<>(others);
    candidates.add(first);
    return FakeQuery.of(task(key), candidates).aboutTasksLike(key);
  }

  private static List<FakeCandidate> others(String... ids) {
    return others(List.of(ids));
  }

  private static List<FakeCandidate> others(List<String> ids) {
    return ids.stream().map(FakeCandidate::withId).toList();
  }
}
