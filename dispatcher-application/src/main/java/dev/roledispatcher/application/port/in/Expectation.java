package dev.roledispatcher.application.port.in;

/// What a caller expects of the thing that is to be made or replaced.
public sealed interface Expectation {

  /// Nothing is expected.
  record Anything() implements Expectation {}

  /// It is not there yet.
  record Absent() implements Expectation {}

  /// It is there and has that version.
  ///
  /// @param version the version
  record Version(long version) implements Expectation {}

  /// It is there, in whatever version.
  record Present() implements Expectation {}
}
