package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Counts add up where a section ends in a blank line and the next starts with `#`.
final class AdditivityTest {

  private static final long SEED = 4_852;
  private static final int ROUNDS = 5_000;

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void addsUpTwoSections(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    NastyTexts texts = new NastyTexts(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String first = texts.next(12) + "\n\n";
      String second = "#" + texts.next(12);
      assertThat(counter.count(first + second))
          .as("seed %d, round %d: «%s» and «%s»", SEED, round, first, second)
          .isEqualTo(counter.count(first) + counter.count(second));
    }
  }

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void addsUpManySections(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    NastyTexts texts = new NastyTexts(SEED + 1);
    for (int round = 0; round < ROUNDS / 10; round++) {
      List<String> sections = new ArrayList<>();
      for (int i = texts.below(7); i >= 0; i--) {
        sections.add("# " + texts.next(40) + "\n\n");
      }
      assertThat(counter.count(String.join("", sections)))
          .as("seed %d, round %d: %s", SEED + 1, round, sections)
          .isEqualTo(sections.stream().mapToInt(counter::count).sum());
    }
  }
}
