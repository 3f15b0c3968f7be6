package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.testkit.FakeCandidate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {

  private static final FakeCandidate ROLE =
      FakeCandidate.withId("role")
          .named("Gärtner T-1")
          .able("tree_care")
          .knownFor("Plants trees", "TREES 樹木")
          .describedAs("Cares for trees and, with others, for plantations of trees.");

  private final Vocabulary vocabulary = new Vocabulary();

  @Test
  void countsStemsAndBeginningsAndTheNameTwice() {
    Map<String, Integer> counts = counts(new Reading(vocabulary::numberOrNew, new WordMemo(10)));

    assertThat(counts)
        .containsEntry("gärtner", 2)
        .containsEntry("#gärtn", 2)
        .containsEntry("t", 2)
        .containsEntry("1", 2)
        .containsEntry("tree", 5)
        .containsEntry("care", 2)
        .containsEntry("樹木", 1)
        .containsEntry("plant", 1)
        .containsEntry("plantat", 1)
        .containsEntry("#plant", 2)
        .doesNotContainKeys("and", "with", "others");
  }

  @Test
  void readsTheSameHoweverLittleItRemembers() {
    Map<String, Integer> much = counts(new Reading(vocabulary::numberOrNew, new WordMemo(15)));
    Map<String, Integer> little = counts(new Reading(vocabulary::numberOrNew, new WordMemo(1)));

    assertThat(little).containsExactlyEntriesOf(much);
  }

  @Test
  void putsWholeStemsFirst() {
    Terms terms = new Reading(vocabulary::numberOrNew, new WordMemo(10)).of(ROLE);

    for (int i = 0; i < terms.size(); i++) {
      String stem = vocabulary.stem(Terms.number(terms.at(i)));
      assertThat(Words.isBeginning(stem)).as(stem).isEqualTo(i >= terms.whole());
    }
    assertThat(terms.whole()).isBetween(1, terms.size() - 1);
  }

  @Test
  void countsStemsWithoutANumberInTheLengthAlone() {
    Terms all = new Reading(vocabulary::numberOrNew, new WordMemo(10)).of(ROLE);
    Terms none = new Reading(stem -> Numbering.UNKNOWN, new WordMemo(10)).of(ROLE);

    assertThat(none.size()).isZero();
    assertThat(none.length()).isEqualTo(all.length()).isPositive();
  }

  @Test
  void stopsReadingAfterTheMostStems() {
    FakeCandidate endless = ROLE.describedAs("bee ".repeat(2 * Reading.MOST) + "wasp");

    Terms terms = new Reading(vocabulary::numberOrNew, new WordMemo(10)).of(endless);

    assertThat(terms.length()).isBetween(Reading.MOST, Reading.MOST + 20);
    assertThat(vocabulary.number("wasp")).isEqualTo(Numbering.UNKNOWN);
    assertThat(counts(terms)).containsEntry("bee", Terms.MOST_MENTIONS);
  }

  private Map<String, Integer> counts(Reading reading) {
    return counts(reading.of(ROLE));
  }

  private Map<String, Integer> counts(Terms terms) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      counts.put(vocabulary.stem(Terms.number(terms.at(i))), Terms.count(terms.at(i)));
    }
    return counts;
  }
}
