package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.Workload;
import org.junit.jupiter.api.Test;

final class InMemoryRoleDirectoryTest {

  @Test
  void showsChangesAtOnce() {
    InMemoryRoleDirectory directory = InMemoryRoleDirectory.of(SomeRoles.role("a"));

    directory.changed(SomeRoles.role("b"));
    directory.removed(new RoleId("a"));

    assertThat(directory.index().find(new RoleId("a"))).isEmpty();
    assertThat(directory.index().find(new RoleId("b"))).isPresent();
  }

  @Test
  void movesTheLoadFromOneRoleToTheOther() {
    InMemoryRoleDirectory directory =
        InMemoryRoleDirectory.of(SomeRoles.role("a"), SomeRoles.role("b"));
    directory.moved(new RoleId("a"), null, CapacityNeed.ONE, SomeDecisions.DECIDED);

    directory.moved(new RoleId("b"), new RoleId("a"), CapacityNeed.ONE, SomeDecisions.DECIDED);

    assertThat(workload(directory, "a")).isEqualTo(new Workload(0, null, SomeDecisions.DECIDED));
    assertThat(workload(directory, "b")).isEqualTo(new Workload(1, null, SomeDecisions.DECIDED));
  }

  private static Workload workload(InMemoryRoleDirectory directory, String role) {
    return directory.index().find(new RoleId(role)).orElseThrow().workload();
  }
}
