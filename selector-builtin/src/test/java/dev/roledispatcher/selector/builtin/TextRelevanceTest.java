package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeRegistryChange;
import dev.roledispatcher.testkit.FakeTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextRelevanceTest {

  private static final FakeCandidate ACCOUNTANT =
      FakeCandidate.withId("accountant")
          .named("Accountant")
          .describedAs("Prepares tax returns. Examines financial statements and ledgers.");
  private static final FakeCandidate GARDENER =
      FakeCandidate.withId("gardener")
          .named("Gardener")
          .knownFor("Plants trees and hedges", "Mows the lawns. Waters the plants.");
  private static final FakeCandidate TESTER =
      FakeCandidate.withId("tester").named("T-1").able("load_testing", "security_review");
  private static final List<CandidateView> TEAM = List.of(ACCOUNTANT, GARDENER, TESTER);

  private final TextRelevance text = new TextRelevance();

  @Test
  void findsARoleByItsDescriptionItsKnownWorkAndItsCapabilities() {
    text.follow(FakeRegistryChange.complete(TEAM));

    assertThat(best("Examine the financial statement")).isEqualTo("accountant");
    assertThat(best("Watering a lawn")).isEqualTo("gardener");
    assertThat(best("Test under load")).isEqualTo("tester");
    assertThat(best("gardeners")).isEqualTo("gardener");
  }

  @Test
  void givesNothingForNoWordInCommonAndLessThanOneForAll() {
    text.follow(FakeRegistryChange.complete(TEAM));

    assertThat(text.of("Zebra", TEAM, true)).containsOnly(0.0);
    assertThat(text.of("the of and", TEAM, true)).containsOnly(0.0);
    assertThat(text.of("Accountant", TEAM, true)[0]).isBetween(0.1, 1.0);
  }

  @Test
  void givesTheSameToARoleWhateverWayItIsReached() {
    text.follow(FakeRegistryChange.complete(TEAM));
    List<CandidateView> untold =
        List.of(ACCOUNTANT.inVersion(2), GARDENER.inVersion(2), TESTER.inVersion(2));
    String task = "Examine the trees under load";

    assertThat(text.of(task, untold, true)).containsExactly(text.of(task, TEAM, true));
    assertThat(text.of(task, untold, false)).containsExactly(text.of(task, TEAM, false));
    assertThat(text.of(task, List.of(GARDENER), false)[0]).isEqualTo(text.of(task, TEAM, false)[1]);
  }

  @Test
  void readsTheTextOfACandidateThatIsNewerThanTheIndex() {
    text.follow(FakeRegistryChange.complete(TEAM));
    FakeCandidate turned = GARDENER.inVersion(2).knownFor("Repairs bicycles");

    assertThat(text.of("Repair a bicycle", List.of(GARDENER, turned), true)[0]).isZero();
    assertThat(text.of("Repair a bicycle", List.of(GARDENER, turned), true)[1]).isPositive();
  }

  @Test
  void learnsFromTheRolesThatSayTheSame() {
    List<CandidateView> clinic =
        List.of(
            FakeCandidate.withId("a").named("A").describedAs("Sutures wounds in surgery"),
            FakeCandidate.withId("b").named("B").describedAs("Prepares surgery"),
            FakeCandidate.withId("c").named("C").describedAs("Paints walls"));
    text.follow(FakeRegistryChange.complete(clinic));

    assertThat(text.of("suture", clinic, false)[1]).isZero();
    assertThat(text.of("suture", clinic, true)[1]).isPositive();
    assertThat(text.of("suture", clinic, true)[2]).isZero();
  }

  @Test
  void answersTheSameAfterThousandsOfChangesAsAfterNone() {
    Random random = new Random(7);
    TextRelevance once = new TextRelevance();
    List<FakeCandidate> roles = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      roles.add(drawn(i, 1, random));
    }
    text.follow(FakeRegistryChange.complete(roles));
    for (int version = 2; version < 6; version++) {
      for (int i = 0; i < 300; i++) {
        roles.set(i, drawn(i, version, random));
        text.follow(FakeRegistryChange.changed(List.of(roles.get(i))));
      }
    }
    text.follow(FakeRegistryChange.removed(List.of("role-0", "role-1", "nobody")));
    once.follow(FakeRegistryChange.complete(roles.subList(2, 300)));
    List<CandidateView> left = List.copyOf(roles.subList(2, 300));

    for (int i = 0; i < 20; i++) {
      String task = words(random, 5);
      assertThat(text.of(task, left, true)).containsExactly(once.of(task, left, true));
      assertThat(text.of(task, left, false)).containsExactly(once.of(task, left, false));
    }
  }

  @Test
  void givesTheSameToARoleAmongAllAsAlone() {
    Random random = new Random(11);
    List<CandidateView> roles = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      roles.add(drawn(i, 1, random));
    }
    text.follow(FakeRegistryChange.complete(roles));

    for (boolean byKinship : List.of(true, false)) {
      String task = words(random, 5);
      double[] amongAll = text.of(task, roles, byKinship);
      for (int i = 0; i < roles.size(); i++) {
        assertThat(text.of(task, List.of(roles.get(i)), byKinship)).containsExactly(amongAll[i]);
      }
    }
  }

  @Test
  void answersForOneMomentWhileRolesChange() throws InterruptedException {
    Random random = new Random(5);
    List<FakeCandidate> roles = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      roles.add(drawn(i, 1, random));
    }
    FakeCandidate other = drawn(0, 2, random).named(words(random, 40));
    List<FakeCandidate> later = new ArrayList<>(roles);
    later.set(0, other);
    List<CandidateView> candidates = List.copyOf(roles.subList(1, 60));
    String task = words(random, 6);
    TextRelevance changed = new TextRelevance();
    changed.follow(FakeRegistryChange.complete(later));
    text.follow(FakeRegistryChange.complete(roles));
    List<Double> before = list(text.of(task, candidates, true));
    List<Double> after = list(changed.of(task, candidates, true));
    assertThat(before).isNotEqualTo(after);

    Thread changing =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 2_000; i++) {
                FakeCandidate next = i % 2 == 0 ? other : roles.getFirst();
                text.follow(FakeRegistryChange.changed(List.of(next)));
              }
            });
    while (changing.isAlive()) {
      assertThat(list(text.of(task, candidates, true))).isIn(before, after);
    }
    changing.join();

    assertThat(list(text.of(task, candidates, true))).isEqualTo(before);
  }

  @Test
  void stopsReadingWhenItsTimeIsUp() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(PluginException.class)
          .isThrownBy(() -> text.follow(FakeRegistryChange.complete(TEAM)))
          .withMessage("Reading the roles took too long.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void decidesWhenNothingIsAskedAndOnlyBreaksTiesOtherwise() {
    FakeCandidate busy = GARDENER.able("outdoors").holding(3);
    FakeCandidate idle = ACCOUNTANT.able("outdoors");
    FakeTask task = FakeTask.describedAs("Plant trees");
    try (RoleSelector selector = Weighted.byDefault()) {
      ((RegistryFollower) selector).follow(FakeRegistryChange.complete(List.of(busy, idle)));

      assertThat(first(selector, task, busy, idle)).isEqualTo("gardener");
      assertThat(first(selector, task.requiring("outdoors"), busy, idle)).isEqualTo("accountant");
      assertThat(first(selector, task.requiring("outdoors"), busy.holding(0), idle))
          .isEqualTo("gardener");
    }
  }

  @Test
  void countsWhereCapabilitiesAreAskedOnlyWhenItCouldChangeTheOrder() {
    FakeCandidate gardener = GARDENER.able("outdoors");
    FakeCandidate busy = ACCOUNTANT.able("outdoors").holding(3);
    FakeTask task = FakeTask.describedAs("Plant trees").requiring("outdoors");
    try (RoleSelector selector = Weighted.byDefault()) {
      ((RegistryFollower) selector).follow(FakeRegistryChange.complete(List.of(gardener, busy)));

      assertThat(relevance(selector, task, gardener, busy)).isZero();
      assertThat(relevance(selector, task, gardener, busy.holding(0))).isPositive();
    }
  }

  /// The points that the first of the ranking has for its words.
  private static double relevance(
      RoleSelector selector, FakeTask task, FakeCandidate... candidates) {
    return selector.rank(FakeQuery.of(task, candidates)).ranked().getFirst().parts().stream()
        .filter(part -> part.name().equals(RelevanceWeights.PART))
        .findFirst()
        .orElseThrow()
        .points();
  }

  private static String first(RoleSelector selector, FakeTask task, FakeCandidate... candidates) {
    return selector.rank(FakeQuery.of(task, candidates)).ranked().getFirst().roleId();
  }

  private String best(String task) {
    double[] relevance = text.of(task, TEAM, true);
    int best = 0;
    for (int i = 1; i < relevance.length; i++) {
      best = relevance[i] > relevance[best] ? i : best;
    }
    return TEAM.get(best).roleId();
  }

  private static FakeCandidate drawn(int number, long version, Random random) {
    return FakeCandidate.withId("role-" + number)
        .inVersion(version)
        .named(words(random, 2))
        .describedAs(words(random, 12));
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(8))).append("ord").append(random.nextInt(9));
      text.append(' ');
    }
    return text.toString();
  }
}
