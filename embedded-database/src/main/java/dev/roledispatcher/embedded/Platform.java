package dev.roledispatcher.embedded;

import java.util.Locale;

/// A kind of machine that PostgreSQL is brought along for.
enum Platform {
  LINUX_AMD64("postgres-linux-x86_64.txz", ""),
  LINUX_ARM64("postgres-linux-arm_64.txz", ""),
  /// Holds the programs for both processors.
  MACOS("postgres-darwin-arm_64.txz", ""),
  WINDOWS_AMD64("postgres-windows-x86_64.txz", ".exe");

  private final String archive;
  private final String programSuffix;

  Platform(String archive, String programSuffix) {
    this.archive = archive;
    this.programSuffix = programSuffix;
  }

  /// The platform of this machine.
  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64");
    boolean amd = processor.equals("amd64") || processor.equals("x86_64");
    if (os.startsWith("linux") && amd) {
      return LINUX_AMD64;
    }
    if (os.startsWith("linux") && arm) {
      return LINUX_ARM64;
    }
    if (os.startsWith("mac") && (amd || arm)) {
      return MACOS;
    }
    // Windows on ARM runs programs for the other processor too.
    if (os.startsWith("windows") && (amd || arm)) {
      return WINDOWS_AMD64;
    }
    throw new EmbeddedDatabaseException(
        """
        There is no embedded PostgreSQL for this machine (%s, %s).
        Maybe configure the JDBC URL of a PostgreSQL server instead.\
        """
            .formatted(system, processor));
  }

  /// Whether it is a Linux.
  boolean isLinux() {
    return this == LINUX_AMD64 || this == LINUX_ARM64;
  }

  /// The name of the archive on the class path.
  String archive() {
    return archive;
  }

  /// The file name of a program.
  String program(String name) {
    return name + programSuffix;
  }
}
