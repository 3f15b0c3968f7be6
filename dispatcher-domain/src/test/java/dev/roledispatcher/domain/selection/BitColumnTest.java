package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitColumnTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "64, 1", "65, 2", "128, 2", "129, 3"})
  void hasSixtyFourSlotsToAWord(int slots, int words) {
    assertThat(BitColumn.wordsFor(slots)).isEqualTo(words);
  }

  @Test
  void behavesAsASetOfSlots() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int slots = 1 + random.nextInt(200);
      long[] column = new long[BitColumn.wordsFor(slots)];
      BitSet model = new BitSet();
      for (int i = 0; i < 100; i++) {
        int slot = random.nextInt(slots);
        if (random.nextBoolean()) {
          BitColumn.set(column, slot);
          model.set(slot);
        } else {
          BitColumn.clear(column, slot);
          model.clear(slot);
        }
      }

      assertThat(BitSet.valueOf(column)).as("seed %d", seed).isEqualTo(model);
      assertThat(BitColumn.count(column)).as("seed %d", seed).isEqualTo(model.cardinality());
      for (int slot = 0; slot < slots + 100; slot++) {
        assertThat(BitColumn.get(column, slot)).isEqualTo(model.get(slot));
      }
    }
  }

  @Test
  void takesTheMissingWordsOfAShorterColumnForEmpty() {
    long[] and = {7, 7, 7};
    BitColumn.and(and, new long[] {3, 5});
    assertThat(and).containsExactly(3, 5, 0);

    long[][] columns = new long[][] {new long[] {1, 4}, new long[] {2}};
    assertThat(BitColumn.anyOf(columns, 0)).isEqualTo(3);
    assertThat(BitColumn.anyOf(columns, 1)).isEqualTo(4);
    assertThat(BitColumn.anyOf(columns, 2)).isZero();
    assertThat(BitColumn.anyOf(new long[][] {}, 0)).isZero();
  }

  @Test
  void ignoresWhatALongerColumnHasBeyond() {
    long[] and = {7};
    BitColumn.and(and, new long[] {3, 5});
    assertThat(and).containsExactly(3);

    BitColumn.clear(and, 100);
    assertThat(and).containsExactly(3);
  }
}
