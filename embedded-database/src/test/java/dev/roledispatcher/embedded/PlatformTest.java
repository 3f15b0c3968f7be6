package dev.roledispatcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Which machines PostgreSQL is brought along for.
final class PlatformTest {

  @Test
  void knowsTheMachinesItHasAnArchiveFor() {
    assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.LINUX_AMD64);
    assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.LINUX_ARM64);
    assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.MACOS);
    assertThat(Platform.of("Mac OS X", "x86_64")).isEqualTo(Platform.MACOS);
    assertThat(Platform.of("Windows 11", "amd64")).isEqualTo(Platform.WINDOWS_AMD64);
  }

  @Test
  void hasTheArchiveOfEveryPlatform() {
    assertThat(Platform.values())
        .allSatisfy(platform ->
            assertThat(PlatformTest.class.getResource("/" + platform.archive())).isNotNull());
  }

  @Test
  void saysWhatToDoOnOtherMachines() {
    assertThatThrownBy(() -> Platform.of("Linux", "riscv64"))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("(Linux, riscv64)")
        .hasMessageContaining("JDBC URL");
  }
}
