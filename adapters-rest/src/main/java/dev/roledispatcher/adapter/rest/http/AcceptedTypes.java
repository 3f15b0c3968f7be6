package dev.roledispatcher.adapter.rest.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the header `Accept` allows.
public final class AcceptedTypes {

  /// The media type of most answers.
  public static final String JSON = "application/json";

  /// The media type of texts as they are.
  public static final String MARKDOWN = "text/markdown";

  private static final Pattern QUALITY = Pattern.compile("q\\s*=\\s*([0-9](?:\\.[0-9]*)?)");

  private AcceptedTypes() {}

  /// The type that is wanted most of those that can be sent: the range that fits a type best says
  /// how much it is wanted, a closer range wins a tie, then the earlier type; no header allows
  /// everything. Empty when none is allowed.
  ///
  /// @param values the values of the header
  /// @param offered the types that can be sent, the usual one first
  public static Optional<String> preferred(List<String> values, List<String> offered) {
    String header = String.join(",", values).toLowerCase(Locale.ROOT);
    if (header.isBlank()) {
      return offered.stream().findFirst();
    }
    Fit best = Fit.NONE;
    Optional<String> preferred = Optional.empty();
    for (String type : offered) {
      Fit fit = fit(header, type);
      if (fit.quality() > 0 && fit.isBetterThan(best)) {
        best = fit;
        preferred = Optional.of(type);
      }
    }
    return preferred;
  }

  private static Fit fit(String header, String type) {
    List<String> fitting = List.of("*", "*/*", type.substring(0, type.indexOf('/')) + "/*", type);
    Fit best = Fit.NONE;
    for (String range : header.split(",", -1)) {
      List<String> parts = List.of(range.split(";", -1));
      int closeness = fitting.indexOf(parts.getFirst().strip());
      if (closeness >= 0 && closeness >= best.closeness()) {
        double quality = quality(parts);
        best =
            new Fit(
                closeness,
                closeness == best.closeness() ? Math.max(quality, best.quality()) : quality);
      }
    }
    return best;
  }

  private static double quality(List<String> parts) {
    return parts.stream()
        .skip(1)
        .map(part -> QUALITY.matcher(part.strip()))
        .filter(Matcher::matches)
        .mapToDouble(said -> Double.parseDouble(said.group(1)))
        .findFirst()
        .orElse(1);
  }

  /// How a header fits a type.
  ///
  /// @param closeness how much the range says of the type; -1 when none fits
  /// @param quality how much it is wanted; 0 when not at all
  private record Fit(int closeness, double quality) {

    static final Fit NONE = new Fit(-1, 0);

    boolean isBetterThan(Fit other) {
      return quality > other.quality || (quality == other.quality && closeness > other.closeness);
    }
  }
}
