package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OptimisticChangeTest {

  private final AtomicInteger version = new AtomicInteger();
  private final List<Integer> tried = new ArrayList<>();

  @Test
  void triesOnceWhenNobodyElseIsThere() {
    assertThat(changedAtTry(1)).isEqualTo("changed 1");
    assertThat(tried).containsExactly(1);
  }

  @Test
  void readsAgainBeforeEachFurtherTry() {
    assertThat(changedAtTry(3)).isEqualTo("changed 3");
    assertThat(tried).containsExactly(1, 2, 3);
  }

  @Test
  void succeedsWithTheLastTry() {
    assertThat(changedAtTry(OptimisticChange.MOST_TRIES))
        .isEqualTo("changed " + OptimisticChange.MOST_TRIES);
  }

  @Test
  void givesUpAfterAHundredTriesAndNamesWhatItReadLast() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> changedAtTry(Integer.MAX_VALUE))
        .withMessage("given up at 100");
    assertThat(tried).hasSize(100);
  }

  @Test
  void endsAtOnceWithWhatATryThrows() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            OptimisticChange.of(
                version::incrementAndGet,
                read -> {
                  tried.add(read);
                  throw new ArithmeticException("planned");
                },
                read -> new IllegalStateException("given up")));
    assertThat(tried).containsExactly(1);
  }

  private String changedAtTry(int which) {
    return OptimisticChange.of(
        version::incrementAndGet,
        read -> {
          tried.add(read);
          return tried.size() == which ? Optional.of("changed " + read) : Optional.empty();
        },
        read -> new IllegalStateException("given up at " + read));
  }
}
