package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure.InvalidRequest;
import dev.roledispatcher.domain.dispatch.DispatchFailure.InvalidRole;
import dev.roledispatcher.domain.dispatch.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of reading something: a value, or everything that is wrong with it.
///
/// @param <T> what was read
sealed interface Verdict<T> {

  /// It is fine.
  ///
  /// @param value what was read
  record Valid<T>(T value) implements Verdict<T> {}

  /// It is not.
  ///
  /// @param violations what is wrong, at least one
  record Invalid<T>(List<Violation> violations) implements Verdict<T> {

    public Invalid {
      violations = List.copyOf(violations);
    }
  }

  /// Reads a value and judges it.
  static <T> Verdict<T> of(JsonValue value, JsonValue.Reading<T> reading) {
    T read = reading.read(value);
    return of(read, value.violations().all());
  }

  private static <T> Verdict<T> of(@Nullable T read, List<Violation> violations) {
    if (!violations.isEmpty()) {
      return new Invalid<>(violations);
    }
    if (read == null) {
      throw new IllegalStateException("A reading without a value must have noted a violation.");
    }
    return new Valid<>(read);
  }

  /// The value of a request.
  ///
  /// @throws DispatchException E13307 when it is invalid
  default T orInvalidRequest() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(List<Violation> violations) ->
          throw new DispatchException(new InvalidRequest(violations));
    };
  }

  /// The value of the data of a role.
  ///
  /// @throws DispatchException E13003 when they are invalid
  default T orInvalidRole() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(List<Violation> violations) ->
          throw new DispatchException(new InvalidRole(violations));
    };
  }

  /// The value of the data of a skill, a project or a context request.
  ///
  /// @param what what they are the data of, for instance `skill`
  /// @throws RejectedException with [Rejection.InvalidData] when they are invalid
  default T orInvalidData(String what) {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(List<Violation> violations) ->
          throw new RejectedException(new Rejection.InvalidData(what, violations));
    };
  }

  /// The value of the data of a rule, or of a trial of rules.
  ///
  /// @throws RejectedException with [Rejection.InvalidRule] when they are invalid
  default T orInvalidRule() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Invalid<T>(List<Violation> violations) ->
          throw new RejectedException(new Rejection.InvalidRule(violations));
    };
  }
}
