package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program behind `./dispatcher import-skills`, as it is run.
@QuarkusTest
class ImportSkillsTest {

  private static final Path PROGRAM = Path.of("..", "examples", "import", "ImportSkills.java");

  @TempDir private Path folder;

  @Test
  void importsTheSkillsThatAreShipped() throws IOException, InterruptedException {
    Ran ran = run(Path.of("..", "examples", "skills"), url());

    assertThat(ran.exitCode()).as(ran.output()).isZero();
    assertThat(ran.output().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("(created|unchanged) +code-review \\(version 1\\)"))
        .anyMatch(line -> line.matches("(created|unchanged) +incident-report \\(version 1\\)"));
    Http.get("/v1/skills/code-review").then().statusCode(200).body("examples.size()", equalTo(1));
    Http.get("/v1/skills/incident-report")
        .then()
        .statusCode(200)
        .body("tags", hasItems("operations", "writing", "incident"));
  }

  @Test
  void saysWhatFailedAndEndsWithOne() throws IOException, InterruptedException {
    String fine = Http.unique("skill");
    write(
        "deep/a/SKILL.md",
        "---\nname: " + fine + "\ndescription: \"A \u20ac\"\n---\nBody\t\"x\"\n");
    write("deep/a/examples/2.md", "Two");
    write("deep/a/examples/1.md", "One");
    write("deep/a/examples/notes.txt", "No example");
    write("b/SKILL.md", "---\nname: b\n---\n");
    Files.write(folder.resolve("b").resolve("x.md"), new byte[] {(byte) 0xff});
    write("c/SKILL.md", "x");
    Files.write(folder.resolve("c").resolve("SKILL.md"), new byte[] {(byte) 0xff});
    write(".hidden/d/SKILL.md", "---\nname: d\ndescription: D\n---\n");

    Ran ran = run(folder, url() + "/");

    assertThat(ran.exitCode()).as(ran.output()).isEqualTo(1);
    assertThat(ran.output().lines())
        .containsExactlyInAnyOrder(
            "failed     c/SKILL.md: It, or one of its examples, is not text in UTF-8.",
            "failed     b/SKILL.md: Line 1: The front matter must have a description, for instance: description: How to review Python.",
            "created    " + fine + " (version 1)");
    Http.get("/v1/skills/" + fine)
        .then()
        .body("summary", equalTo("A \u20ac"))
        .body("body", equalTo("Body\t\"x\"\n"))
        .body("examples", equalTo(List.of("One", "Two")));
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException, InterruptedException {
    String inside = Http.unique("skill");
    String outside = Http.unique("skill");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path skills = Files.createDirectory(folder.resolve("skills"));
    Files.writeString(
        elsewhere.resolve("SKILL.md"), "---\nname: " + outside + "\ndescription: A\n---\n");
    write("skills/a/SKILL.md", "---\nname: " + inside + "\ndescription: A\n---\n");
    Files.createSymbolicLink(skills.resolve("linked"), elsewhere);
    Files.createDirectory(skills.resolve("b"));
    Files.createSymbolicLink(
        skills.resolve("b").resolve("SKILL.md"), elsewhere.resolve("SKILL.md"));
    Files.createSymbolicLink(skills.resolve("a").resolve("examples"), elsewhere);

    Ran ran = run(skills, url());

    assertThat(ran.exitCode()).as(ran.output()).isZero();
    assertThat(ran.output()).contains(inside, "left out   b/SKILL.md").doesNotContain(outside);
    Http.get("/v1/skills/" + outside).then().statusCode(404);
    Http.get("/v1/skills/" + inside).then().body("examples.size()", equalTo(0));
  }

  @Test
  void sendsMoreThanFitsIntoOneImport() throws IOException, InterruptedException {
    String prefix = Http.unique("bulk");
    for (int i = 0; i < 40; i++) {
      write(
          i + "/SKILL.md",
          "---\nname: %s-%d\ndescription: A\n---\n%s\n"
              .formatted(prefix, i, "x".repeat(250 * 1024)));
    }

    Ran ran = run(folder, url());

    assertThat(ran.exitCode()).as(ran.output()).isZero();
    assertThat(ran.output().lines().filter(line -> line.startsWith("created"))).hasSize(40);
  }

  @Test
  void endsWithTwoWhereNothingCanBeDone() throws IOException, InterruptedException {
    assertThat(run(folder.resolve("nowhere"), url()).exitCode()).isEqualTo(2);
    assertThat(run(folder, url()).exitCode()).isEqualTo(2);
    write("a/SKILL.md", "---\ndescription: A\n---\n");
    assertThat(run(folder, url() + "/nowhere").output()).contains("The dispatcher answered 404");
    assertThat(run(folder, "nonsense").exitCode()).isEqualTo(2);
  }

  private static String url() {
    return "http://localhost:" + RestAssured.port;
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Ran run(Path skills, String url) throws IOException, InterruptedException {
    Path output = Files.createTempFile("import-skills", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                PROGRAM.toString(),
                skills.toString(),
                url)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /// How a run ended.
  private record Ran(int exitCode, String output) {}
}
