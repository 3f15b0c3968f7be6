package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.ProjectStore] promises.
public abstract class ProjectStoreContract {

  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00.123456Z");
  private static final Instant LATER = Instant.parse("2026-03-03T10:00:00.123Z");
  private static final ProjectId A = new ProjectId("a");

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void addsAProjectOnce() {
    Optional<Project> added = add("a", "One.");

    assertThat(added).contains(new Project(A, "One.", 1, MADE, MADE));
    assertThat(stores().projects().find(A)).isEqualTo(added);
    assertThat(add("a", "Other.")).isEmpty();
    assertThat(stores().projects().find(A)).isEqualTo(added);
    assertThat(stores().projects().find(new ProjectId("b"))).isEmpty();
  }

  @Test
  void keepsEveryCharacterOfAText() {
    String odd = "nul \u0000, halves \uD800 and \uDC00, 😀 „ß“\r\n\t\u2028 \\u0000 {\"a\": 1}";
    add("a", odd);

    assertThat(stores().projects().find(A).orElseThrow().text()).isEqualTo(odd);
    replace("a", 1, "x" + odd);
    assertThat(stores().projects().find(A).orElseThrow().text()).isEqualTo("x" + odd);
  }

  @Test
  void replacesATextAndRaisesTheVersion() {
    add("a", "One.");

    assertThat(replace("a", 1, "Other.")).contains(new Project(A, "Other.", 2, MADE, LATER));
    assertThat(stores().projects().find(A)).contains(new Project(A, "Other.", 2, MADE, LATER));
    assertThat(replace("a", 1, "Third.")).isEmpty();
    assertThat(replace("a", 3, "Third.")).isEmpty();
    assertThat(replace("b", 1, "Third.")).isEmpty();
    assertThat(stores().projects().find(A).orElseThrow().text()).isEqualTo("Other.");
  }

  @Test
  void deletesAProjectOnceAndGoesOnCountingWhenItComesBack() {
    add("a", "One.");

    assertThat(delete("a", 2)).isFalse();
    assertThat(delete("a", 1)).isTrue();
    assertThat(delete("a", 1)).isFalse();
    assertThat(delete("a", 2)).isFalse();
    assertThat(replace("a", 2, "Other.")).isEmpty();
    assertThat(stores().projects().find(A)).isEmpty();
    assertThat(stores().projects().list(new PageRequest(10, null)).items()).isEmpty();
    assertThat(add("a", "Again.")).contains(new Project(A, "Again.", 3, MADE, MADE));
    assertThat(delete("a", 3)).isTrue();
    assertThat(add("a", "Again.").orElseThrow().version()).isEqualTo(5);
  }

  @Test
  void listsProjectsByIdInPages() {
    for (String id : List.of("c", "a", "B", "d")) {
      add(id, "Text.");
    }

    for (int limit : List.of(1, 3, 4)) {
      assertThat(Paging.keys(limit, stores().projects()::list, project -> project.id().value()))
          .as("limit %d", limit)
          .containsExactly("B", "a", "c", "d");
    }
  }

  @Test
  void refusesCursorsItDidNotGive() {
    for (String rubbish : List.of("", "%%%", "AAAA", "eyJhIjoxfQ", "\u0000", "ü")) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().projects().list(new PageRequest(10, rubbish)));
    }
  }

  @Test
  void writesOnlyInAUnitOfWork() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().projects().add(A, "One.", MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().projects().replace(A, 1, "One.", MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().projects().delete(A, 1, MADE));
    assertThat(stores().projects().find(A)).isEmpty();
  }

  @Test
  void undoesWhatAFailedUnitOfWorkWrote() {
    add("b", "One.");

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().projects().add(A, "One.", MADE);
                  stores().projects().delete(new ProjectId("b"), 1, MADE);
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().projects().find(A)).isEmpty();
    assertThat(stores().projects().find(new ProjectId("b"))).isPresent();
  }

  private Optional<Project> add(String id, String text) {
    return stores().work().run(() -> stores().projects().add(new ProjectId(id), text, MADE));
  }

  private Optional<Project> replace(String id, long version, String text) {
    return stores()
        .work()
        .run(() -> stores().projects().replace(new ProjectId(id), version, text, LATER));
  }

  private boolean delete(String id, long version) {
    return stores().work().run(() -> stores().projects().delete(new ProjectId(id), version, LATER));
  }
}
