package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private static final Instant SEEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration FOUR = Duration.ofMinutes(4);

  @Test
  void lastsForTheTimeOutAndAQuarterMore() {
    Presence presence = new Presence(SEEN, FOUR);

    assertThat(presence.isPresent(SEEN)).isTrue();
    assertThat(presence.isPresent(SEEN.plus(Duration.ofMinutes(5)).minusMillis(1))).isTrue();
    assertThat(presence.isPresent(SEEN.plus(Duration.ofMinutes(5)))).isFalse();
  }

  @Test
  void isNeverLostByWhoeverSaysOftenEnoughThatItIsThere() {
    Presence presence = new Presence(SEEN, FOUR);
    Instant lastThatIsNotNoted = SEEN.plus(FOUR.dividedBy(4)).minusMillis(1);

    assertThat(presence.isWorthNoting(lastThatIsNotNoted)).isFalse();
    assertThat(presence.isPresent(lastThatIsNotNoted.plus(FOUR))).isTrue();
    assertThat(presence.isWorthNoting(SEEN.plus(FOUR.dividedBy(4)))).isTrue();
  }

  @Test
  void mustBeProvedByWhoeverHasATimeOut() {
    assertThat(new Presence(null, FOUR).isPresent(SEEN)).isFalse();
    assertThat(new Presence(null, FOUR).isWorthNoting(SEEN)).isTrue();
  }

  @Test
  void needNotBeProvedWithoutATimeOut() {
    assertThat(new Presence(null, null).isPresent(SEEN)).isTrue();
    assertThat(new Presence(SEEN, null).isPresent(SEEN.plus(Duration.ofDays(9)))).isTrue();
    assertThat(new Presence(SEEN, null).notedEvery()).isEqualTo(Duration.ofSeconds(75));
  }
}
