package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.naming.NearestName;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Applies the hard rules to all roles at once: narrows bit columns step by step and counts who
/// falls out where.
///
/// Only what is left after the columns is looked at role by role, so the cost grows with the number
/// of matches and not with the number of roles.
public final class Screener {

  private final SelectionPolicy policy;

  /// A screener that names and ranks as much as the policy allows.
  public Screener(SelectionPolicy policy) {
    this.policy = policy;
  }

  /// The roles that may take the task, and why the others may not.
  public Screening screen(RoleIndex index, RoleSearch search) {
    return search.only() == null
        ? new Sieve(index, search).screen()
        : screenOne(index, search, search.only());
  }

  private static Screening screenOne(RoleIndex index, RoleSearch search, RoleId only) {
    IndexedRole role = index.find(only).orElse(null);
    List<RefusalReason> against =
        role == null
            ? List.of(new RefusalReason.UnknownRole())
            : EligibilityRules.reasonsAgainst(role, search);
    if (role != null && against.isEmpty()) {
      return new Screening(List.of(role), 1, new Refusals(Map.of(), List.of(), List.of()));
    }
    Refusal refusal = new Refusal(only, against);
    return new Screening(
        List.of(), 0, new Refusals(Map.of(refusal.kind(), 1), List.of(refusal), List.of()));
  }

  /// One search over one index.
  private final class Sieve {

    private final RoleIndex index;
    private final RoleSearch search;
    private final long[] left;
    private final Map<RefusalKind, Integer> counts = new EnumMap<>(RefusalKind.class);
    private final List<Integer> nearMisses = new ArrayList<>();

    Sieve(RoleIndex index, RoleSearch search) {
      this.index = index;
      this.search = search;
      this.left = index.present().clone();
    }

    Screening screen() {
      int all = index.size();
      for (Requirement requirement : search.requirements()) {
        if (requirement.isRequired()) {
          long[] column = index.column(requirement.capability());
          BitColumn.and(left, column == null ? new long[0] : column);
        }
      }
      int capable = count(RefusalKind.MISSING_CAPABILITY, all, BitColumn.count(left));
      int suited = narrow(RefusalKind.WRONG_TYPE, capable, index.ofAllowedType(search));
      narrow(RefusalKind.INACTIVE, suited, index.active());
      leaveOut(search.excluded(), RefusalKind.EXCLUDED);
      leaveOut(search.failed().keySet(), RefusalKind.FAILED_BEFORE);
      Shortlist shortlist = new Shortlist(policy.mostRanked(), search);
      forEachSlot(left, slot -> judge(slot, shortlist));
      return new Screening(shortlist.byId(), shortlist.offered(), refusals(capable));
    }

    private int narrow(RefusalKind kind, int before, long[] column) {
      long[] wider = policy.mostRefusalsNamed() > nearMisses.size() ? left.clone() : null;
      BitColumn.and(left, column);
      int after = count(kind, before, BitColumn.count(left));
      if (wider != null && after < before) {
        for (int i = 0; i < wider.length; i++) {
          wider[i] &= ~left[i];
        }
        forEachSlot(wider, this::nearMiss);
      }
      return after;
    }

    private int count(RefusalKind kind, int before, int after) {
      if (after < before) {
        counts.merge(kind, before - after, Integer::sum);
      }
      return after;
    }

    private void leaveOut(Iterable<RoleId> ids, RefusalKind kind) {
      for (RoleId id : ids) {
        int slot = index.slotOf(id);
        if (slot >= 0 && BitColumn.get(left, slot)) {
          BitColumn.clear(left, slot);
          counts.merge(kind, 1, Integer::sum);
          nearMiss(slot);
        }
      }
    }

    private boolean judge(int slot, Shortlist shortlist) {
      IndexedRole role = index.at(slot);
      if (role == null) {
        return true;
      }
      RefusalKind against = lateRefusal(role);
      if (against == null) {
        shortlist.offer(role);
      } else {
        counts.merge(against, 1, Integer::sum);
        nearMiss(slot);
      }
      return true;
    }

    /// The rules that columns cannot hold: levels, and what the role holds at this moment.
    private @Nullable RefusalKind lateRefusal(IndexedRole role) {
      for (Requirement requirement : search.requirements()) {
        if (requirement.isRequired()
            && role.level(requirement.capability()) < requirement.minLevel().level()) {
          return RefusalKind.LEVEL_TOO_LOW;
        }
      }
      Integer capacity = role.role().profile().constraints().maxConcurrentTasks();
      return capacity != null && search.heldBeside(role) >= capacity
          ? RefusalKind.AT_CAPACITY
          : null;
    }

    /// Remembers a role that fell out late; false when enough are remembered.
    private boolean nearMiss(int slot) {
      if (nearMisses.size() < policy.mostRefusalsNamed()) {
        nearMisses.add(slot);
      }
      return nearMisses.size() < policy.mostRefusalsNamed();
    }

    private Refusals refusals(int capable) {
      Map<RoleId, Refusal> named = new LinkedHashMap<>();
      if (search.preferred() != null) {
        name(named, search.preferred());
      }
      search.excluded().stream().sorted().forEach(id -> name(named, id));
      search.failed().keySet().stream().sorted().forEach(id -> name(named, id));
      nearMisses.forEach(slot -> name(named, index.at(slot)));
      if (capable == 0) {
        nearestByCapability().forEach(role -> name(named, role));
      }
      return new Refusals(counts, List.copyOf(named.values()), unknownCapabilities(capable));
    }

    private void name(Map<RoleId, Refusal> named, RoleId id) {
      IndexedRole role = index.find(id).orElse(null);
      if (role != null) {
        name(named, role);
      } else if (named.size() < policy.mostRefusalsNamed()) {
        named.put(id, new Refusal(id, List.of(new RefusalReason.UnknownRole())));
      }
    }

    private void name(Map<RoleId, Refusal> named, @Nullable IndexedRole role) {
      if (role == null || named.size() >= policy.mostRefusalsNamed()) {
        return;
      }
      List<RefusalReason> against = EligibilityRules.reasonsAgainst(role, search);
      if (!against.isEmpty()) {
        named.putIfAbsent(role.id(), new Refusal(role.id(), against));
      }
    }

    /// Roles that lack the fewest required capabilities, when every role lacks one.
    private List<IndexedRole> nearestByCapability() {
      int words = index.present().length;
      List<long[]> columns = new ArrayList<>();
      for (Requirement requirement : search.requirements()) {
        long[] column = requirement.isRequired() ? index.column(requirement.capability()) : null;
        if (column != null) {
          columns.add(column);
        }
      }
      byte[] covered = new byte[words * Long.SIZE];
      for (long[] column : columns) {
        forEachSlot(
            column,
            slot -> {
              covered[slot]++;
              return true;
            });
      }
      List<IndexedRole> nearest = new ArrayList<>();
      for (int wanted = columns.size();
          wanted >= 0 && nearest.size() < policy.mostRefusalsNamed();
          wanted--) {
        for (int slot = 0;
            slot < covered.length && nearest.size() < policy.mostRefusalsNamed();
            slot++) {
          IndexedRole role = covered[slot] == wanted ? index.at(slot) : null;
          if (role != null) {
            nearest.add(role);
          }
        }
      }
      return nearest;
    }

    private List<UnknownCapability> unknownCapabilities(int capable) {
      if (capable > 0) {
        return List.of();
      }
      List<String> known =
          index.knownCapabilities().stream().map(CapabilityName::value).sorted().toList();
      List<UnknownCapability> unknown = new ArrayList<>();
      for (Requirement requirement : search.requirements()) {
        CapabilityName asked = requirement.capability();
        if (requirement.isRequired() && index.column(asked) == null) {
          unknown.add(
              new UnknownCapability(
                  asked,
                  NearestName.nearest(asked.value(), known).map(CapabilityName::new).orElse(null)));
        }
      }
      return unknown;
    }
  }

  private static void forEachSlot(long[] column, SlotVisitor visitor) {
    for (int i = 0; i < column.length; i++) {
      long word = column[i];
      while (word != 0) {
        if (!visitor.visit((i << 6) + Long.numberOfTrailingZeros(word))) {
          return;
        }
        word &= word - 1;
      }
    }
  }

  /// Sees one slot; false ends the walk.
  @FunctionalInterface
  private interface SlotVisitor {
    boolean visit(int slot);
  }

  /// The best so many of any number of roles: the preferred one, then by exact type, load, idle
  /// time and id.
  private static final class Shortlist {

    private final int most;
    private final Comparator<IndexedRole> bestFirst;
    private final List<IndexedRole> kept = new ArrayList<>();
    private @Nullable PriorityQueue<IndexedRole> worstFirst;
    private int offered;

    Shortlist(int most, RoleSearch search) {
      this.most = most;
      this.bestFirst =
          Comparator.<IndexedRole>comparingInt(role -> role.id().equals(search.preferred()) ? 0 : 1)
              .thenComparingInt(
                  role -> role.role().profile().type().isExactly(search.classification()) ? 0 : 1)
              .thenComparingInt(role -> role.load().active())
              .thenComparing(
                  role -> role.load().lastAssignedAt(),
                  Comparator.nullsFirst(Comparator.naturalOrder()))
              .thenComparing(IndexedRole::id);
    }

    void offer(IndexedRole role) {
      offered++;
      if (kept.size() < most) {
        kept.add(role);
        return;
      }
      if (worstFirst == null) {
        worstFirst = new PriorityQueue<>(bestFirst.reversed());
        worstFirst.addAll(kept);
      }
      if (bestFirst.compare(role, worstFirst.element()) < 0) {
        worstFirst.remove();
        worstFirst.add(role);
      }
    }

    int offered() {
      return offered;
    }

    List<IndexedRole> byId() {
      List<IndexedRole> roles = new ArrayList<>(worstFirst == null ? kept : worstFirst);
      roles.sort(Comparator.comparing(IndexedRole::id));
      return roles;
    }
  }
}
