package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import dev.roledispatcher.domain.skill.SkillVersion.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.SkillStore] promises.
public abstract class SkillStoreContract {

  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00.123456Z");
  private static final Instant LATER = Instant.parse("2026-03-03T10:00:00.123Z");
  private static final Instant LAST = Instant.parse("2026-03-04T10:00:00Z");
  private static final SkillFilter ANY = new SkillFilter(null);
  private static final SkillId A = new SkillId("a");
  private static final SkillContent ONE = SomeSkills.saying("One.", "x");
  private static final SkillContent OTHER = SomeSkills.saying("Other.", "y");

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void addsASkillWithItsFirstVersion() {
    Optional<Skill> added = add("a", ONE);

    assertThat(added).contains(new Skill(A, ONE, 1, MADE, MADE));
    assertThat(stores().skills().find(A)).isEqualTo(added);
    assertThat(versions("a")).containsExactly(new SkillVersion(A, 1, Change.CREATED, ONE, MADE));
  }

  @Test
  void keepsEverythingASkillSays() {
    add("a", SomeSkills.everything());
    putAll(new NewSkill(new SkillId("b"), SomeSkills.everything()));

    for (String id : List.of("a", "b")) {
      assertThat(stores().skills().find(new SkillId(id)).orElseThrow().content())
          .isEqualTo(SomeSkills.everything());
      assertThat(versions(id).getFirst().content()).isEqualTo(SomeSkills.everything());
    }
    assertThat(idsWith("x,{}\"'\\")).containsExactly("a", "b");
  }

  @Test
  void addsNoSkillWhoseIdIsTaken() {
    add("a", ONE);

    assertThat(add("a", OTHER)).isEmpty();
    assertThat(stores().skills().find(A).orElseThrow().content()).isEqualTo(ONE);
    assertThat(versions("a")).hasSize(1);
  }

  @Test
  void findsNothingForAnUnknownId() {
    assertThat(stores().skills().find(A)).isEmpty();
    assertThat(stores().skills().version(A, 1)).isEmpty();
    assertThat(versions("a")).isEmpty();
    assertThat(stores().skills().findAll(List.of(A))).isEmpty();
    assertThat(stores().skills().findAll(List.of())).isEmpty();
  }

  @Test
  void findsThoseSkillsThatExist() {
    add("a", ONE);
    add("b", OTHER);
    add("c", ONE);
    delete("c", 1);

    assertThat(
            stores()
                .skills()
                .findAll(List.of(new SkillId("b"), new SkillId("c"), new SkillId("z"), A, A)))
        .containsExactlyInAnyOrder(
            new Skill(A, ONE, 1, MADE, MADE), new Skill(new SkillId("b"), OTHER, 1, MADE, MADE));
  }

  @Test
  void replacesAContentAndRaisesTheVersion() {
    add("a", ONE);

    Optional<Skill> after = replace("a", 1, OTHER);

    assertThat(after).contains(new Skill(A, OTHER, 2, MADE, LATER));
    assertThat(stores().skills().find(A)).isEqualTo(after);
    assertThat(versions("a"))
        .containsExactly(
            new SkillVersion(A, 2, Change.CHANGED, OTHER, LATER),
            new SkillVersion(A, 1, Change.CREATED, ONE, MADE));
  }

  @Test
  void replacesNothingOfAnotherVersion() {
    add("a", ONE);

    assertThat(replace("a", 2, OTHER)).isEmpty();
    assertThat(replace("a", 0, OTHER)).isEmpty();
    assertThat(replace("nobody", 1, OTHER)).isEmpty();
    assertThat(stores().skills().find(A)).contains(new Skill(A, ONE, 1, MADE, MADE));
    assertThat(versions("a")).hasSize(1);
  }

  @Test
  void deletesASkillOnceAndKeepsItsVersions() {
    add("a", ONE);
    replace("a", 1, OTHER);

    assertThat(delete("a", 1)).isEmpty();
    assertThat(delete("a", 2)).contains(new SkillVersion(A, 3, Change.DELETED, OTHER, LAST));
    assertThat(stores().skills().find(A)).isEmpty();
    assertThat(stores().skills().list(ANY, new PageRequest(10, null)).items()).isEmpty();
    assertThat(idsWith("y")).isEmpty();
    assertThat(delete("a", 2)).isEmpty();
    assertThat(delete("a", 3)).isEmpty();
    assertThat(replace("a", 3, ONE)).isEmpty();
    assertThat(versions("a"))
        .extracting(SkillVersion::change)
        .containsExactly(Change.DELETED, Change.CHANGED, Change.CREATED);
    assertThat(stores().skills().version(A, 1))
        .contains(new SkillVersion(A, 1, Change.CREATED, ONE, MADE));
    assertThat(stores().skills().version(A, 4)).isEmpty();
  }

  @Test
  void goesOnCountingWhenADeletedSkillComesBack() {
    add("a", ONE);
    delete("a", 1);

    assertThat(add("a", OTHER)).contains(new Skill(A, OTHER, 3, MADE, MADE));
    assertThat(versions("a")).extracting(SkillVersion::version).containsExactly(3L, 2L, 1L);
    delete("a", 3);
    assertThat(putAll(new NewSkill(A, OTHER)).getFirst())
        .isEqualTo(new Put<>(new Skill(A, OTHER, 5, LATER, LATER), Put.Change.CREATED));
  }

  @Test
  void putsManyAtOnce() {
    add("same", ONE);
    add("changed", ONE);
    add("gone", ONE);
    delete("gone", 1);

    List<Put<Skill>> puts =
        putAll(
            new NewSkill(new SkillId("new"), ONE),
            new NewSkill(new SkillId("same"), ONE),
            new NewSkill(new SkillId("changed"), OTHER),
            new NewSkill(new SkillId("gone"), ONE));

    assertThat(puts)
        .containsExactly(
            new Put<>(new Skill(new SkillId("new"), ONE, 1, LATER, LATER), Put.Change.CREATED),
            new Put<>(new Skill(new SkillId("same"), ONE, 1, MADE, MADE), Put.Change.UNCHANGED),
            new Put<>(new Skill(new SkillId("changed"), OTHER, 2, MADE, LATER), Put.Change.CHANGED),
            new Put<>(new Skill(new SkillId("gone"), ONE, 3, LATER, LATER), Put.Change.CREATED));
    for (Put<Skill> put : puts) {
      assertThat(stores().skills().find(put.value().id())).contains(put.value());
    }
    assertThat(versions("new")).extracting(SkillVersion::change).containsExactly(Change.CREATED);
    assertThat(versions("same")).hasSize(1);
    assertThat(versions("changed"))
        .extracting(SkillVersion::change)
        .containsExactly(Change.CHANGED, Change.CREATED);
    assertThat(versions("gone"))
        .extracting(SkillVersion::change)
        .containsExactly(Change.CREATED, Change.DELETED, Change.CREATED);
    assertThat(putAll()).isEmpty();
  }

  @Test
  void putsASkillThatIsListedTwiceTwice() {
    List<Put<Skill>> puts =
        putAll(new NewSkill(A, ONE), new NewSkill(A, OTHER), new NewSkill(A, OTHER));

    assertThat(puts)
        .containsExactly(
            new Put<>(new Skill(A, ONE, 1, LATER, LATER), Put.Change.CREATED),
            new Put<>(new Skill(A, OTHER, 2, LATER, LATER), Put.Change.CHANGED),
            new Put<>(new Skill(A, OTHER, 2, LATER, LATER), Put.Change.UNCHANGED));
    assertThat(versions("a")).hasSize(2);
  }

  @Test
  void putsAThousandAtOnce() {
    NewSkill[] all =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new NewSkill(new SkillId("s" + i), SomeSkills.saying("Body " + i)))
            .toArray(NewSkill[]::new);

    assertThat(putAll(all)).extracting(Put::change).containsOnly(Put.Change.CREATED);
    assertThat(putAll(all)).extracting(Put::change).containsOnly(Put.Change.UNCHANGED);
  }

  @Test
  void listsSkillsByIdInPages() {
    for (String id : List.of("c", "a", "B", "d")) {
      add(id, ONE);
    }

    for (int limit : List.of(1, 3, 4)) {
      assertThat(
              Paging.keys(
                  limit, page -> stores().skills().list(ANY, page), skill -> skill.id().value()))
          .as("limit %d", limit)
          .containsExactly("B", "a", "c", "d");
    }
  }

  @Test
  void listsVersionsInPagesThatStayWhenVersionsAreAdded() {
    add("a", ONE);
    for (int version = 1; version < 12; version++) {
      replace("a", version, version % 2 == 0 ? ONE : OTHER);
    }
    Page<SkillVersion> first = stores().skills().versions(A, new PageRequest(5, null));
    replace("a", 12, ONE);
    replace("a", 13, OTHER);

    Page<SkillVersion> second = stores().skills().versions(A, new PageRequest(5, first.next()));

    assertThat(first.items())
        .extracting(SkillVersion::version)
        .containsExactly(12L, 11L, 10L, 9L, 8L);
    assertThat(second.items())
        .extracting(SkillVersion::version)
        .containsExactly(7L, 6L, 5L, 4L, 3L);
    assertThat(Paging.keys(5, page -> stores().skills().versions(A, page), SkillVersion::version))
        .hasSize(14)
        .doesNotHaveDuplicates();
  }

  @Test
  void findsSkillsByTag() {
    add("a", SomeSkills.saying("A", "x", "y"));
    add("b", SomeSkills.saying("B", "y"));
    add("c", SomeSkills.saying("C"));
    add("d", SomeSkills.saying("D", "y", "Y"));

    assertThat(idsWith("y")).containsExactly("a", "b", "d");
    assertThat(idsWith("x")).containsExactly("a");
    assertThat(idsWith("Y")).containsExactly("d");
    assertThat(idsWith("z")).isEmpty();
    assertThat(idsWith("\u0000")).isEmpty();
    assertThat(
            Paging.keys(
                2,
                page -> stores().skills().list(new SkillFilter("y"), page),
                skill -> skill.id().value()))
        .containsExactly("a", "b", "d");
    replace("b", 1, SomeSkills.saying("B", "z"));
    assertThat(idsWith("y")).containsExactly("a", "d");
    assertThat(idsWith("z")).containsExactly("b");
  }

  @Test
  void refusesCursorsItDidNotGive() {
    for (String rubbish : List.of("", "%%%", "AAAA", "eyJhIjoxfQ", "\u0000", "ü")) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().skills().list(ANY, new PageRequest(10, rubbish)));
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().skills().versions(A, new PageRequest(10, rubbish)));
    }
  }

  @Test
  void writesOnlyInAUnitOfWork() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().skills().add(A, ONE, MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().skills().replace(A, 1, ONE, MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().skills().putAll(List.of(new NewSkill(A, ONE)), MADE));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().skills().delete(A, 1, MADE));
    assertThat(versions("a")).isEmpty();
  }

  @Test
  void undoesWhatAFailedUnitOfWorkWrote() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().skills().add(A, ONE, MADE);
                  stores().skills().putAll(List.of(new NewSkill(new SkillId("b"), ONE)), MADE);
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().skills().find(A)).isEmpty();
    assertThat(versions("a")).isEmpty();
    assertThat(versions("b")).isEmpty();
  }

  private Optional<Skill> add(String id, SkillContent content) {
    return stores().work().run(() -> stores().skills().add(new SkillId(id), content, MADE));
  }

  private Optional<Skill> replace(String id, long version, SkillContent content) {
    return stores()
        .work()
        .run(() -> stores().skills().replace(new SkillId(id), version, content, LATER));
  }

  private List<Put<Skill>> putAll(NewSkill... skills) {
    return stores().work().run(() -> stores().skills().putAll(List.of(skills), LATER));
  }

  private Optional<SkillVersion> delete(String id, long version) {
    return stores().work().run(() -> stores().skills().delete(new SkillId(id), version, LAST));
  }

  private List<SkillVersion> versions(String id) {
    return stores().skills().versions(new SkillId(id), new PageRequest(200, null)).items();
  }

  private List<String> idsWith(String tag) {
    return stores().skills().list(new SkillFilter(tag), new PageRequest(200, null)).items().stream()
        .map(skill -> skill.id().value())
        .toList();
  }
}
