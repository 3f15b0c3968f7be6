package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.json.JsonValue.Making;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException.Fault;
import dev.roledispatcher.adapter.rest.read.InvalidParametersException.Place;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.domain.naming.NearestName;
import dev.roledispatcher.domain.naming.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cursor on the query of a request: notes every fault, and [#close] tells them all. For one
/// thread.
final class Query {

  private final Map<String, List<String>> parameters;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /// A parameter as text; null when it is not given.
  @Nullable String text(String name) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      fault(name, "The parameter '%s' must be given once.".formatted(name));
      return null;
    }
    String value = values.getFirst();
    if (value.indexOf('\0') >= 0) {
      fault(name, "The parameter '%s' must not contain the character NUL.".formatted(name));
      return null;
    }
    return value;
  }

  /// A parameter as something made of text; null when it is not given.
  <T> @Nullable T text(String name, Making<String, T> making) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return making.make(text);
    } catch (IllegalArgumentException broken) {
      String message = broken.getMessage();
      fault(name, message == null ? "The value breaks a rule." : message);
      return null;
    }
  }

  /// A parameter as one of the constants of an enum; null when it is not given.
  <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> constants) {
    return text(name, text -> constant(name, text, constants));
  }

  /// A parameter as constants of an enum, separated by commas; none when it is not given. Every one
  /// that is wrong is told.
  <E extends Enum<E>> Set<E> someOf(String name, Class<E> constants) {
    Set<E> found = new LinkedHashSet<>();
    String all = text(name);
    for (String text : all == null ? List.<String>of() : List.of(all.split(",", -1))) {
      try {
        found.add(constant(name, text, constants));
      } catch (IllegalArgumentException broken) {
        fault(name, String.valueOf(broken.getMessage()));
      }
    }
    return found;
  }

  /// A parameter as true or false; null when it is not given.
  @Nullable Boolean flag(String name) {
    return text(
        name,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw new IllegalArgumentException(
                      "The parameter '%s' (%s) must be true or false."
                          .formatted(name, Shown.shortened(text)));
            });
  }

  /// The parameter `limit`, 1 to 200.
  int limit() {
    Integer limit = whole("limit", PageRequest.MOST);
    return limit == null ? PageRequest.USUAL : limit;
  }

  /// A parameter as a whole number from 1 to the most; null when it is not given.
  @Nullable Integer whole(String name, int most) {
    return whole(name, 1, most);
  }

  /// A parameter as a whole number from the least to the most; null when it is not given.
  @Nullable Integer whole(String name, int least, int most) {
    return text(name, text -> whole(name, text, least, most));
  }

  /// The parameters `limit` and `cursor`.
  PageRequest page() {
    return new PageRequest(limit(), text("cursor"));
  }

  /// Tells everything that is wrong, unknown parameters included.
  ///
  /// @throws InvalidParametersException when anything is
  void close() {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        fault(name, unknown(name));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidParametersException(faults);
    }
  }

  private String unknown(String name) {
    String shown = Shown.shortened(name);
    return NearestName.slipOf(name, known)
        .map(meant -> "The parameter '%s' is unknown. Did you mean '%s'?".formatted(shown, meant))
        .orElseGet(() -> "The parameter '%s' is unknown; there %s.".formatted(shown, allKnown()));
  }

  private String allKnown() {
    return switch (known.size()) {
      case 0 -> "are none here";
      case 1 -> "is only " + String.join("", known);
      default -> "are " + String.join(", ", known);
    };
  }

  private void fault(String name, String message) {
    faults.add(new Fault(Place.PARAMETER, Shown.shortened(name), message));
  }

  private static int whole(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "The parameter '%s' (%s) must be a whole number from %d to %d."
            .formatted(name, Shown.shortened(text), least, most));
  }

  private static <E extends Enum<E>> E constant(String name, String text, Class<E> constants) {
    E[] all = constants.getEnumConstants();
    List<String> names = Arrays.stream(all).map(Json::name).toList();
    int found = names.indexOf(text);
    if (found >= 0) {
      return all[found];
    }
    throw new IllegalArgumentException(
        "The parameter '%s' (%s) must be one of %s.%s"
            .formatted(
                name,
                Shown.shortened(text),
                String.join(", ", names),
                NearestName.slipOf(text, names).map(" Did you mean '%s'?"::formatted).orElse("")));
  }
}
