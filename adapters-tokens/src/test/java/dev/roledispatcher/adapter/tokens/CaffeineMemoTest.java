package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.context.Memo;
import org.junit.jupiter.api.Test;

/// What is remembered of what was prepared.
final class CaffeineMemoTest {

  @Test
  void makesAValueOnce() {
    CaffeineMemo memo = new CaffeineMemo(10_000);
    Object first = memo.of("key", Object::new);
    assertThat(memo.<Object>of("key", Object::new)).isSameAs(first);
    assertThat(memo.<Object>of("other", Object::new)).isNotSameAs(first);
    assertThat(memo.hits()).isEqualTo(1);
    assertThat(memo.misses()).isEqualTo(2);
  }

  @Test
  void keepsNothingThatIsLargerThanItself() {
    CaffeineMemo memo = new CaffeineMemo(1_024);
    for (int i = 0; i < 3; i++) {
      memo.of(new Huge(2_000), Object::new);
    }
    assertThat(memo.misses()).isGreaterThan(1);
  }

  @Test
  void refusesToBeTooSmall() {
    assertThatThrownBy(() -> new CaffeineMemo(1_023))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(1023)");
  }

  /// A key that says that it is large.
  private record Huge(int characters) implements Memo.Sized {}
}
