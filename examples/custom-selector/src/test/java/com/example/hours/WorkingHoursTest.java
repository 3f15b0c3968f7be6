package com.example.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingHoursTest {

  private static final String HOURS =
      """
      berlin: {zone: Europe/Berlin, from: "09:00", to: "17:00"}
      new-york: {zone: America/New_York, from: "09:00", to: "17:00"}
      """;

  private static final FakeQuery QUERY =
      FakeQuery.of(
          FakeTask.describedAs("Approve the contract").requiring("approval"),
          FakeCandidate.withId("agent").able("approval", 1),
          FakeCandidate.withId("berlin").able("approval", 5),
          FakeCandidate.withId("new-york").able("approval", 5));

  @TempDir private Path temp;

  @Test
  void prefersWhoIsAtWork() {
    assertThat(orderAt("2026-01-05T09:00:00Z")).containsExactly("berlin", "agent", "new-york");
    assertThat(orderAt("2026-01-05T20:00:00Z")).containsExactly("new-york", "agent", "berlin");
    assertThat(orderAt("2026-01-10T12:00:00Z")).containsExactly("agent", "berlin", "new-york");
  }

  @Test
  void prefersWhoCanDoItBetterAndHasLessToDo() {
    FakeQuery query =
        FakeQuery.of(
            FakeTask.describedAs("Approve the contract").requiring("approval"),
            FakeCandidate.withId("able").able("approval", 5).holding(1),
            FakeCandidate.withId("busy").able("approval", 4).holding(1),
            FakeCandidate.withId("free").able("approval", 4));

    assertThat(ranking(HOURS, query).ranked())
        .extracting(RankedRole::roleId)
        .containsExactly("able", "free", "busy");
  }

  @Test
  void saysWhatEachScoreIsMadeOf() {
    assertThat(ranking(HOURS, QUERY.at(Instant.parse("2026-01-05T09:00:00Z"))).ranked().get(0))
        .isEqualTo(
            new RankedRole(
                "berlin",
                List.of(
                    new ScorePart("at_work", 0.6),
                    new ScorePart("skill", 0.3),
                    new ScorePart("free", 0.1))));
  }

  @Test
  void readsTheHoursFromAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("hours.yaml"), HOURS);
    FakePluginContext context =
        FakePluginContext.of(
            new WorkingHoursFactory().descriptor(), Map.of("hours-file", file.toString()));

    new WorkingHoursFactory().create(context).close();

    assertThat(context.logger().lines())
        .singleElement()
        .satisfies(line ->
            assertThat(line.message()).isEqualTo("Read the hours of 2 roles with Jackson 2.17.3."));
  }

  @Test
  void refusesHoursThatItCannotRead() {
    assertThatRefused("{ann: {zone: Europe/Atlantis, from: \"09:00\", to: \"17:00\"}}", "Atlantis");
    assertThatRefused("{ann: {zone: UTC, from: \"09:00\"}}", "'to'");
    assertThatRefused("{ann: {zone: UTC, from: \"09:00\", to: \"17:00\", dais: []}}", "dais");
    assertThatRefused("{ann: {zone: UTC, from: \"09:00\", to: \"17:00\", days: []}}", "empty");
    assertThatRefused("{ann: {zone: UTC, from: \"09:00\", to: null}}", "to");
    assertThatRefused("{ann: ~}", "every role must have a shift");
    assertThatRefused("~", "every role must have a shift");
    assertThatRefused("{ann: ", "");
  }

  private static void assertThatRefused(String hours, String message) {
    assertThatThrownBy(() -> selector(hours))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("The hours cannot be read")
        .hasMessageContaining(message);
  }

  private static List<String> orderAt(String time) {
    return ranking(HOURS, QUERY.at(Instant.parse(time))).ranked().stream()
        .map(RankedRole::roleId)
        .toList();
  }

  private static Ranking ranking(String hours, FakeQuery query) {
    try (RoleSelector selector = selector(hours)) {
      return selector.rank(query);
    }
  }

  private static RoleSelector selector(String hours) {
    WorkingHoursFactory factory = new WorkingHoursFactory();
    return factory.create(FakePluginContext.of(factory.descriptor(), Map.of("hours", hours)));
  }
}
