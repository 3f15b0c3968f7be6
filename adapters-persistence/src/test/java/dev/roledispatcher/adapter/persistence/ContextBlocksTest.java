package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class ContextBlocksTest {

  private final DataSource dataSource;
  private final WatchedDataSource watched;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
  private @Nullable Stores stores;
  private @Nullable AssignmentStore assignments;

  @Inject
  ContextBlocksTest(DataSource dataSource) {
    this.dataSource = dataSource;
    this.watched = new WatchedDataSource(dataSource);
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
    assignments = another();
    stores()
        .work()
        .run(() -> stores().roles().add(List.of(SomeRoles.role("a"), SomeRoles.role("b"))));
  }

  @Test
  void storesALastingBlockOnceForAllDecisionsThatHaveIt() {
    String text = "A lasting text. ".repeat(20);
    NewAssignment one = with("t1", lasting(text), passing("Task one."));
    NewAssignment other = with("t2", passing("Before."), lasting(text));

    assign(one);
    assign(other);

    assertThat(Tables.column(dataSource, "SELECT text FROM context_block")).containsExactly(text);
    assertThat(Tables.column(dataSource, "SELECT encode(sha256, 'hex') FROM context_block"))
        .containsExactly(lasting(text).hash());
    assertThat(records()).noneMatch(record -> record.contains("A lasting text."));
    assertThat(records()).allMatch(record -> record.contains(lasting(text).hash()));
    assertKept(one, other);
  }

  @Test
  void costsAStatementOnlyTheFirstTime() {
    watched.prepared();
    assign(with("t1", lasting("One. ".repeat(100)), lasting("Two. ".repeat(100))));
    List<String> cold = watched.prepared();
    assign(with("t2", lasting("Two. ".repeat(100)), lasting("One. ".repeat(100))));
    List<String> warm = watched.prepared();

    assertThat(cold).filteredOn(sql -> sql.contains("INTO context_block")).hasSize(1);
    assertThat(warm).noneMatch(sql -> sql.contains("context_block"));
    assertThat(warm).hasSize(1);
    assertThat(cold).hasSize(2);
  }

  @Test
  void storesTheBlocksOfAReassignment() {
    assign(with("t", lasting("One. ".repeat(100))));
    NewAssignment move = with("t", "b", lasting("Other. ".repeat(100)));

    stores().work().run(() -> assignments().reassign(move, 1, null, HandoverNote.none()));

    assertThat(blocks()).isEqualTo(2);
    assertKept(move);
  }

  @Test
  void keepsShortAndPassingBlocksWithTheirDecision() {
    NewAssignment assignment =
        with("t", lasting("x".repeat(ContextBlocks.SHORTEST - 1)), passing("y".repeat(1_000)));
    assign(assignment);

    assertThat(blocks()).isZero();
    assertKept(assignment);
    assign(with("t2", lasting("x".repeat(ContextBlocks.SHORTEST))));
    assertThat(blocks()).isEqualTo(1);
  }

  @Test
  void keepsTextsThatNoColumnHoldsWithTheirDecision() {
    String text = "A lasting text? ".repeat(20);
    NewAssignment plain = with("t1", lasting(text));
    NewAssignment half = with("t2", lasting(text.replace('?', '\uD800')));
    NewAssignment nul = with("t3", lasting(text + "\u0000"));

    assign(plain);
    assign(half);
    assign(nul);

    // In UTF-8 half a pair is a question mark, so the two texts have one hash.
    assertThat(lasting(text).hash()).isEqualTo(lasting(text.replace('?', '\uD800')).hash());
    assertThat(blocks()).isEqualTo(1);
    assertKept(plain, half, nul);
  }

  @Test
  void remembersNoBlockOfAUnitOfWorkThatFailed() {
    NewAssignment assignment = with("t", lasting("One. ".repeat(100)));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  assignments().assign(List.of(assignment));
                  throw new ArithmeticException("planned");
                }));
    assertThat(blocks()).isZero();

    assign(assignment);

    assertThat(blocks()).isEqualTo(1);
    assertKept(assignment);
  }

  @Test
  void takesLocksOnBlocksOnlyOnceInAUnitOfWork() {
    TextBlock first = lasting("First. ".repeat(100));
    TextBlock second = lasting("Second. ".repeat(100));
    NewAssignment one = with("t1", first);
    NewAssignment other = with("t2", second, first);

    stores()
        .work()
        .run(() -> {
          assertThat(assignments().assign(List.of(one)).getFirst()).isInstanceOf(Assigned.class);
          return assignments().assign(List.of(other));
        });

    assertThat(Tables.column(dataSource, "SELECT text FROM context_block"))
        .containsExactly(first.text());
    assertKept(one, other);
    assign(with("t3", second));
    assertThat(blocks()).isEqualTo(2);
  }

  @Test
  void storesABlockAgainAfterAnHour() {
    TextBlock block = lasting("One. ".repeat(100));
    assign(with("t1", block));
    Tables.execute(dataSource, "DELETE FROM context_block");
    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(59)));
    assign(with("t2", block));
    assertThat(blocks()).isZero();

    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(1)));
    assign(with("t3", block));

    assertThat(blocks()).isEqualTo(1);
  }

  @Test
  void namesABlockThatIsMissing() {
    TextBlock block = lasting("One. ".repeat(100));
    NewAssignment assignment = with("t", block);
    assign(assignment);
    Tables.execute(dataSource, "DELETE FROM context_block");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> assignments().decision(assignment.decision().id()))
        .withMessageContaining(block.hash());
  }

  @Test
  void readsAllBlocksOfADecisionWithOneQuery() {
    NewAssignment assignment =
        with(
            "t",
            IntStream.range(0, 20)
                .mapToObj(i -> lasting(("Text " + i + ". ").repeat(50)))
                .toArray(TextBlock[]::new));
    assign(assignment);
    watched.prepared();

    assertKept(assignment);

    assertThat(watched.prepared()).hasSize(2);
  }

  @Test
  void holdsNoTextUnderAnotherHash() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            Tables.execute(
                dataSource,
                "INSERT INTO context_block (sha256, text) VALUES (sha256('other'), 'text')"));
  }

  @Test
  void storesTheSameBlocksFromManyInstancesAtOnce() {
    int threads = 12;
    List<TextBlock> all =
        IntStream.range(0, 30).mapToObj(i -> lasting(("Text " + i + ". ").repeat(50))).toList();
    List<List<NewAssignment>> lists =
        IntStream.range(0, threads).mapToObj(thread -> shuffled(thread, all)).toList();

    Together.run(
        threads,
        thread -> {
          AssignmentStore mine = another();
          return stores().work().run(() -> mine.assign(lists.get(thread)));
        });

    assertThat(blocks()).isEqualTo(30);
    lists.forEach(list -> assertKept(list.toArray(NewAssignment[]::new)));
  }

  private static List<NewAssignment> shuffled(int thread, List<TextBlock> all) {
    List<TextBlock> blocks = new ArrayList<>(all);
    Collections.shuffle(blocks, new Random(thread));
    return IntStream.range(0, 5)
        .mapToObj(i ->
            with(
                "t%d-%d".formatted(thread, i),
                blocks.subList(6 * i, 6 * i + 6).toArray(TextBlock[]::new)))
        .toList();
  }

  private static TextBlock lasting(String text) {
    return new TextBlock(text, true);
  }

  private static TextBlock passing(String text) {
    return new TextBlock(text, false);
  }

  private static NewAssignment with(String task, TextBlock... blocks) {
    return with(task, "a", blocks);
  }

  /// An assignment whose context is made of these blocks.
  private static NewAssignment with(String task, String role, TextBlock... blocks) {
    DispatchDecision plain = SomeDecisions.decision(DispatchRequest.of(SomeTasks.task(task)), role);
    Choice choice = plain.chosen().orElseThrow();
    RoleContext context = choice.context();
    return SomeDecisions.at(
        SomeDecisions.DECIDED,
        new DispatchDecision(
            plain.id(),
            plain.decidedAt(),
            plain.request(),
            plain.classification(),
            plain.policy(),
            plain.eligibleCount(),
            plain.ranking(),
            plain.refusals(),
            new Choice(
                choice.candidate(),
                choice.preference(),
                new RoleContext(
                    context.role(),
                    context.roleVersion(),
                    List.of(new SectionText(SectionName.SKILL_CONTEXT, Arrays.asList(blocks))),
                    context.tokenCount(),
                    context.manifest())),
            plain.explanation()));
  }

  private void assign(NewAssignment assignment) {
    assertThat(stores().work().run(() -> assignments().assign(List.of(assignment))))
        .allMatch(Assigned.class::isInstance);
  }

  private void assertKept(NewAssignment... written) {
    for (NewAssignment assignment : written) {
      assertThat(assignments().decision(assignment.decision().id()))
          .contains(assignment.decision());
    }
  }

  private long blocks() {
    return Tables.number(dataSource, "SELECT count(*) FROM context_block");
  }

  private List<String> records() {
    return Tables.column(dataSource, "SELECT record FROM dispatch_decision");
  }

  /// The store of an instance that knows of no stored block.
  private AssignmentStore another() {
    InstantSource clock = now::get;
    return new PersistenceAdapters(watched.dataSource(), PersistenceSettings.DEFAULT)
        .assignmentStore(clock);
  }

  private Stores stores() {
    return requireNonNull(stores);
  }

  private AssignmentStore assignments() {
    return requireNonNull(assignments);
  }
}
