package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.domain.context.Relevance.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How much texts have to do with a query.
final class RelevanceTest {

  @Test
  void isTheFormulaWorkedOutByHand() {
    // Lengths 2, 3 and 1, on average 2. "alpha" is in two of three: ln(1 + 1.5 / 2.5); "gamma" in
    // one: ln(1 + 2.5 / 1.5).
    double[] scores =
        Relevance.rank("alpha gamma alpha", documents("alpha beta", "alpha alpha gamma", "delta"));
    double alpha = Math.log(1.6);
    double gamma = Math.log(8.0 / 3);
    double longer = 1.2 * (0.25 + 0.75 * 1.5);
    assertThat(scores[0]).isCloseTo(alpha * 2.2 / (1 + 1.2), within(1e-12));
    assertThat(scores[1])
        .isCloseTo(alpha * 2 * 2.2 / (2 + longer) + gamma * 2.2 / (1 + longer), within(1e-12));
    assertThat(scores[2]).isZero();
  }

  @Test
  void putsTheTextFirstThatTheQueryIsAbout() {
    double[] scores =
        Relevance.rank(
            "Review the database migrations of our payment service",
            documents(
                "Writes release notes and announcements for customers.",
                "Reviews SQL: a database migration must be reversible and keep its locks short.",
                "Designs the web pages of the payment service."));
    assertThat(scores[1]).isGreaterThan(scores[2]);
    assertThat(scores[2]).isGreaterThan(scores[0]);
    assertThat(scores[0]).isZero();
  }

  @Test
  void findsTextsInScriptsWithoutSpaces() {
    double[] scores = Relevance.rank("データベースの設計", documents("画面を設計する", "データベースを設計する", "翻訳"));
    assertThat(scores[1]).isGreaterThan(scores[0]);
    assertThat(scores[0]).isPositive();
    assertThat(scores[2]).isZero();
  }

  @Test
  void knowsWhatToSayOfNothing() {
    assertThat(Relevance.rank("a query", List.of())).isEmpty();
    assertThat(Relevance.rank("", documents("one", ""))).containsExactly(0, 0);
    assertThat(Relevance.rank("the of", documents("the", "of"))).containsExactly(0, 0);
    assertThat(Relevance.rank("one", documents("", "", ""))).containsExactly(0, 0, 0);
  }

  @Test
  void countsTheTermsOfAText() {
    Document document = Document.of("Tests test the tested test-bed");
    assertThat(document.length()).isEqualTo(5);
    assertThat(document.count("test")).isEqualTo(3);
    assertThat(document.count("the")).isZero();
  }

  @Test
  void keepsItsPromisesForAnyTexts() {
    long seed = 2009;
    RandomTexts texts = new RandomTexts(seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<Document> documents = new ArrayList<>();
      for (int i = texts.upTo(8); i >= 0; i--) {
        documents.add(Document.of(texts.text(30)));
      }
      String query = texts.text(30);
      String claim = "seed %d, round %d".formatted(seed, round);
      double[] scores = Relevance.rank(query, documents);
      assertThat(Relevance.rank(Document.of(query), documents)).as(claim).isEqualTo(scores);
      HashSet<String> wanted = new HashSet<>(Terms.of(query));
      for (int i = 0; i < scores.length; i++) {
        Document document = documents.get(i);
        boolean shares = wanted.stream().anyMatch(term -> document.count(term) > 0);
        assertThat(scores[i]).as(claim).isFinite().isGreaterThanOrEqualTo(0);
        assertThat(scores[i] > 0).as(claim).isEqualTo(shares);
      }
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      double[] shuffled = Relevance.rank(query, order.stream().map(documents::get).toList());
      assertThat(shuffled)
          .as(claim)
          .isEqualTo(order.stream().mapToDouble(i -> scores[i]).toArray());
    }
  }

  @Test
  void neverRanksATextLowerForSayingAnAskedForTermInPlaceOfAnother() {
    long seed = 76;
    Random random = new Random(seed);
    String[] words = {"alpha", "beta", "gamma", "delta", "omega"};
    for (int round = 0; round < 2_000; round++) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        StringBuilder text = new StringBuilder();
        for (int j = 1 + random.nextInt(9); j > 0; j--) {
          text.append(words[random.nextInt(words.length)]).append(' ');
        }
        texts.add(text.toString());
      }
      String base = texts.getFirst();
      texts.set(0, base + " omega");
      double less = Relevance.rank("alpha", texts.stream().map(Document::of).toList())[0];
      // Where it had the term already, its rarity does not change.
      if (base.contains("alpha")) {
        texts.set(0, base + " alpha");
        double more = Relevance.rank("alpha", texts.stream().map(Document::of).toList())[0];
        assertThat(more).as("seed %d, round %d: %s", seed, round, texts).isGreaterThan(less);
      }
    }
  }

  private static List<Document> documents(String... texts) {
    return Arrays.stream(texts).map(Document::of).toList();
  }
}
