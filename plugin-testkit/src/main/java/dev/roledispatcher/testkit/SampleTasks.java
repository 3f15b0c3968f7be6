package dev.roledispatcher.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tasks that every plugin meets sooner or later.
final class SampleTasks {

  private static final String PROSE = "Compare the two drafts; then tell the team, please. ";

  private SampleTasks() {}

  static List<FakeTask> ordinary() {
    return List.of(
        FakeTask.describedAs("Review Python code changes for security vulnerabilities")
            .withId("review")
            .requiring("code_review", 3)
            .preferring("security", 4)
            .withPriority("high"),
        FakeTask.describedAs("Approve the annual budget of the finance department")
            .withId("approve")
            .requiring("approval")
            .withPriority("critical")
            .dueAt(FakePluginContext.NOW.plus(Duration.ofHours(4))),
        FakeTask.describedAs("Deploy the new service and watch it together with the team")
            .withId("deploy")
            .requiring("deployment", "monitoring")
            .withMetadata("tenant", "blue")
            .withContext("service", "billing"),
        FakeTask.describedAs("Tidy up").withId("tidy").withPriority("low"));
  }

  static FakeTask askingForNothing() {
    return FakeTask.describedAs("Think of something useful to do").withId("asks-for-nothing");
  }

  /// Descriptions of the greatest length: prose, one endless word, one line of brackets.
  static List<FakeTask> longest() {
    return List.of(longest("prose", PROSE), longest("one-word", "a"), longest("brackets", "(["));
  }

  private static FakeTask longest(String id, String pattern) {
    int times = FakeTask.LONGEST_DESCRIPTION / pattern.length() + 1;
    String text = pattern.repeat(times).substring(0, FakeTask.LONGEST_DESCRIPTION);
    return FakeTask.describedAs(text).withId(id).requiring("code_review");
  }

  /// Text in and around every corner of Unicode.
  static List<FakeTask> unicode() {
    return List.of(
        unicode("emoji", "Ship it 🚀🚀 with the family 👩‍👩‍👧‍👦 and the flag 🇺🇳!"),
        unicode("right-to-left", "راجع الشيفرة ثم אשר את התקציב \u202Eesrever\u202C"),
        unicode("no-spaces", "新しいサービスを本番環境に展開して監視する"),
        unicode(
            "combining",
            "Zalgo\u0301\u0300\u0302\u0316\u0317 and \u0130stanbul, stra\u00DFe, \uFB03"),
        unicode("control", "one\u0000two\u0007three\u2028four\uFEFFfive\uFFFF"),
        unicode("lone-surrogates", "high \uD83D alone, low \uDE00 alone, at the end \uD83D"),
        unicode("only-punctuation", "…?!—"));
  }

  private static FakeTask unicode(String id, String description) {
    return FakeTask.describedAs(description).withId(id).requiring("code_review").preferring("日本語");
  }

  static List<FakeTask> unknownPriorities() {
    return List.of(
        askingForNothing().withId("unknown-priority").withPriority("whenever"),
        askingForNothing().withId("blank-priority").withPriority(""),
        askingForNothing().withId("upper-case-priority").withPriority("HIGH"));
  }

  static FakeTask carryingAnyData() {
    Map<String, @Nullable Object> nested = new LinkedHashMap<>();
    nested.put("nothing", null);
    nested.put("list", List.of(1, 2.5, true, "text", List.of(), Map.of()));
    FakeTask task = askingForNothing().withId("any-data");
    for (Object value :
        List.of("", "text", 1, Long.MAX_VALUE, 0.1, Double.MAX_VALUE, false, List.of(), nested)) {
      String key = value.getClass().getSimpleName() + " " + value;
      task = task.withMetadata(key, value).withContext(key, value);
    }
    return task.withMetadata("null", null).withContext("null", null).withMetadata("", "no key");
  }
}
