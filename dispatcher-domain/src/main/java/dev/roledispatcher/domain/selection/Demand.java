package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Requirement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What decides which roles may take a task, as far as it is not about this task alone: tasks of
/// one demand wait for the same roles, so that one look at the roles answers for all of them.
///
/// Whom a request excludes or prefers, and who had the task before, is not part of it.
///
/// @param classification the class of the task
/// @param typeRule how types must go with it
/// @param required what must be covered, by name
/// @param need what a task takes of capacities
public record Demand(
    TaskClassification classification,
    TypeRule typeRule,
    List<Requirement> required,
    CapacityNeed need) {

  private static final String COST = "cost ";
  private static final String KIND = "kind ";

  private static final int SIGNATURE_BYTES = 16;

  public Demand {
    required =
        required.stream()
            .filter(Requirement::isRequired)
            .map(asked ->
                new Requirement(asked.capability(), asked.minLevel(), Requirement.Kind.REQUIRED))
            .sorted(Comparator.comparing(Requirement::capability))
            .toList();
  }

  /// The demand of tasks that take one unit of capacity and are of no kind.
  public Demand(TaskClassification classification, TypeRule typeRule, List<Requirement> required) {
    this(classification, typeRule, required, CapacityNeed.ONE);
  }

  /// The demand of a text that [#text] wrote.
  ///
  /// @throws IllegalArgumentException when it is none
  public static Demand parse(String text) {
    List<String> parts = List.of(text.split("\n", -1));
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "The demand (%s) must name a class and a rule for types.".formatted(text));
    }
    List<Requirement> required = new ArrayList<>();
    int cost = 1;
    TaskKind kind = null;
    for (String part : parts.subList(2, parts.size())) {
      if (part.startsWith(COST)) {
        cost = Integer.parseInt(part.substring(COST.length()));
        continue;
      }
      if (part.startsWith(KIND)) {
        kind = new TaskKind(part.substring(KIND.length()));
        continue;
      }
      int level = part.indexOf(' ');
      required.add(
          new Requirement(
              new CapabilityName(part.substring(level + 1)),
              new Proficiency(Integer.parseInt(part.substring(0, level))),
              Requirement.Kind.REQUIRED));
    }
    return new Demand(
        TaskClassification.valueOf(parts.get(0).toUpperCase(Locale.ROOT)),
        TypeRule.valueOf(parts.get(1).toUpperCase(Locale.ROOT)),
        required,
        new CapacityNeed(cost, kind));
  }

  /// All of it in one text, the same for equal demands: a line each for the class, the rule for
  /// types, what it takes unless that is one unit, its kind if it has one, and every requirement
  /// with its level.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(classification.name().toLowerCase(Locale.ROOT));
    text.append('\n').append(typeRule.name().toLowerCase(Locale.ROOT));
    if (need.cost() != 1) {
      text.append('\n').append(COST).append(need.cost());
    }
    if (need.kind() != null) {
      text.append('\n').append(KIND).append(need.kind());
    }
    for (Requirement asked : required) {
      text.append('\n').append(asked.minLevel().level()).append(' ').append(asked.capability());
    }
    return text.toString();
  }

  /// A short name for it: the first half of the SHA-256 of its text.
  public String signature() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SIGNATURE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK must know SHA-256.", e);
    }
  }

  /// The search for whoever may take a task of this kind at a time.
  ///
  /// @param only the one role that asks for it; null for all that it may be brought to
  RoleSearch search(Instant at, @Nullable RoleId only) {
    return new RoleSearch(
            classification, typeRule, required, Set.of(), Map.of(), Map.of(), null, only, null, at)
        .taking(need);
  }
}
