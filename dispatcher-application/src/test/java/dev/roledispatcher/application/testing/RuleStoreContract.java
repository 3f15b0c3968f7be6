package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.RuleStore.AddOutcome;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import dev.roledispatcher.domain.rule.RuleVersion.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.RuleStore] promises.
public abstract class RuleStoreContract {

  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00.123456Z");
  private static final Instant LATER = Instant.parse("2026-03-03T10:00:00.123Z");
  private static final Instant LAST = Instant.parse("2026-03-04T10:00:00Z");
  private static final RuleFilter ANY = new RuleFilter(null);
  private static final RuleId A = new RuleId("a");
  private static final RuleDefinition ONE =
      SomeRules.onWords(TaskClassification.HUMAN_PRIMARY, "pay");
  private static final RuleDefinition OTHER =
      SomeRules.onWords(TaskClassification.AI_PRIMARY, "buy", "sign off");

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void addsARuleWithItsFirstVersion() {
    AddOutcome outcome = add(A, ONE);

    Rule rule = new Rule(A, ONE, 1, MADE, MADE);
    assertThat(outcome).isEqualTo(new AddOutcome.Added(rule));
    assertThat(stores().rules().find(A)).contains(rule);
    assertThat(versions(A)).containsExactly(new RuleVersion(A, 1, Change.CREATED, ONE, MADE));
  }

  @Test
  void keepsEverythingARuleSays() {
    add(A, SomeRules.everything());

    assertThat(stores().rules().find(A).orElseThrow().definition())
        .isEqualTo(SomeRules.everything());
    assertThat(versions(A).getFirst().definition()).isEqualTo(SomeRules.everything());
  }

  @Test
  void addsNoRuleWhoseIdIsTaken() {
    add(A, ONE);

    assertThat(add(A, OTHER)).isEqualTo(new AddOutcome.Exists());
    assertThat(stores().rules().find(A).orElseThrow().definition()).isEqualTo(ONE);
    assertThat(versions(A)).hasSize(1);
  }

  @Test
  void hasRoomForAThousandRules() {
    stores()
        .work()
        .run(() -> {
          for (int i = 0; i < Rule.MOST; i++) {
            assertThat(stores().rules().add(new RuleId("r" + i), ONE, MADE))
                .isInstanceOf(AddOutcome.Added.class);
          }
          return true;
        });

    assertThat(add(A, ONE)).isEqualTo(new AddOutcome.Full());
    assertThat(add(new RuleId("r7"), ONE)).isEqualTo(new AddOutcome.Exists());
    delete(new RuleId("r0"), 1);
    assertThat(add(A, ONE)).isInstanceOf(AddOutcome.Added.class);
  }

  @Test
  void findsNothingForAnUnknownId() {
    assertThat(stores().rules().find(A)).isEmpty();
    assertThat(versions(A)).isEmpty();
  }

  @Test
  void replacesADefinitionAndRaisesTheVersion() {
    add(A, ONE);

    Optional<Rule> after = replace(A, 1, OTHER);

    assertThat(after).contains(new Rule(A, OTHER, 2, MADE, LATER));
    assertThat(stores().rules().find(A)).isEqualTo(after);
    assertThat(versions(A))
        .containsExactly(
            new RuleVersion(A, 2, Change.CHANGED, OTHER, LATER),
            new RuleVersion(A, 1, Change.CREATED, ONE, MADE));
  }

  @Test
  void replacesNothingOfAnotherVersion() {
    add(A, ONE);

    assertThat(replace(A, 2, OTHER)).isEmpty();
    assertThat(replace(new RuleId("nobody"), 1, OTHER)).isEmpty();
    assertThat(stores().rules().find(A).orElseThrow().version()).isEqualTo(1);
    assertThat(versions(A)).hasSize(1);
  }

  @Test
  void deletesARuleOnceAndKeepsItsVersions() {
    add(A, ONE);
    replace(A, 1, OTHER);

    assertThat(delete(A, 1)).isEmpty();
    assertThat(delete(A, 2)).contains(new RuleVersion(A, 3, Change.DELETED, OTHER, LAST));
    assertThat(stores().rules().find(A)).isEmpty();
    assertThat(stores().rules().list(ANY, new PageRequest(10, null)).items()).isEmpty();
    assertThat(delete(A, 2)).isEmpty();
    assertThat(delete(A, 3)).isEmpty();
    assertThat(replace(A, 3, ONE)).isEmpty();
    assertThat(versions(A))
        .extracting(RuleVersion::change)
        .containsExactly(Change.DELETED, Change.CHANGED, Change.CREATED);
  }

  @Test
  void goesOnCountingWhenADeletedRuleComesBack() {
    add(A, ONE);
    delete(A, 1);

    assertThat(add(A, OTHER)).isEqualTo(new AddOutcome.Added(new Rule(A, OTHER, 3, MADE, MADE)));
    assertThat(versions(A)).extracting(RuleVersion::version).containsExactly(3L, 2L, 1L);
  }

  @Test
  void listsRulesByIdInPages() {
    for (String id : List.of("c", "a", "B", "d")) {
      add(new RuleId(id), ONE);
    }

    for (int limit : List.of(1, 3, 4)) {
      assertThat(
              inPages(limit, page -> stores().rules().list(ANY, page), rule -> rule.id().value()))
          .as("limit %d", limit)
          .containsExactly("B", "a", "c", "d");
    }
  }

  @Test
  void listsVersionsInPages() {
    add(A, ONE);
    for (int version = 1; version < 12; version++) {
      replace(A, version, version % 2 == 0 ? ONE : OTHER);
    }

    assertThat(inPages(5, page -> stores().rules().versions(A, page), version -> version.version()))
        .containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void findsRulesByWhetherTheyDecide() {
    add(A, ONE);
    add(new RuleId("b"), SomeRules.enabled(ONE, false));

    assertThat(ids(new RuleFilter(true))).containsExactly("a");
    assertThat(ids(new RuleFilter(false))).containsExactly("b");
    assertThat(ids(ANY)).containsExactly("a", "b");
    replace(A, 1, SomeRules.enabled(ONE, false));
    assertThat(ids(new RuleFilter(true))).isEmpty();
  }

  @Test
  void refusesCursorsItDidNotGive() {
    for (String rubbish : List.of("", "%%%", "AAAA", "eyJhIjoxfQ", "\u0000", "ü")) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().rules().list(ANY, new PageRequest(10, rubbish)));
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().rules().versions(A, new PageRequest(10, rubbish)));
    }
  }

  @Test
  void writesOnlyInAUnitOfWork() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().rules().add(A, ONE, MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().rules().replace(A, 1, ONE, MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().rules().delete(A, 1, MADE));
    assertThat(versions(A)).isEmpty();
  }

  @Test
  void undoesWhatAFailedUnitOfWorkWrote() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().rules().add(A, ONE, MADE);
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().rules().find(A)).isEmpty();
    assertThat(versions(A)).isEmpty();
  }

  private AddOutcome add(RuleId id, RuleDefinition definition) {
    return stores().work().run(() -> stores().rules().add(id, definition, MADE));
  }

  private Optional<Rule> replace(RuleId id, long version, RuleDefinition definition) {
    return stores().work().run(() -> stores().rules().replace(id, version, definition, LATER));
  }

  private Optional<RuleVersion> delete(RuleId id, long version) {
    return stores().work().run(() -> stores().rules().delete(id, version, LAST));
  }

  private List<RuleVersion> versions(RuleId id) {
    return stores().rules().versions(id, new PageRequest(200, null)).items();
  }

  private List<String> ids(RuleFilter filter) {
    return stores().rules().list(filter, new PageRequest(200, null)).items().stream()
        .map(rule -> rule.id().value())
        .toList();
  }

  private static <T, K> List<K> inPages(
      int limit, Function<PageRequest, Page<T>> list, Function<T, K> key) {
    List<K> keys = new ArrayList<>();
    String cursor = null;
    do {
      Page<T> page = list.apply(new PageRequest(limit, cursor));
      page.items().forEach(item -> keys.add(key.apply(item)));
      cursor = page.next();
    } while (cursor != null);
    return keys;
  }
}
