package dev.roledispatcher.adapter.rest.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the header `Accept` allows.
public final class AcceptedTypes {

  /// The ranges that fit, the closest last.
  private static final List<String> FITTING =
      List.of("*", "*/*", "application/*", "application/json");

  private static final Pattern REFUSED = Pattern.compile("q\\s*=\\s*0(\\.0*)?");

  private AcceptedTypes() {}

  /// True when JSON is allowed; the range that fits best decides, and no header allows everything.
  ///
  /// @param values the values of the header
  public static boolean allowJson(List<String> values) {
    String header = String.join(",", values).toLowerCase(Locale.ROOT);
    int closest = -1;
    boolean allowed = header.isBlank();
    for (String range : header.split(",", -1)) {
      List<String> parts = List.of(range.split(";", -1));
      int fit = FITTING.indexOf(parts.getFirst().strip());
      if (fit >= 0 && fit >= closest) {
        boolean wanted =
            parts.stream().skip(1).noneMatch(part -> REFUSED.matcher(part.strip()).matches());
        allowed = fit == closest ? allowed || wanted : wanted;
        closest = fit;
      }
    }
    return allowed;
  }
}
