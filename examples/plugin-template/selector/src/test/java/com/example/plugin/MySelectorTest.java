package com.example.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MySelectorTest {

  private static final FakeQuery QUERY =
      FakeQuery.of(
          FakeTask.describedAs("Sign the lease").requiring("signing"),
          FakeCandidate.withId("expert").able("signing", 5).holding(2),
          FakeCandidate.withId("novice").able("signing", 4));

  @Test
  void prefersWhoCanDoItBetter() {
    assertThat(first("0.05")).isEqualTo("expert");
  }

  @Test
  void prefersWhoHasLessToDoWhenTasksCountMore() {
    assertThat(first("0.2")).isEqualTo("novice");
  }

  private static String first(String perTask) {
    MySelectorFactory factory = new MySelectorFactory();
    FakePluginContext context =
        FakePluginContext.of(factory.descriptor(), Map.of("per-task", perTask));
    try (RoleSelector selector = factory.create(context)) {
      RankedRole best = selector.rank(QUERY).ranked().get(0);
      return best.roleId();
    }
  }
}
