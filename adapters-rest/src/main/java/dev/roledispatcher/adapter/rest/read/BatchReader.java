package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Pointers;
import dev.roledispatcher.adapter.rest.json.Violations;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.naming.IdSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a batch, an object with one array of items, so that a faulty item spoils no other.
///
/// @param <T> what an item is
final class BatchReader<T> {

  /// The most items of one batch.
  static final int MOST = 1_000;

  private final String name;
  private final String idPointer;
  private final JsonValue.Reading<T> reading;
  private final Function<List<Violation>, DispatchFailure> failure;

  /// @param name the field with the array
  /// @param idPointer where an item has its id
  /// @param reading reads one item
  /// @param failure what an item with violations fails with
  BatchReader(
      String name,
      String idPointer,
      JsonValue.Reading<T> reading,
      Function<List<Violation>, DispatchFailure> failure) {
    this.name = name;
    this.idPointer = idPointer;
    this.reading = reading;
    this.failure = failure;
  }

  /// The items of a batch, or what is wrong with the batch as such.
  Verdict<List<BatchItem<T>>> read(JsonDocument body) {
    return read(body, fields -> true, (items, nothing) -> items);
  }

  /// What a batch with more fields than its items makes, or what is wrong with the batch as such.
  ///
  /// @param more reads the other fields; they must have a value when they are absent
  <M, R> Verdict<R> read(
      JsonDocument body, Function<JsonFields, M> more, BiFunction<List<BatchItem<T>>, M, R> made) {
    String array = Pointers.field("", name);
    Violations violations = new Violations();
    body.faultsOutside(array).forEach(violations::add);
    JsonValue root = new JsonValue(body.root(), "", violations);
    return Verdict.of(root, value -> batch(value, body, more, made));
  }

  private <M, R> @Nullable R batch(
      JsonValue root,
      JsonDocument body,
      Function<JsonFields, M> more,
      BiFunction<List<BatchItem<T>>, M, R> made) {
    JsonFields fields = root.fields();
    if (fields == null) {
      return null;
    }
    List<BatchItem<T>> items = fields.required(name, value -> array(value, body));
    M others = more.apply(fields);
    fields.close();
    return items == null ? null : made.apply(items, others);
  }

  private @Nullable List<BatchItem<T>> array(JsonValue value, JsonDocument body) {
    JsonNode array = value.node();
    if (!array.isArray()) {
      value.fault("The value must be an array.");
      return null;
    }
    if (array.size() > MOST) {
      value.fault("The batch (%d items) must have at most %d items.".formatted(array.size(), MOST));
      return null;
    }
    List<BatchItem<T>> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      items.add(item(body.item(array.get(i), Pointers.item(value.pointer(), i))));
    }
    return items;
  }

  private BatchItem<T> item(JsonValue value) {
    return switch (Verdict.of(value, reading)) {
      case Verdict.Valid<T>(T read) -> new BatchItem.Fine<>(read);
      case Verdict.Invalid<T>(List<Violation> violations) ->
          new BatchItem.Faulty<>(idOf(value.node()), failure.apply(violations));
    };
  }

  private @Nullable String idOf(JsonNode item) {
    String id = item.at(idPointer).textValue();
    return id == null || id.length() > IdSyntax.MAX_LENGTH ? null : id;
  }
}
