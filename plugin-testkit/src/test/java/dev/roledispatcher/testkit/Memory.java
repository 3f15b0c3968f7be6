package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.LearningClassifier;
import dev.roledispatcher.spi.Lesson;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A classifier that learns what each description was last corrected to. Sound, except for what a
/// subclass breaks.
class Memory implements LearningClassifier {

  private volatile Map<String, RoutingClass> known = Map.of();

  @Override
  public Verdict classify(TaskView task) {
    RoutingClass learned = known.get(key(task));
    return new Verdict.Classified(
        learned == null ? RoutingClass.HYBRID : learned, 0.5, false, List.of(), "By heart.");
  }

  @Override
  public Lesson study(List<Correction> corrections) {
    Map<String, RoutingClass> last = new TreeMap<>();
    corrections.forEach(one -> last.put(key(one.task()), one.right()));
    String text =
        last.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue() + ";")
            .collect(Collectors.joining());
    return new Lesson(state(text), corrections.size(), 1, 1, true, "Learned by heart.");
  }

  @Override
  public void adopt(long lesson, LearnedState state) {
    known = read(state);
  }

  /// What a state says.
  ///
  /// @throws PluginException when it is not one of ours
  static Map<String, RoutingClass> read(LearnedState state) {
    Map<String, RoutingClass> read = new TreeMap<>();
    if (state.isNothing()) {
      return read;
    }
    String whole = new String(state.bytes(), StandardCharsets.UTF_8);
    String text = whole.substring(whole.indexOf('\n') + 1);
    if (!Arrays.equals(state(text).bytes(), state.bytes())) {
      throw new PluginException("The state is not one of ours.");
    }
    text.lines()
        .flatMap(line -> Arrays.stream(line.split(";", 0)))
        .filter(part -> !part.isEmpty())
        .forEach(part ->
            read.put(
                part.substring(0, part.indexOf('=')),
                RoutingClass.valueOf(part.substring(part.indexOf('=') + 1))));
    return read;
  }

  private static LearnedState state(String text) {
    String whole = text.isEmpty() ? "" : text.hashCode() + "\n" + text;
    return LearnedState.of(whole.getBytes(StandardCharsets.UTF_8));
  }

  private static String key(TaskView task) {
    return Integer.toHexString(task.description().hashCode());
  }
}
