package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A search for tests, put together word by word: for a hybrid task without wishes unless something
/// else is said.
final class SearchDraft {

  private TaskClassification classification = TaskClassification.HYBRID;
  private TypeRule typeRule = TypeRule.SUITS;
  private final List<Requirement> requirements = new ArrayList<>();
  private final Set<RoleId> excluded = new HashSet<>();
  private final Map<RoleId, String> failed = new HashMap<>();
  private @Nullable RoleId preferred;
  private @Nullable RoleId only;
  private @Nullable RoleId holder;
  private @Nullable Instant at;

  private SearchDraft() {}

  static SearchDraft search() {
    return new SearchDraft();
  }

  SearchDraft classified(TaskClassification as, TypeRule rule) {
    classification = as;
    typeRule = rule;
    return this;
  }

  SearchDraft requiring(String... capabilities) {
    for (String capability : capabilities) {
      requirements.add(Requirement.of(new CapabilityName(capability)));
    }
    return this;
  }

  SearchDraft requiring(String capability, int level, Requirement.Kind kind) {
    requirements.add(new Requirement(new CapabilityName(capability), new Proficiency(level), kind));
    return this;
  }

  SearchDraft excluding(String... roles) {
    for (String role : roles) {
      excluded.add(new RoleId(role));
    }
    return this;
  }

  SearchDraft without(String role, String why) {
    failed.put(new RoleId(role), why);
    return this;
  }

  SearchDraft preferring(String role) {
    preferred = new RoleId(role);
    return this;
  }

  SearchDraft onlyFor(String role) {
    only = new RoleId(role);
    return this;
  }

  SearchDraft heldBy(String role) {
    holder = new RoleId(role);
    return this;
  }

  SearchDraft at(Instant time) {
    at = time;
    return this;
  }

  RoleSearch made() {
    return new RoleSearch(
        classification,
        typeRule,
        requirements,
        excluded,
        Map.of(),
        failed,
        preferred,
        only,
        holder,
        at);
  }
}
