package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.naming.NearestName;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  private static final long[] NO_BITS = {};

  private final SelectionPolicy policy;

  /// A screener that names and ranks as much as the policy allows.
  public Screener(SelectionPolicy policy) {
    this.policy = policy;
  }

  /// The roles that may take the task, and why the others may not.
  public Screening screen(RoleIndex index, RoleSearch search) {
    RoleSearch limited = search.under(index.limits());
    return limited.only() == null
        ? new Sieve(index, limited).screen()
        : screenOne(index, limited, limited.only());
  }

  /// How many such tasks could start now: as many as the roles that may take one have capacity for,
  /// within the limits, counted no further than asked.
  ///
  /// @param at when they would start
  /// @param most how many are worth knowing of, 0 or more; a role without a limit has that many
  public static int room(RoleIndex index, Demand demand, Instant at, int most) {
    int room = 0;
    int allowed = index.limits().room(demand.need(), most);
    RoleSearch search = demand.search(at, null).under(index.limits());
    long[][] columns = new long[demand.required().size()][];
    for (int i = 0; i < columns.length; i++) {
      long[] column = index.column(demand.required().get(i).capability());
      columns[i] = column == null ? NO_BITS : column;
    }
    long[] active = index.active();
    for (int word = 0; word < active.length && room < allowed; word++) {
      long left =
          columns.length == 0 ? active[word] : active[word] & BitColumn.allOf(columns, word);
      for (; left != 0 && room < allowed; left &= left - 1) {
        IndexedRole role = index.at((word << 6) + Long.numberOfTrailingZeros(left));
        if (role != null && EligibilityRules.reasonsAgainst(role, search).isEmpty()) {
          room += free(role, search, allowed - room);
        }
      }
    }
    return room;
  }

  /// How many such tasks a role could start now.
  ///
  /// @param at when they would start
  /// @param most how many are worth knowing of, 0 or more
  public static int roomOf(RoleIndex index, IndexedRole role, Demand demand, Instant at, int most) {
    RoleSearch search = demand.search(at, role.id()).under(index.limits());
    return EligibilityRules.reasonsAgainst(role, search).isEmpty()
        ? free(role, search, index.limits().room(demand.need(), most))
        : 0;
  }

  private static int free(IndexedRole role, RoleSearch search, int most) {
    Integer capacity = role.role().profile().constraints().maxConcurrentTasks();
    int ofKind = search.gauges().roomOf(role, search.need(), most);
    return capacity == null
        ? ofKind
        : Math.clamp((capacity - (long) role.load().active()) / search.need().cost(), 0, ofKind);
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

    /// The requirements that ask for more than that a role has the capability at all.
    private final List<Requirement> levelled;

    /// Where `left` has words with a bit in them, in the first [#wordCount] places: few, once the
    /// capabilities are through.
    private final int[] words;

    private int wordCount;
    private final Tally tally = new Tally(policy.mostRefusalsNamed());

    Sieve(RoleIndex index, RoleSearch search) {
      this.index = index;
      this.search = search;
      this.left = index.present().clone();
      this.words = new int[left.length];
      this.levelled = levelled(search.requirements());
    }

    private static List<Requirement> levelled(List<Requirement> requirements) {
      for (Requirement requirement : requirements) {
        if (asksForALevel(requirement)) {
          return requirements.stream().filter(Sieve::asksForALevel).toList();
        }
      }
      return List.of();
    }

    private static boolean asksForALevel(Requirement requirement) {
      return requirement.isRequired()
          && requirement.minLevel().level() > Proficiency.LOWEST.level();
    }

    Screening screen() {
      for (Requirement requirement : search.requirements()) {
        if (requirement.isRequired()) {
          long[] column = index.column(requirement.capability());
          BitColumn.and(left, column == null ? NO_BITS : column);
        }
      }
      int capable = findWords();
      tally.count(RefusalKind.MISSING_CAPABILITY, index.size() - capable);
      narrow(RefusalKind.WRONG_TYPE, index.ofAllowedType(search));
      narrow(RefusalKind.INACTIVE, index.active());
      leaveOut(search.excluded(), RefusalKind.EXCLUDED);
      leaveOut(search.apart().keySet(), RefusalKind.SEPARATION_OF_DUTIES);
      leaveOut(search.failed().keySet(), RefusalKind.FAILED_BEFORE);
      Shortlist shortlist = new Shortlist(policy.mostRanked(), search);
      for (int i = 0; i < wordCount; i++) {
        int first = words[i] << 6;
        for (long rest = left[words[i]]; rest != 0; rest &= rest - 1) {
          judge(first + Long.numberOfTrailingZeros(rest), shortlist);
        }
      }
      return new Screening(shortlist.byId(), shortlist.offered(), refusals(capable));
    }

    /// Finds the words that have a bit left, and counts the bits.
    private int findWords() {
      int bits = 0;
      for (int word = 0; word < left.length; word++) {
        if (left[word] != 0) {
          words[wordCount++] = word;
          bits += Long.bitCount(left[word]);
        }
      }
      return bits;
    }

    /// Keeps what is in any of the columns.
    private void narrow(RefusalKind kind, long[]... columns) {
      int refused = 0;
      for (int i = 0; i < wordCount; i++) {
        int word = words[i];
        long out = left[word] & ~BitColumn.anyOf(columns, word);
        if (out != 0) {
          left[word] ^= out;
          refused += Long.bitCount(out);
          forEachSlot(word, out, slot -> tally.remember(kind, slot));
        }
      }
      tally.count(kind, refused);
    }

    private void leaveOut(Collection<RoleId> ids, RefusalKind kind) {
      if (ids.isEmpty()) {
        return;
      }
      for (RoleId id : ids) {
        int slot = index.slotOf(id);
        if (slot >= 0 && BitColumn.get(left, slot)) {
          BitColumn.clear(left, slot);
          tally.refuse(kind, slot);
        }
      }
    }

    private void judge(int slot, Shortlist shortlist) {
      IndexedRole role = index.at(slot);
      if (role == null) {
        return;
      }
      RefusalKind against = lateRefusal(role);
      if (against == null) {
        shortlist.offer(role);
      } else {
        tally.refuse(against, slot);
      }
    }

    /// The rules that columns cannot hold: levels, whether it takes anything at this time, and what
    /// the role holds at this moment.
    private @Nullable RefusalKind lateRefusal(IndexedRole role) {
      for (Requirement requirement : levelled) {
        if (role.level(requirement.capability()) < requirement.minLevel().level()) {
          return RefusalKind.LEVEL_TOO_LOW;
        }
      }
      RoleProfile profile = role.role().profile();
      if (profile.engagement().draining() && !role.id().equals(search.holder())) {
        return RefusalKind.DRAINING;
      }
      if (search.leavesToPull(role.role())) {
        return RefusalKind.PULLS;
      }
      if (search.misses(role)) {
        return RefusalKind.NOT_PRESENT;
      }
      if (search.restOf(role) != null) {
        return RefusalKind.RESTING;
      }
      if (!search.isOpen(profile)) {
        return RefusalKind.OUTSIDE_WORKING_HOURS;
      }
      Integer capacity = profile.constraints().maxConcurrentTasks();
      if (capacity != null && (long) search.heldBeside(role) + search.need().cost() > capacity) {
        return RefusalKind.AT_CAPACITY;
      }
      return search.reachedOf(role) != null || !search.reached().isEmpty()
          ? RefusalKind.LIMIT_REACHED
          : null;
    }

    private Refusals refusals(int capable) {
      return new Refusals(
          tally.counts(),
          policy.mostRefusalsNamed() == 0 ? List.of() : named(capable),
          capable > 0 ? List.of() : unknownCapabilities());
    }

    private List<Refusal> named(int capable) {
      Map<RoleId, Refusal> named = new LinkedHashMap<>();
      if (search.preferred() != null) {
        name(named, search.preferred());
      }
      sorted(search.excluded()).forEach(id -> name(named, id));
      sorted(search.apart().keySet()).forEach(id -> name(named, id));
      sorted(search.failed().keySet()).forEach(id -> name(named, id));
      tally.forEachLatestFirst(slot -> name(named, index.at(slot)));
      if (capable == 0) {
        nearestByCapability().forEach(role -> name(named, role));
      } else if (capable < index.size()) {
        nameTheIncapable(named);
      }
      return List.copyOf(named.values());
    }

    private static List<RoleId> sorted(Collection<RoleId> ids) {
      List<RoleId> sorted = new ArrayList<>(ids);
      sorted.sort(Comparator.naturalOrder());
      return sorted;
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

    /// Fills up with roles that lack a required capability: first those that have another one.
    /// Stops as soon as enough are named, so that it costs little in a large registry.
    private void nameTheIncapable(Map<RoleId, Refusal> named) {
      long[][] columns = requiredColumns();
      for (boolean partly : new boolean[] {true, false}) {
        for (int word = 0;
            word < index.present().length && named.size() < policy.mostRefusalsNamed();
            word++) {
          long some = BitColumn.anyOf(columns, word);
          long wanted = partly ? some & ~BitColumn.allOf(columns, word) : ~some;
          forEachSlot(word, index.present()[word] & wanted, slot -> name(named, index.at(slot)));
        }
      }
    }

    private long[][] requiredColumns() {
      List<long[]> columns = new ArrayList<>();
      for (Requirement requirement : search.requirements()) {
        long[] column = requirement.isRequired() ? index.column(requirement.capability()) : null;
        if (column != null) {
          columns.add(column);
        }
      }
      return columns.toArray(long[][]::new);
    }

    /// Roles that lack the fewest required capabilities, when every role lacks one.
    private List<IndexedRole> nearestByCapability() {
      int words = index.present().length;
      long[][] columns = requiredColumns();
      byte[] covered = new byte[words * Long.SIZE];
      for (long[] column : columns) {
        forEachSlot(column, slot -> covered[slot]++);
      }
      List<IndexedRole> nearest = new ArrayList<>();
      for (int wanted = columns.length;
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

    private List<UnknownCapability> unknownCapabilities() {
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
    for (int word = 0; word < column.length; word++) {
      forEachSlot(word, column[word], visitor);
    }
  }

  private static void forEachSlot(int word, long bits, SlotVisitor visitor) {
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      visitor.visit((word << 6) + Long.numberOfTrailingZeros(rest));
    }
  }

  /// The best so many of any number of roles: the preferred one, then by exact type, load, idle
  /// time and id.
  private static final class Shortlist {

    private static final Comparator<IndexedRole> BY_ID =
        (one, other) -> one.id().compareTo(other.id());

    private final int most;
    private final RoleSearch search;
    private final List<IndexedRole> kept = new ArrayList<>();
    private @Nullable Contest contest;
    private int offered;

    Shortlist(int most, RoleSearch search) {
      this.most = most;
      this.search = search;
    }

    void offer(IndexedRole role) {
      offered++;
      if (kept.size() < most) {
        kept.add(role);
        return;
      }
      if (contest == null) {
        contest = Contest.of(kept, search);
      }
      contest.enter(role);
    }

    int offered() {
      return offered;
    }

    List<IndexedRole> byId() {
      List<IndexedRole> roles = contest == null ? kept : new ArrayList<>(contest.worstFirst());
      if (roles.size() > 1) {
        roles.sort(BY_ID);
      }
      return roles;
    }
  }

  /// The fight for places when there are more roles than places.
  private record Contest(Comparator<IndexedRole> bestFirst, PriorityQueue<IndexedRole> worstFirst) {

    static Contest of(List<IndexedRole> first, RoleSearch search) {
      Comparator<IndexedRole> bestFirst = bestFirst(search);
      PriorityQueue<IndexedRole> worstFirst = new PriorityQueue<>(bestFirst.reversed());
      worstFirst.addAll(first);
      return new Contest(bestFirst, worstFirst);
    }

    void enter(IndexedRole role) {
      if (bestFirst.compare(role, worstFirst.element()) < 0) {
        worstFirst.remove();
        worstFirst.add(role);
      }
    }

    private static Comparator<IndexedRole> bestFirst(RoleSearch search) {
      return Comparator.<IndexedRole>comparingInt(
              role -> role.id().equals(search.preferred()) ? 0 : 1)
          .thenComparingInt(
              role -> role.role().profile().type().isExactly(search.classification()) ? 0 : 1)
          .thenComparingInt(role -> role.load().active())
          .thenComparing(
              role -> role.load().lastAssignedAt(),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(IndexedRole::id);
    }
  }
}
