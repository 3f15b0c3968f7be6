package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path EXAMPLES =
      Path.of("src", "test", "java", "dev", "roledispatcher", "testkit", "example");

  @Test
  void showsCodeThatIsCompiledAndRun() throws IOException {
    List<String> snippets =
        JAVA.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult result) -> folded(result.group(1)))
            .toList();
    String sources = folded(examples());

    assertThat(snippets).isNotEmpty().allSatisfy(snippet -> assertThat(sources).contains(snippet));
  }

  private static String examples() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.sorted().toList()) {
        sources.append(Files.readString(file)).append('\n');
      }
    }
    return sources.toString();
  }

  private static String folded(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }
}
