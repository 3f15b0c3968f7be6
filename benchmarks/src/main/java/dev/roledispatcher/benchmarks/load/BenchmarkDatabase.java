package dev.roledispatcher.benchmarks.load;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the database is that is measured, and how to get in.
///
/// @param jdbcUrl its address
/// @param username whoever owns it
/// @param password the password of that user
record BenchmarkDatabase(String jdbcUrl, String username, String password) {

  private static final Pattern HERE = Pattern.compile("jdbc:postgresql://127\\.0\\.0\\.1[:/]");

  /// The one that was started for the measurement.
  static BenchmarkDatabase of(EmbeddedDatabase database) {
    return new BenchmarkDatabase(database.jdbcUrl(), database.username(), database.password());
  }

  /// The one at the address that the argument `database` gives, with the user and password that the
  /// environment names; null when it gives none.
  static @Nullable BenchmarkDatabase at(Arguments given) {
    String url = given.text("database");
    if (url.isEmpty()) {
      return null;
    }
    if (!HERE.matcher(url).lookingAt()) {
      given.mistake(
          "The argument --database (%s) must start with jdbc:postgresql://127.0.0.1: so much load is only for this machine."
              .formatted(url));
    }
    return new BenchmarkDatabase(
        url,
        environment("BENCHMARK_DATABASE_USERNAME"),
        environment("BENCHMARK_DATABASE_PASSWORD"));
  }

  private static String environment(String name) {
    return System.getenv().getOrDefault(name, "");
  }

  /// Does not show the password.
  @Override
  public String toString() {
    return "%s as %s".formatted(jdbcUrl, username);
  }
}
