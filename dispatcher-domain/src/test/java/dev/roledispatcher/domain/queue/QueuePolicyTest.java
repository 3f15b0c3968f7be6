package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.task.Priority;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePolicyTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void startsFromTheStatedValues() {
    HeadStarts headStarts = QueuePolicy.DEFAULT.headStarts();

    assertThat(headStarts.of(Priority.LOW)).isZero();
    assertThat(headStarts.of(Priority.MEDIUM)).hasMinutes(10);
    assertThat(headStarts.of(Priority.HIGH)).hasMinutes(60);
    assertThat(headStarts.of(Priority.CRITICAL)).isZero();
    assertThat(QueuePolicy.DEFAULT.mostAhead()).hasMinutes(60);
    assertThat(QueuePolicy.DEFAULT.criticalCap().share()).isEqualTo(0.8);
    assertThat(QueuePolicy.DEFAULT.criticalCap().window()).hasMinutes(1);
    assertThat(QueuePolicy.DEFAULT.weights().of(new FairnessKey("any"))).isEqualTo(1);
    assertThat(QueuePolicy.DEFAULT.maxWaiting()).isNull();
  }

  @Test
  void refusesHeadStartsThatDoNotGrowWithThePriority() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadStarts(MINUTE, Duration.ZERO, MINUTE))
        .withMessageStartingWith("The head starts (low PT1M, medium PT0S, high PT1M) must be ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadStarts(Duration.ZERO, MINUTE.plusSeconds(1), MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadStarts(Duration.ofSeconds(-1), MINUTE, MINUTE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadStarts(Duration.ZERO, MINUTE, Duration.ofDays(31)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeadStarts(Duration.ofNanos(1), MINUTE, MINUTE))
        .withMessage(
            "The head start of low (PT0.000000001S) of a queue must be whole microseconds.");
    assertThat(new HeadStarts(MINUTE, MINUTE, MINUTE).of(Priority.HIGH)).isEqualTo(MINUTE);
  }

  @Test
  void refusesALimitThatPriorityItselfWouldBreak() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(Duration.ofMinutes(59), MINUTE, MINUTE, null))
        .withMessage(
            "The furthest ahead (PT59M) of a queue must be at least the head start of high (PT1H) and at most PT720H.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(Duration.ofDays(31), MINUTE, MINUTE, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(Duration.ofHours(1).plusNanos(1), MINUTE, MINUTE, null));
  }

  @Test
  void refusesTimesThatCannotBe() {
    Duration hour = Duration.ofHours(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(hour, Duration.ofMillis(-1), MINUTE, null))
        .withMessage("The expected duration (PT-0.001S) of a queue must be 0 to PT8784H.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(hour, MINUTE, Duration.ofDays(367), null))
        .withMessageContaining("slack");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(hour, MINUTE, MINUTE, Duration.ZERO))
        .withMessage("The longest wait (PT0S) of a queue must be more than 0.");
    assertThat(policy(hour, MINUTE, MINUTE, MINUTE).maxWaiting()).isEqualTo(MINUTE);
  }

  @Test
  void weighsEachKeyByItselfAndTheOthersAlike() {
    FairWeights weights = new FairWeights(Map.of(new FairnessKey("acme"), 5.0), 2);

    assertThat(weights.of(new FairnessKey("acme"))).isEqualTo(5);
    assertThat(weights.of(new FairnessKey("other"))).isEqualTo(2);
    assertThat(weights.of(FairnessKey.NONE)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.0009, 1_000.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAWeightThatIsNone(double weight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FairWeights(Map.of(new FairnessKey("acme"), weight), 1))
        .withMessage(
            "The fairness weight (%s) of (acme) must be 0.001 to 1000.0.".formatted(weight));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FairWeights(Map.of(), weight))
        .withMessageContaining("of (every other key)");
  }

  @Test
  void refusesMoreWeightsThanItKeeps() {
    Map<FairnessKey, Double> many = new HashMap<>();
    for (int i = 0; i <= FairWeights.MOST_KEYS; i++) {
      many.put(new FairnessKey("k" + i), 1.0);
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FairWeights(many, 1))
        .withMessageContaining("(10001)");
  }

  @Test
  void takesTheKeyOfATaskFromItsMetadata() {
    assertThat(key(" acme ")).isEqualTo(new FairnessKey("acme"));
    assertThat(key(42)).isEqualTo(new FairnessKey("42"));
    assertThat(key(true)).isEqualTo(new FairnessKey("true"));
    assertThat(key("  ")).isEqualTo(FairnessKey.NONE);
    assertThat(key(null)).isEqualTo(FairnessKey.NONE);
    assertThat(FairnessKey.in(Attributes.none(), "tenant")).isEqualTo(FairnessKey.NONE);
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> key(List.of("a")))
        .withMessage(
            "The metadata field (tenant) is the fairness key of the task and must be a text, not a list.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> key(Map.of("a", 1)))
        .withMessageEndingWith("not a map.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> key("x".repeat(129)))
        .withMessageContaining("at most 128 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> key("a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> new FairnessKey(" "));
    assertThat(key("x".repeat(128)).value()).hasSize(128);
  }

  private static FairnessKey key(@Nullable Object tenant) {
    return FairnessKey.in(Attributes.of(Collections.singletonMap("tenant", tenant)), "tenant");
  }

  private static QueuePolicy policy(
      Duration mostAhead, Duration expected, Duration slack, @Nullable Duration maxWaiting) {
    return new QueuePolicy(
        HeadStarts.DEFAULT,
        mostAhead,
        expected,
        slack,
        CriticalCap.DEFAULT,
        FairWeights.EQUAL,
        maxWaiting);
  }
}
