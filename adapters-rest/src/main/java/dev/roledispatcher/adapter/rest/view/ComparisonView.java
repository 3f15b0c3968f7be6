package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.stats.ShadowCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes how a plugin compares with those that decide.
public final class ComparisonView {

  private ComparisonView() {}

  /// The answers of a plugin, by kind and version, each by the class that was decided.
  ///
  /// @param last how many answers were looked at, at most
  public static ObjectNode comparison(String plugin, int last, List<ShadowCount> counts) {
    Map<Of, List<ShadowCount>> byVersion = new LinkedHashMap<>();
    for (ShadowCount count : counts) {
      Of of = new Of(count.answer().kind(), count.answer().by().version());
      byVersion.computeIfAbsent(of, _ -> new ArrayList<>()).add(count);
    }
    ObjectNode node = Json.object().put("name", plugin).put("last", last);
    ArrayNode items = node.putArray("items");
    byVersion.forEach((of, some) -> items.add(item(of, some)));
    return node;
  }

  private record Of(ShadowAnswer.Kind kind, String version) {}

  private static ObjectNode item(Of of, List<ShadowCount> counts) {
    ObjectNode node = Json.object().put("kind", Json.name(of.kind())).put("version", of.version());
    addSums(node, counts);
    ArrayNode classes = node.putArray("by_class");
    Map<TaskClassification, List<ShadowCount>> byClass = new EnumMap<>(TaskClassification.class);
    for (ShadowCount count : counts) {
      byClass.computeIfAbsent(count.answer().decided(), _ -> new ArrayList<>()).add(count);
    }
    byClass.forEach((decided, some) -> {
      ObjectNode row = classes.addObject().put("classification", Json.name(decided));
      addSums(row, some);
      if (of.kind() == ShadowAnswer.Kind.CLASSIFIER) {
        addSaid(row.putObject("said"), some);
      }
    });
    return node;
  }

  /// The agreement is the share of those answers that could be used; null when none could.
  private static void addSums(ObjectNode node, List<ShadowCount> counts) {
    long agreed = sum(counts, ShadowAnswer.Result.AGREED);
    long answered = agreed + sum(counts, ShadowAnswer.Result.DIFFERED);
    node.put("answered", answered)
        .put("agreed", agreed)
        .put("unanswered", sum(counts, ShadowAnswer.Result.NONE));
    if (answered == 0) {
      node.putNull("agreement");
    } else {
      node.set("agreement", Json.number((double) agreed / answered));
    }
  }

  private static void addSaid(ObjectNode said, List<ShadowCount> counts) {
    for (TaskClassification each : TaskClassification.values()) {
      long count =
          counts.stream()
              .filter(some -> some.answer().said() == each)
              .mapToLong(ShadowCount::count)
              .sum();
      said.put(Json.name(each), count);
    }
  }

  private static long sum(List<ShadowCount> counts, ShadowAnswer.Result result) {
    return counts.stream()
        .filter(count -> count.answer().result() == result)
        .mapToLong(ShadowCount::count)
        .sum();
  }
}
