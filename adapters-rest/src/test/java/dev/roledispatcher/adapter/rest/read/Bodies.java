package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonReader;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Bodies as they come in, and what is found wrong with them.
final class Bodies {

  private Bodies() {}

  /// A body.
  static JsonDocument body(String json) {
    return JsonReader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /// What a reader finds wrong.
  static List<Violation> violations(ThrowingCallable reading) {
    DispatchException thrown = catchThrowableOfType(DispatchException.class, reading);
    if (thrown == null) {
      return List.of();
    }
    if (thrown.failure() instanceof DispatchFailure.InvalidRequest invalid) {
      return invalid.violations();
    }
    if (thrown.failure() instanceof DispatchFailure.InvalidRole invalid) {
      return invalid.violations();
    }
    throw thrown;
  }
}
