package dev.roledispatcher.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the container files ask for is there after a build. That an engine accepts them is not
/// shown here: there may be none.
class DockerfilesIT {

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
  void copiesOnlyWhatABuildLeaves(String file) throws IOException {
    List<String> sources =
        instructions(file, "COPY")
            .filter(words -> !words.get(1).startsWith("--from="))
            .flatMap(words ->
                words.subList(1, words.size() - 1).stream().filter(word -> !word.startsWith("--")))
            .toList();
    assertThat(sources).isNotEmpty().allMatch(DockerfilesIT::exists, "exists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
  void runsAsAUserWithoutRightsOnAPinnedImageAndTellsWhetherItIsWell(String file)
      throws IOException {
    assertThat(instructions(file, "USER").map(words -> words.getLast()))
        .isNotEmpty()
        .allMatch(user -> user.matches("[1-9]\\d*(:\\d+)?"), "a number, and not root");
    assertThat(instructions(file, "FROM").map(words -> words.get(1)))
        .allMatch(
            image -> image.equals("${BUILDER}") || image.matches("[a-z/-]+:\\S*\\d\\S*"), "pinned");
    assertThat(instructions(file, "HEALTHCHECK")).hasSize(1);
  }

  private static Stream<List<String>> instructions(String file, String instruction)
      throws IOException {
    String text = Files.readString(Path.of("src", "main", "docker", file)).replace("\\\n", " ");
    return text.lines()
        .map(line -> Arrays.asList(line.strip().split("\\s+", -1)))
        .filter(words -> words.getFirst().equals(instruction));
  }

  private static boolean exists(String source) {
    Path path = Path.of(source);
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + source.replaceFirst("/$", ""));
    Path parent = path.getParent();
    try (Stream<Path> siblings = Files.list(parent == null ? Path.of("") : parent)) {
      return siblings.anyMatch(matcher::matches);
    } catch (IOException e) {
      return false;
    }
  }
}
