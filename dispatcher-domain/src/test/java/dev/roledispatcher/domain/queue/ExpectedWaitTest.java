package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedWaitTest {

  private static final Duration PERIOD = Duration.ofMinutes(10);

  @ParameterizedTest
  @CsvSource({
    // ahead, free, starts in ten minutes, wait
    "0, 0, 10, PT1M",
    "9, 0, 10, PT10M",
    "9, 9, 10, PT1M",
    "29, 0, 60, PT5M",
    "0, 0, 3, PT3M20S",
    "0, 0, 600000, PT0.001S"
  })
  void isThePlacesToDrainOverTheRateOfStarts(long ahead, long free, long starts, Duration wait) {
    assertThat(ExpectedWait.of(ahead, free, starts, PERIOD))
        .isEqualTo(new ExpectedWait.Known(wait, starts));
  }

  @Test
  void isNothingWhereAPlaceIsFree() {
    assertThat(ExpectedWait.of(2, 3, 0, PERIOD))
        .isEqualTo(new ExpectedWait.Known(Duration.ZERO, 0));
  }

  @Test
  void isUnknownWhenNothingStartedOfLate() {
    assertThat(ExpectedWait.of(3, 3, 0, PERIOD)).isEqualTo(new ExpectedWait.Unknown());
  }

  @Test
  void endsAtTheLongestWaitWorthTelling() {
    assertThat(ExpectedWait.of(Long.MAX_VALUE, 0, 1, PERIOD))
        .isEqualTo(new ExpectedWait.Known(ExpectedWait.LONGEST, 1));
  }

  @Test
  void growsWithThePositionAndShrinksWithTheRate() {
    for (long seed = 0; seed < 500; seed++) {
      long ahead = seed % 50;
      long free = seed % 7;
      long starts = 1 + seed % 11;
      assertThat(duration(ahead + 1, free, starts))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(duration(ahead, free, starts));
      assertThat(duration(ahead, free, starts + 1))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(duration(ahead, free, starts));
      assertThat(duration(ahead, free + 1, starts))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(duration(ahead, free, starts));
    }
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedWait.of(-1, 0, 0, PERIOD))
        .withMessage(
            "The tasks ahead (-1), the free places (0) and the starts (0) must be 0 or more.");
    assertThatIllegalArgumentException().isThrownBy(() -> ExpectedWait.of(0, -1, 0, PERIOD));
    assertThatIllegalArgumentException().isThrownBy(() -> ExpectedWait.of(0, 0, -1, PERIOD));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedWait.of(0, 0, 1, Duration.ZERO))
        .withMessage("The period (PT0S) of the starts must be more than 0.");
  }

  private static Duration duration(long ahead, long free, long starts) {
    return ExpectedWait.of(ahead, free, starts, PERIOD) instanceof ExpectedWait.Known known
        ? known.duration()
        : ExpectedWait.LONGEST;
  }
}
