package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunksTest {

  private final Chunks.Draft<Integer> draft = new Chunks.Draft<>(new Integer[0][], Integer[]::new);

  @Test
  void keepsEveryPublishedVersionAsItWas() {
    Random random = new Random(3);
    List<Integer> expected = new ArrayList<>();
    List<Chunks<Integer>> published = new ArrayList<>();
    List<List<Integer>> then = new ArrayList<>();

    for (int version = 0; version < 40; version++) {
      for (int change = 0; change < 30; change++) {
        int value = random.nextInt();
        if (expected.isEmpty() || random.nextBoolean()) {
          expected.add(value);
          draft.add(value);
        } else {
          int at = random.nextInt(expected.size());
          expected.set(at, value);
          draft.set(at, value);
        }
      }
      published.add(draft.published());
      then.add(List.copyOf(expected));
    }

    for (int version = 0; version < published.size(); version++) {
      assertThat(contents(published.get(version))).isEqualTo(then.get(version));
    }
  }

  @Test
  void draftsWhatWasSetLast() {
    draft.add(1);
    draft.published();
    draft.set(0, 2);

    assertThat(draft.get(0)).isEqualTo(2);
    assertThat(draft.size()).isEqualTo(1);
  }

  private static List<Integer> contents(Chunks<Integer> chunks) {
    List<Integer> contents = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      contents.add(chunks.get(i));
    }
    return contents;
  }
}
