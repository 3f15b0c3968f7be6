package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.testing.SkillStoreContract;
import dev.roledispatcher.application.testing.SomeSkills;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.skill.SkillId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PostgresSkillStoreTest extends SkillStoreContract {

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  PostgresSkillStoreTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void putsALongListWithThreeStatements() {
    WatchedDataSource watched = new WatchedDataSource(dataSource);
    SkillStore skills =
        new PersistenceAdapters(watched.dataSource(), PersistenceSettings.DEFAULT).skillStore();
    List<NewSkill> list =
        IntStream.range(0, 100)
            .mapToObj(i -> new NewSkill(new SkillId("s" + i), SomeSkills.saying("Text " + i)))
            .toList();

    stores().work().run(() -> skills.putAll(list, Instant.EPOCH));
    assertThat(watched.prepared()).hasSize(3);
    stores().work().run(() -> skills.putAll(list, Instant.EPOCH));
    assertThat(watched.prepared()).hasSize(1);
  }

  @Override
  protected Stores stores() {
    return requireNonNull(stores);
  }
}
