package dev.roledispatcher.domain.queue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestPolicyTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void letsARoleRestThatMissedTooManyOffers() {
    RestPolicy policy = new RestPolicy(2, Duration.ofMinutes(7));
    MissedOffers one = MissedOffers.NONE.missed(NOON);

    assertThat(policy.restOf(MissedOffers.NONE)).isNull();
    assertThat(policy.restOf(one)).isNull();
    Rest rest = requireNonNull(policy.restOf(one.missed(NOON.plusSeconds(60))));

    assertThat(rest)
        .isEqualTo(new Rest(2, NOON.plusSeconds(60), NOON.plusSeconds(60).plusSeconds(420)));
    assertThat(rest.isOver(rest.until().minusMillis(1))).isFalse();
    assertThat(rest.isOver(rest.until())).isTrue();
    assertThat(policy.restOf(one.missed(NOON).missed(NOON))).isNotNull();
  }

  @Test
  void isBounded() {
    assertThatThrownBy(() -> new RestPolicy(0, Duration.ofMinutes(1)))
        .hasMessage("The misses in a row (0) after which a role rests must be 1 to 100.");
    assertThatThrownBy(() -> new RestPolicy(101, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RestPolicy(1, Duration.ZERO))
        .hasMessage("The rest (PT0S) of a role must be more than 0 and at most PT24H.");
    assertThatThrownBy(() -> new RestPolicy(1, Duration.ofDays(1).plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
