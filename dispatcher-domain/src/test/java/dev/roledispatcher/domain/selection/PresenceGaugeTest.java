package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresenceGaugeTest {

  private static final Instant EARLY = Instant.ofEpochSecond(1);
  private static final Instant LATE = Instant.ofEpochSecond(2);
  private static final Rest REST = new Rest(3, EARLY, LATE);

  private final PresenceGauge gauge = new PresenceGauge();

  @Test
  void knowsNothingAtFirst() {
    assertThat(gauge.lastSeenAt()).isNull();
    assertThat(gauge.rest()).isNull();
  }

  @Test
  void keepsTheLatestSignOfLifeInWhateverOrderTheyCome() {
    gauge.seen(LATE);
    gauge.seen(EARLY);
    assertThat(gauge.lastSeenAt()).isEqualTo(LATE);
    gauge.correct(EARLY, null);
    assertThat(gauge.lastSeenAt()).isEqualTo(LATE);
    gauge.correct(null, null);

    assertThat(gauge.lastSeenAt()).isEqualTo(LATE);
  }

  @Test
  void restsUntilItIsSeen() {
    gauge.rests(REST);
    assertThat(gauge.rest()).isEqualTo(REST);
    gauge.seen(EARLY);
    assertThat(gauge.rest()).isNull();
    gauge.correct(null, REST);

    assertThat(gauge.rest()).isEqualTo(REST);
    assertThat(gauge.lastSeenAt()).isEqualTo(EARLY);
  }

  @Test
  void outlivesAChangeOfTheRole() {
    RoleIndex before = RoleDraft.indexOf(RoleDraft.role("r"));
    before.find(RoleDraft.role("r").made().id()).orElseThrow().signs().seen(LATE);

    RoleIndex after = before.with(List.of(RoleDraft.role("r").version(2).made()), List.of());

    assertThat(after.find(RoleDraft.role("r").made().id()).orElseThrow().signs().lastSeenAt())
        .isEqualTo(LATE);
  }
}
