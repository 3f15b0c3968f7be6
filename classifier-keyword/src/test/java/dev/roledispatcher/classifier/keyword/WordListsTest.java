package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordListsTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(WordList.class)
  void everyBuiltInListHasTerms(WordList list) {
    assertThat(BuiltInFiles.terms().getOrDefault(list, List.of())).hasSizeGreaterThan(10);
  }

  @Test
  void noBuiltInTermStandsTwice() {
    Map<Term.Identity, Term> seen = new HashMap<>();
    BuiltInFiles.terms()
        .values()
        .forEach(terms ->
            terms.forEach(term ->
                assertThat(seen.put(term.identity(), term))
                    .as("the term that finds the same as %s", term)
                    .isNull()));
  }

  @Test
  void neutralTermsSayNothingAndAllOthersSaySomething() {
    BuiltInFiles.terms()
        .forEach((list, terms) ->
            assertThat(terms).allMatch(term -> (list == WordList.NEUTRAL) == (term.weight() == 0)));
  }

  @Test
  void extendingAddsTermsAndKeepsTheOthers() throws IOException {
    write("human-words.txt", "\uFEFF# ours\n\nsplice genes\t1\n");

    Classifier classifier = withWords("extend");

    assertThat(classOf(classifier, "Splice genes")).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(classOf(classifier, "Mentor the trainees")).isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }

  @Test
  void anExtendingTermWinsOverTheBuiltInOneOfAnotherList() throws IOException {
    write("ai-words.txt", "mentoring\t1\n");

    assertThat(classOf(withWords("extend"), "Mentor the trainees"))
        .isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @Test
  void aWeightOfZeroSwitchesATermOff() throws IOException {
    write("human-words.txt", "mentor\t0\n");

    assertThat(classOf(withWords("extend"), "Mentor the trainees")).isEqualTo(RoutingClass.HYBRID);
  }

  @Test
  void replacingRemovesTheBuiltInListOfTheSameNameOnly() throws IOException {
    write("human-words.txt", "splice genes\t1\n");

    Classifier classifier = withWords("replace");

    assertThat(classOf(classifier, "Splice genes")).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(classOf(classifier, "Mentor the trainees")).isEqualTo(RoutingClass.HYBRID);
    assertThat(classOf(classifier, "Extract and parse the data"))
        .isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @Test
  void filesThatAreNoTextAreLeftAlone() throws IOException {
    write("README.md", "no list");

    assertThat(classOf(withWords("extend"), "Approve it")).isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }

  @Test
  void everyBrokenLineIsReportedWithFileAndLine() throws IOException {
    write("human-words.txt", "# fine\napprove 1\nmentor\t2\n\n -\t0.5\nhug\tmuch\nkiss\tNaN\n");
    write("ai-words.txt", "splice\t-0.1\n");
    write("human-word.txt", "approve\t1\n");

    assertThatThrownBy(() -> withWords("extend"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("7 things are wrong")
        .hasMessageContaining("human-words.txt:2: The line (approve 1) must be a term, a tab")
        .hasMessageContaining("human-words.txt:3: The weight (2.0) of term (mentor)")
        .hasMessageContaining("human-words.txt:5: The term (-) must have 1 to 8 words")
        .hasMessageContaining("human-words.txt:6: The weight (much) of term (hug)")
        .hasMessageContaining("human-words.txt:7: The weight (NaN) of term (kiss)")
        .hasMessageContaining("ai-words.txt:1: The weight (-0.1) of term (splice)")
        .hasMessageContaining("Maybe you meant (human-words.txt).");
  }

  @Test
  void contradictingTermsAreRefused() throws IOException {
    write("human-words.txt", "splice\t0.5\n");
    write("ai-words.txt", "splicing\t0.5\n");

    assertThatThrownBy(() -> withWords("extend"))
        .hasMessageContaining("The term (splicing, 0.5) of ai-words.txt finds the same words as")
        .hasMessageContaining("(splice, 0.5) of human-words.txt");
  }

  @Test
  void formsOfOneTermThatAgreeAreFine() throws IOException {
    write("human-words.txt", "splice\t0.7\nsplicing\t0.7\n");

    assertThat(classOf(withWords("extend"), "Splice genes")).isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Files.write(folder.resolve("ai-words.txt"), "größe\t1".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> withWords("extend"))
        .hasMessageContaining("ai-words.txt) cannot be read as UTF-8 text");
  }

  @Test
  void aFileInsteadOfAFolderIsRefused() throws IOException {
    write("list.txt", "");

    assertThatThrownBy(
            () -> Verdicts.classifier(Map.of("words-path", folder.resolve("list.txt").toString())))
        .hasMessageContaining("must be a folder");
  }

  @Test
  void anUnknownModeIsRefused() {
    assertThatThrownBy(() -> withWords("extends"))
        .hasMessageContaining("The option words-mode (extends) must be extend or replace.")
        .hasMessageContaining("Maybe you meant (extend).");
  }

  @Test
  void replacingWithoutAFolderIsRefused() {
    assertThatThrownBy(() -> Verdicts.classifier(Map.of("words-mode", "replace")))
        .hasMessageContaining("words-path");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Classifier withWords(String mode) {
    return Verdicts.classifier(Map.of("words-path", folder.toString(), "words-mode", mode));
  }

  private static RoutingClass classOf(Classifier classifier, String description) {
    return Verdicts.from(classifier, FakeTask.describedAs(description)).routingClass();
  }
}
