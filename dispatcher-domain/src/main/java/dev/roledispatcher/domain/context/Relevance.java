package dev.roledispatcher.domain.context;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much each of a few documents has to do with a query: BM25, exact.
///
/// The formula is that of S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework:
/// BM25 and Beyond" (2009), with an inverse document frequency that is positive for every term:
///
/// ```
/// score(d) = Σ idf(t) · tf(t, d) · (k1 + 1) / (tf(t, d) + k1 · (1 − b + b · |d| / average |d|))
/// idf(t)   = ln(1 + (N − n(t) + 0.5) / (n(t) + 0.5))
/// ```
///
/// where the sum is over the different terms of the query, tf(t, d) says how often a document has a
/// term, |d| how many terms it has, n(t) how many of the N documents have it; k1 = 1.2 and b =
/// 0.75.
///
/// Prepare a [Document] once for each text (of a skill, of an example) and keep it; then
/// `Relevance.rank(Document.of(task), documents)` gives a score for each. All of it is pure: the
/// same texts in the same order always give the same scores, to the last bit. Scores can be
/// compared within one call only.
public final class Relevance {

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private Relevance() {}

  /// The score of each document, in their order; 0 for one that shares no term with the query.
  public static double[] rank(String query, List<Document> documents) {
    return rank(Document.of(query), documents);
  }

  /// The score of each document, in their order; 0 for one that shares no term with the query.
  public static double[] rank(Document query, List<Document> documents) {
    double[] scores = new double[documents.size()];
    double average = documents.stream().mapToInt(Document::length).average().orElse(0);
    int[] counts = new int[documents.size()];
    for (String term : query.terms) {
      int having = 0;
      for (int i = 0; i < counts.length; i++) {
        counts[i] = documents.get(i).count(term);
        having += counts[i] > 0 ? 1 : 0;
      }
      if (having == 0) {
        continue;
      }
      double idf = Math.log1p((counts.length - having + 0.5) / (having + 0.5));
      for (int i = 0; i < counts.length; i++) {
        double norm = K1 * (1 - B + B * documents.get(i).length() / average);
        scores[i] += idf * counts[i] * (K1 + 1) / (counts[i] + norm);
      }
    }
    return scores;
  }

  /// A text of which the terms are counted. Immutable; as large as the different words of the text.
  public static final class Document {

    /// In ascending order, so that sums are always formed in the same one.
    private final String[] terms;

    private final int[] counts;
    private final int length;

    private Document(SortedMap<String, Integer> counted) {
      this.terms = counted.keySet().toArray(String[]::new);
      this.counts = counted.values().stream().mapToInt(Integer::intValue).toArray();
      this.length = Arrays.stream(counts).sum();
    }

    /// Counts the terms of a text, in time that grows with its length.
    public static Document of(String text) {
      SortedMap<String, Integer> counted = new TreeMap<>();
      for (String term : Terms.of(text)) {
        counted.merge(term, 1, Integer::sum);
      }
      return new Document(counted);
    }

    /// How many terms it has, each as often as it is said.
    public int length() {
      return length;
    }

    /// How often it has a term.
    int count(String term) {
      int index = Arrays.binarySearch(terms, term);
      return index < 0 ? 0 : counts[index];
    }
  }
}
