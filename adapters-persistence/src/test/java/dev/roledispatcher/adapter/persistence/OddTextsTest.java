package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class OddTextsTest {

  private final DataSource dataSource;

  @Inject
  OddTextsTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Test
  void keepsEveryCharacterOfATask() {
    Stores stores = Tables.emptyStores(dataSource);
    stores.work().run(() -> stores.roles().add(List.of(SomeRoles.role("a"))));
    Task odd =
        SomeTasks.task(
            "t", "nul \u0000, halves \uD800 and \uDC00, whole 😀, \\u0000 {}", Priority.LOW);
    NewAssignment assignment = SomeDecisions.assignment(odd, "a");

    stores.work().run(() -> stores.assignments().assign(List.of(assignment)));

    assertThat(stores.assignments().find(odd.id()).orElseThrow().task()).isEqualTo(odd);
    assertThat(stores.assignments().decision(assignment.decision().id()))
        .contains(assignment.decision());
  }

  @Test
  void pagesOfLargeTasksAreShortAndTellWhereToGoOn() {
    Stores stores = Tables.emptyStores(dataSource);
    stores.work().run(() -> stores.roles().add(List.of(SomeRoles.role("a"))));
    for (int i = 0; i < 12; i++) {
      Task small = SomeTasks.task("t" + i, "Large.", Priority.LOW);
      Task large =
          new Task(
              small.id(),
              small.description(),
              small.requirements(),
              small.priority(),
              Attributes.of(Map.of("text", "x".repeat(900_000))),
              small.context(),
              null);
      stores
          .work()
          .run(() -> stores.assignments().assign(List.of(SomeDecisions.assignment(large, "a"))));
    }

    Set<TaskId> seen = new HashSet<>();
    String cursor = null;
    int pages = 0;
    do {
      Page<TrackedTask> page =
          stores.assignments().list(new TaskFilter(null, null, null), new PageRequest(200, cursor));
      assertThat(page.items()).hasSizeBetween(1, 4);
      page.items().forEach(task -> assertThat(seen.add(task.task().id())).isTrue());
      cursor = page.next();
      pages++;
    } while (cursor != null);
    assertThat(seen).hasSize(12);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void refusesACursorAtATimeThatTheDatabaseCannotHold() {
    Stores stores = Tables.emptyStores(dataSource);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("t1 +999999999-12-31T23:59:59Z x".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() ->
            stores
                .assignments()
                .list(new TaskFilter(null, null, null), new PageRequest(5, forged)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\uD800", "x\uDC00\uD800"})
  void refusesReasonsThatNoColumnHolds(String reason) {
    Stores stores = Tables.emptyStores(dataSource);
    stores.work().run(() -> stores.roles().add(List.of(SomeRoles.role("a"))));
    stores
        .work()
        .run(() -> stores.assignments().assign(List.of(SomeDecisions.assignment("t", "a"))));
    TaskId task = new TaskId("t");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            stores
                .work()
                .run(() -> stores.assignments().cancel(task, 1, reason, SomeDecisions.DECIDED)))
        .withMessageContaining("reason");

    assertThat(stores.assignments().find(task).orElseThrow().state()).isEqualTo(TaskState.ASSIGNED);
  }

  @Test
  void refusesNamesThatNoColumnHolds() {
    Stores stores = Tables.emptyStores(dataSource);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            stores
                .work()
                .run(() ->
                    stores
                        .roles()
                        .add(
                            List.of(
                                SomeRoles.role(
                                    "a",
                                    SomeRoles.named(SomeRoles.role("a").profile(), "a\u0000"))))))
        .withMessageContaining("name");
  }
}
