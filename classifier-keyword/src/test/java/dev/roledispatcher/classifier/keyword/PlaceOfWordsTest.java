package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceOfWordsTest {

  @Test
  void theFirstWordOfAClauseLeads() {
    assertThat(leading("Extract data, validate formats")).containsExactly("extract", "validate");
  }

  @Test
  void theWordAfterAnAuxiliaryLeads() {
    assertThat(leading("Somebody must approve and pay invoices"))
        .containsExactly("somebody", "approve", "pay");
  }

  @Test
  void numbersAndAdverbsPassTheLeadOn() {
    assertThat(leading("1 carefully approve invoices"))
        .containsExactly("1", "carefully", "approve");
  }

  @Test
  void aParticipleBeforeAThingDescribes() {
    assertThat(describing("Export approved invoices and chosen colours"))
        .containsExactly("approved", "chosen");
  }

  @Test
  void aParticipleAfterBeAsks() {
    assertThat(describing("Invoices must be reviewed and approved")).isEmpty();
  }

  private static List<String> leading(String text) {
    Tokens tokens = Tokens.of(text);
    return words(tokens, Leading.in(tokens));
  }

  private static List<String> describing(String text) {
    Tokens tokens = Tokens.of(text);
    return words(tokens, Participles.in(tokens));
  }

  private static List<String> words(Tokens tokens, BitSet indexes) {
    return indexes.stream().mapToObj(tokens::word).toList();
  }
}
