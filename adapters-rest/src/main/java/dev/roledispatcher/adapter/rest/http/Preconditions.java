package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.read.InvalidParametersException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The entity tags of `If-Match` or `If-None-Match`.
///
/// @param given false when the header is not there
/// @param any true when it is `*`
/// @param tags the strong tags and, for `If-None-Match`, the weak ones, with their quotes
public record Preconditions(boolean given, boolean any, List<String> tags) {

  private static final Pattern TAG = Pattern.compile("\\s*(W/)?(\"[\\x21\\x23-\\x7E]*\")\\s*(,|$)");
  private static final Pattern OURS =
      Pattern.compile("\"([1-9][0-9]{0,17})(\\.[0-9]{1,10}(\\.[0-9]{1,15}[ap])?)?\"");

  public Preconditions {
    tags = List.copyOf(tags);
  }

  /// The header `If-Match`; weak tags match nothing.
  ///
  /// @throws InvalidParametersException when it cannot be read
  static Preconditions ifMatch(List<String> values) {
    return read(HttpHeaders.IF_MATCH, values, false);
  }

  /// The header `If-None-Match`; weak tags match like strong ones.
  ///
  /// @throws InvalidParametersException when it cannot be read
  static Preconditions ifNoneMatch(List<String> values) {
    return read(HttpHeaders.IF_NONE_MATCH, values, true);
  }

  /// True when tags are given, but none that anything here could have.
  public boolean matchNothing() {
    return given && !any && versions().isEmpty();
  }

  /// The version that is asked for; empty when any will do, or when [#matchNothing].
  ///
  /// @param current reads the version there is now; called only when several are named
  public OptionalLong expectedVersion(LongSupplier current) {
    List<Long> versions = versions();
    if (versions.isEmpty()) {
      return OptionalLong.empty();
    }
    if (versions.size() == 1) {
      return OptionalLong.of(versions.getFirst());
    }
    long now = current.getAsLong();
    return OptionalLong.of(versions.contains(now) ? now : versions.getFirst());
  }

  /// True when that tag, or any, is among them.
  public boolean names(String tag) {
    return any || tags.contains(tag);
  }

  private List<Long> versions() {
    return tags.stream()
        .map(OURS::matcher)
        .filter(Matcher::matches)
        .map(ours -> Long.valueOf(ours.group(1)))
        .toList();
  }

  private static Preconditions read(String header, List<String> values, boolean weakToo) {
    if (values.isEmpty()) {
      return new Preconditions(false, false, List.of());
    }
    String text = String.join(",", values).strip();
    if (text.equals("*")) {
      return new Preconditions(true, true, List.of());
    }
    List<String> tags = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int end = 0;
    while (end < text.length() && tag.region(end, text.length()).lookingAt()) {
      if (weakToo || tag.group(1) == null) {
        tags.add(Optional.ofNullable(tag.group(2)).orElse(""));
      }
      end = tag.end();
    }
    if (end < text.length() || text.isEmpty() || text.endsWith(",")) {
      throw InvalidParametersException.header(
          header,
          "The header %s must be * or entity tags in double quotes, for instance \"3.0\"."
              .formatted(header));
    }
    return new Preconditions(true, false, tags);
  }
}
