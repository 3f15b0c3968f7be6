package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.dispatch.Violation;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillFileTest {

  @Test
  void readsWhatAgentSkillsSay() {
    SkillFile file =
        fine(
            """
            ---
            name: pdf-forms
            description: |
              Fills in forms.
              Use it for every PDF.
            license: Apache-2.0
            allowed-tools: [read, write]
            metadata:
              author: somebody
              tags: [pdf, forms]
            tags: 'pdf, office ,'
            ---

            # Steps

            ---
            Go on.
            """);

    assertThat(Objects.requireNonNull(file.name()).value()).isEqualTo("pdf-forms");
    assertThat(file.name().line()).isEqualTo(2);
    assertThat(file.summary()).isEqualTo("Fills in forms.\nUse it for every PDF.");
    assertThat(file.tags()).containsExactly("pdf", "office", "forms");
    assertThat(file.body()).isEqualTo("# Steps\n\n---\nGo on.\n");
  }

  @Test
  void readsFilesOfOtherSystems() {
    SkillFile file = fine("\uFEFF---  \r\ndescription: A\r\ntags:\r\n  - b\r\n---\r\n\r\nText\r\n");

    assertThat(file.name()).isNull();
    assertThat(file.summary()).isEqualTo("A");
    assertThat(file.tags()).containsExactly("b");
    assertThat(file.body()).isEqualTo("Text\r\n");
  }

  @Test
  void takesNumbersAndWordsForTheTextsTheyAre() {
    SkillFile file = fine("---\nname: 2026\ndescription: yes\ntags: [1.50, true, ~]\n---");

    assertThat(Objects.requireNonNull(file.name()).value()).isEqualTo("2026");
    assertThat(file.summary()).isEqualTo("yes");
    assertThat(file.tags()).containsExactly("1.50", "true");
    assertThat(file.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no front matter|Line 1: The file must begin with front matter",
        "---\\ndescription: A\\n|Line 1: The front matter must end with a line ---.",
        "---\\n---\\nBody|Line 1: The front matter must have a description",
        "---\\nname: a\\ndescription:\\n---|Line 3: The description (0 characters) must have",
        "---\\nname: a\\ndescription: a: b\\n---|Line 3: The front matter must be YAML",
        "---\\ndescription: 'a\\n---|The front matter must be YAML",
        "---\\n- a\\n- b\\n---|Line 2: The front matter must be fields",
        "---\\ndescription: A\\nname: [a]\\n---|Line 3: The field 'name' must be text.",
        "---\\ndescription: A\\ntags: {a: b}\\n---|Line 3: The field 'tags' must be a list of texts",
        "---\\ndescription: A\\ntags:\\n- [b]\\n---|Line 4: The field 'tags' must be a list of texts",
        "---\\ndescription: A\\n\\ndescription: B\\n---|Line 4: The field 'description' must be given once.",
        "---\\na: &x [1]\\nb: *x\\n---|Line 3: The front matter must have no aliases.",
        "---\\n[a, b]: c\\n---|Line 2: The name of a field must be text.",
        "---\\ndescription: !!java.net.URL [x]\\n---|Line 2: The field 'description' must be text.",
        "---\\ndescription: a\u0007b\\n---|The front matter must be YAML",
      })
  void tellsTheLineOfAFault(String text, String message) {
    assertThat(faults(text.replace("\\n", "\n")))
        .singleElement()
        .extracting(Violation::message)
        .asString()
        .contains(message)
        .doesNotContain("org.", "java.");
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertThat(messages("---\ndescription: A\nx: " + "y".repeat(16 * 1024) + "\n---"))
        .singleElement()
        .asString()
        .contains("at most 16384 characters");
    assertThat(messages("---\ndescription: A\nx: " + "[".repeat(16_000) + "\n---"))
        .singleElement()
        .asString()
        .contains("at most 16 levels deep");
    assertThat(messages("---\ndescription: " + "y".repeat(2_001) + "\n---"))
        .singleElement()
        .asString()
        .startsWith("Line 2: ");
    assertThat(messages("---\ndescription: A\ntags: [" + "y".repeat(65) + "]\n---"))
        .singleElement()
        .asString()
        .startsWith("Line 3: ");
    assertThat(messages("---\ndescription: A\n---\n\n" + "\u20ac".repeat(90_000)))
        .singleElement()
        .asString()
        .startsWith("Line 5: The body (270000 bytes)");
    StringBuilder tags = new StringBuilder();
    for (int i = 0; i < 33; i++) {
      tags.append(i).append(',');
    }
    assertThat(messages("---\ndescription: A\ntags: '" + tags + "'\n---")).hasSize(1);
  }

  @Test
  void isNotBroughtDownByBlankLinesOrByNoise() {
    assertThat(fine("---\ndescription: A\n---" + "\n".repeat(200_000) + "Text").body())
        .isEqualTo("Text");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "ab:-[]{}&*!|>'\"%@#,? \n\t\\\u00e9";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder yaml = new StringBuilder("---\n");
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        yaml.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = yaml.append("\ndescription: A\n---\nBody").toString();
      JsonValue value = MarkdownBody.value(text);
      SkillFile file = SkillFile.read(value);
      assertThat(file == null)
          .as("seed %d: %s", seed, text)
          .isEqualTo(!value.violations().isEmpty());
    }
  }

  private static SkillFile fine(String text) {
    JsonValue value = MarkdownBody.value(text);
    SkillFile file = SkillFile.read(value);
    assertThat(value.violations().all()).isEmpty();
    return Objects.requireNonNull(file);
  }

  private static List<Violation> faults(String text) {
    JsonValue value = MarkdownBody.value(text);
    assertThat(SkillFile.read(value)).isNull();
    return value.violations().all();
  }

  private static List<String> messages(String text) {
    return faults(text).stream().map(Violation::message).toList();
  }
}
