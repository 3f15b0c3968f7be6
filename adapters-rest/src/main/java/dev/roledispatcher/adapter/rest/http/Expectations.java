package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.problem.Problem;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException;
import dev.roledispatcher.application.port.in.Expectation;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// What `If-Match` and `If-None-Match` say of a thing that is put or deleted.
///
/// @param <T> what it is
/// @param current reads the thing as it is; called only when that is needed
/// @param version tells its version
/// @param noVersionNamed what is wrong when no tag can be one of its versions
public record Expectations<T>(
    Supplier<T> current, ToLongFunction<T> version, Function<T, Problem> noVersionNamed) {

  /// What must be so for the thing to be put.
  ///
  /// @throws InvalidParametersException when the headers say what cannot be
  /// @throws ProblemException 412 when no tag can be one of its versions
  public Expectation ofPut(Call call) {
    Preconditions match = call.ifMatch();
    Preconditions noneMatch = call.ifNoneMatch();
    if (noneMatch.given()) {
      if (match.given()) {
        throw InvalidParametersException.header(
            HttpHeaders.IF_NONE_MATCH,
            "The header If-None-Match must not be given together with If-Match.");
      }
      if (!noneMatch.any()) {
        throw InvalidParametersException.header(
            HttpHeaders.IF_NONE_MATCH,
            "The header If-None-Match must be * here: nothing is replaced then.");
      }
      return new Expectation.Absent();
    }
    if (match.any()) {
      return new Expectation.Present();
    }
    OptionalLong expected = ofDelete(call);
    return expected.isPresent()
        ? new Expectation.Version(expected.getAsLong())
        : new Expectation.Anything();
  }

  /// The version the thing must have to be deleted; empty when any will do.
  ///
  /// @throws ProblemException 412 when no tag can be one of its versions
  public OptionalLong ofDelete(Call call) {
    Preconditions match = call.ifMatch();
    if (match.matchNothing()) {
      throw new ProblemException(noVersionNamed.apply(current.get()));
    }
    return match.expectedVersion(() -> version.applyAsLong(current.get()));
  }
}
