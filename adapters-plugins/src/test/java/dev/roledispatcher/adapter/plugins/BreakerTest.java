package dev.roledispatcher.adapter.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.adapter.plugins.Breaker.Pass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Duration REST = Duration.ofSeconds(10);

  private final TestStopwatch stopwatch = new TestStopwatch();
  private final Breaker breaker = new Breaker(3, REST, stopwatch);

  @Test
  void letsCallsThroughWhileFewFail() {
    assertThat(fail("one")).isFalse();
    assertThat(fail("two")).isFalse();
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.ORDINARY);
  }

  @Test
  void restsAfterSoManyFailuresInARow() {
    fail("one");
    fail("two");
    assertThat(fail("three")).isTrue();
    assertThat(breaker.enter()).isEqualTo(new Pass.Refused(3, "three"));
    assertThat(breaker.standing()).isEqualTo(new Pass.Refused(3, "three"));
  }

  @Test
  void restsWhenEveryFourthCallFails() {
    boolean rests = false;
    for (int i = 0; i < 3; i++) {
      succeed(3);
      rests = fail("now and then");
    }
    assertThat(rests).isTrue();
  }

  @Test
  void forgetsFailuresThatAreLongAgo() {
    for (int i = 0; i < 20; i++) {
      assertThat(fail("rare")).isFalse();
      succeed(11);
    }
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.ORDINARY);
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.succeeded(Pass.Granted.ORDINARY)).isFalse();
    }
  }

  @Test
  void letsOneCallTryWhenTheRestIsOver() {
    rest();
    stopwatch.advance(REST.minusNanos(1));
    assertThat(breaker.enter()).isInstanceOf(Pass.Refused.class);
    stopwatch.advance(Duration.ofNanos(1));
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.TRIAL);
    assertThat(breaker.enter()).isInstanceOf(Pass.Refused.class);
    assertThat(breaker.standing()).isInstanceOf(Pass.Refused.class);
  }

  @Test
  void isBackAfterATrialThatSucceeds() {
    trial();
    assertThat(breaker.succeeded(Pass.Granted.TRIAL)).isTrue();
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.ORDINARY);
  }

  @Test
  void restsAgainAfterATrialThatFails() {
    trial();
    assertThat(breaker.failed(Pass.Granted.TRIAL, "four")).isTrue();
    assertThat(breaker.enter()).isEqualTo(new Pass.Refused(4, "four"));
    stopwatch.advance(REST);
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.TRIAL);
  }

  @Test
  void restsAgainAfterATrialThatSaysNothing() {
    trial();
    breaker.undecided(Pass.Granted.TRIAL);
    assertThat(breaker.enter()).isEqualTo(new Pass.Refused(3, "three"));
    stopwatch.advance(REST);
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.TRIAL);
  }

  @Test
  void isNotMovedByCallsFromBeforeTheRest() {
    rest();
    assertThat(breaker.succeeded(Pass.Granted.ORDINARY)).isFalse();
    assertThat(fail("late")).isFalse();
    breaker.undecided(Pass.Granted.ORDINARY);
    assertThat(breaker.enter()).isEqualTo(new Pass.Refused(3, "three"));
    stopwatch.advance(REST);
    breaker.enter();
    assertThat(fail("later")).isFalse();
    assertThat(breaker.standing()).isEqualTo(new Pass.Refused(3, "three"));
  }

  private boolean fail(String what) {
    return breaker.failed(Pass.Granted.ORDINARY, what);
  }

  private void rest() {
    fail("one");
    fail("two");
    fail("three");
  }

  private void trial() {
    rest();
    stopwatch.advance(REST);
    assertThat(breaker.enter()).isEqualTo(Pass.Granted.TRIAL);
  }
}
