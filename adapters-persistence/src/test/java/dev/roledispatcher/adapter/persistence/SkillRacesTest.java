package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.testing.SomeSkills;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class SkillRacesTest {

  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final SkillId A = new SkillId("a");
  private static final ProjectId P = new ProjectId("p");

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  SkillRacesTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void addsOneOfManySkillsOrProjectsWithOneId() {
    assertThat(
            Together.run(
                16,
                i ->
                    stores()
                        .work()
                        .run(() -> stores().skills().add(A, SomeSkills.saying("Text " + i), AT))))
        .filteredOn(Optional::isPresent)
        .hasSize(1);
    assertThat(
            Together.run(
                16, i -> stores().work().run(() -> stores().projects().add(P, "Text " + i, AT))))
        .filteredOn(Optional::isPresent)
        .hasSize(1);
    assertThat(versions("a")).containsExactly(1L);
  }

  @Test
  void replacesOrDeletesOneVersionOnce() {
    stores().work().run(() -> stores().skills().add(A, SomeSkills.saying("One."), AT));
    stores().work().run(() -> stores().projects().add(P, "One.", AT));

    assertThat(
            Together.run(
                16,
                i ->
                    stores()
                        .work()
                        .run(() ->
                            i % 2 == 0
                                ? stores().skills().delete(A, 1, AT).isPresent()
                                : stores()
                                    .skills()
                                    .replace(A, 1, SomeSkills.saying("Text " + i), AT)
                                    .isPresent())))
        .filteredOn(done -> done)
        .hasSize(1);
    assertThat(
            Together.run(
                16,
                i ->
                    stores()
                        .work()
                        .run(() ->
                            i % 2 == 0
                                ? stores().projects().delete(P, 1, AT)
                                : stores().projects().replace(P, 1, "Text " + i, AT).isPresent())))
        .filteredOn(done -> done)
        .hasSize(1);
    assertThat(versions("a")).containsExactly(2L, 1L);
  }

  @Test
  void putsManyListsOfTheSameSkillsAtOnceWithoutLosingAny() {
    int threads = 12;
    List<List<Put.Change>> changes =
        Together.run(
            threads,
            thread ->
                stores().work().run(() -> stores().skills().putAll(shuffled(thread), AT)).stream()
                    .map(Put::change)
                    .toList());

    assertThat(changes.stream().flatMap(List::stream))
        .filteredOn(change -> change == Put.Change.CREATED)
        .hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(versions("s" + i))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, threads).mapToObj(v -> threads + 1 - v).toList());
    }
  }

  private static List<NewSkill> shuffled(int thread) {
    List<NewSkill> skills =
        new ArrayList<>(
            IntStream.range(0, 20)
                .mapToObj(i ->
                    new NewSkill(
                        new SkillId("s" + i), SomeSkills.saying("Text of " + thread, "t" + thread)))
                .toList());
    Collections.shuffle(skills, new Random(thread));
    return skills;
  }

  private List<Long> versions(String skill) {
    return stores()
        .skills()
        .versions(new SkillId(skill), new PageRequest(200, null))
        .items()
        .stream()
        .map(SkillVersion::version)
        .toList();
  }

  private Stores stores() {
    return requireNonNull(stores);
  }
}
