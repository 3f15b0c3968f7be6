package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a native server does before anything else; shown with the jar, told that it is one.
class NativeStartIT {

  @TempDir private Path temp;

  @Test
  void withoutADatabaseItSaysWhichSettingsItNeedsAndEnds() {
    Path data = temp.resolve("data");
    try (RunningServer server =
        RunningServer.start(
            Map.of("DISPATCHER_DATA_DIR", data.toString()),
            "org.graalvm.nativeimage.imagecode=runtime")) {
      assertThat(server.awaitExit()).isEqualTo(1);
      assertThat(server.log())
          .contains("A native server has no embedded database")
          .contains("QUARKUS_DATASOURCE_JDBC_URL")
          .contains("QUARKUS_DATASOURCE_USERNAME")
          .contains("QUARKUS_DATASOURCE_PASSWORD");
    }
    assertThat(data).doesNotExist();
  }
}
