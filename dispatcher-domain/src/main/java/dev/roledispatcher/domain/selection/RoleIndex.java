package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every role, arranged so that those with given capabilities are found without looking at the
/// others.
///
/// Each role has a slot; each capability, each type and activity is a column with one bit per slot.
/// Matching is an AND over a few columns. An index never changes: [#with] makes the next one and
/// shares all columns that stay the same. One thread at a time may call [#with] on the newest
/// index; any number may search any index.
public final class RoleIndex {

  /// A smaller index is not worth compacting.
  private static final int FEWEST_COMPACTED = 1_024;

  private static final RoleType[] TYPES = RoleType.values();

  private final @Nullable IndexedRole[] roles;
  private final Map<RoleId, Integer> slots;
  private final Map<CapabilityName, long[]> capabilities;
  private final Map<RoleType, long[]> types;
  private final long[] present;
  private final long[] active;
  private final LimitGauges limits;
  private final int size;

  private RoleIndex(
      @Nullable IndexedRole[] roles,
      Map<RoleId, Integer> slots,
      Map<CapabilityName, long[]> capabilities,
      Map<RoleType, long[]> types,
      long[] present,
      long[] active,
      LimitGauges limits) {
    this.roles = roles;
    this.slots = slots;
    this.capabilities = capabilities;
    this.types = types;
    this.present = present;
    this.active = active;
    this.limits = limits;
    this.size = BitColumn.count(present);
  }

  /// An index without roles, under no limits beside those that roles have.
  public static RoleIndex empty() {
    return empty(new LimitGauges(CapacityLimits.NONE));
  }

  /// An index without roles.
  ///
  /// @param limits the limits beside the capacities of roles; all later indexes share them
  public static RoleIndex empty(LimitGauges limits) {
    Map<RoleType, long[]> types = new EnumMap<>(RoleType.class);
    for (RoleType type : RoleType.values()) {
      types.put(type, new long[0]);
    }
    return new RoleIndex(
        new IndexedRole[0],
        new ConcurrentHashMap<>(),
        Map.of(),
        types,
        new long[0],
        new long[0],
        limits);
  }

  /// An index of these roles.
  public static RoleIndex of(Collection<Role> roles) {
    return empty().with(roles, List.of());
  }

  /// The next index: with these roles added or replaced, and those taken out.
  ///
  /// A role that is older than what the index holds is ignored, so that notices may arrive in any
  /// order.
  public RoleIndex with(Collection<Role> changed, Collection<RoleId> removed) {
    RoleIndex next = new Revision(this).apply(changed, removed);
    return next.isMostlyEmpty() ? next.compacted() : next;
  }

  /// True when removed roles have left so many slots empty that new slots for all cost less.
  private boolean isMostlyEmpty() {
    return roles.length > FEWEST_COMPACTED && size < roles.length / 2;
  }

  /// The same roles, with the same gauges, without empty slots.
  private RoleIndex compacted() {
    List<IndexedRole> kept = new ArrayList<>(size);
    for (IndexedRole role : roles) {
      if (role != null) {
        kept.add(role);
      }
    }
    return new Revision(empty(limits)).applyIndexed(kept);
  }

  /// The role with that id.
  public Optional<IndexedRole> find(RoleId id) {
    return Optional.ofNullable(at(slotOf(id)));
  }

  /// The limits beside the capacities of roles, and what is used of them.
  public LimitGauges limits() {
    return limits;
  }

  /// How many roles there are.
  public int size() {
    return size;
  }

  /// All roles, in no order.
  public List<IndexedRole> roles() {
    List<IndexedRole> all = new ArrayList<>(size);
    for (IndexedRole role : roles) {
      if (role != null) {
        all.add(role);
      }
    }
    return all;
  }

  /// How many roles can get tasks.
  public int activeCount() {
    return BitColumn.count(active);
  }

  /// The capabilities that at least one role has.
  public Set<CapabilityName> knownCapabilities() {
    return Collections.unmodifiableSet(capabilities.keySet());
  }

  /// How many roles have that type.
  public int countOf(RoleType type) {
    return BitColumn.count(types.getOrDefault(type, new long[0]));
  }

  /// How many roles have that capability.
  public int countOf(CapabilityName capability) {
    return BitColumn.count(capabilities.getOrDefault(capability, new long[0]));
  }

  /// The slot of a role; −1 when there is none.
  int slotOf(RoleId id) {
    Integer slot = slots.get(id);
    return slot != null && BitColumn.get(present, slot) ? slot : -1;
  }

  /// How many slots there are; some may be empty.
  int slots() {
    return roles.length;
  }

  @Nullable IndexedRole at(int slot) {
    return slot < 0 || slot >= roles.length ? null : roles[slot];
  }

  long @Nullable [] column(CapabilityName capability) {
    return capabilities.get(capability);
  }

  /// The columns of the types that the rule allows.
  long[][] ofAllowedType(RoleSearch search) {
    long[][] allowed = new long[TYPES.length][];
    int count = 0;
    for (RoleType type : TYPES) {
      long[] column = types.get(type);
      if (column != null && search.typeRule().allows(type, search.classification())) {
        allowed[count++] = column;
      }
    }
    return Arrays.copyOf(allowed, count);
  }

  long[] present() {
    return present;
  }

  long[] active() {
    return active;
  }

  /// The making of the next index: copies a column the first time it changes.
  private static final class Revision {

    private final Map<RoleId, Integer> slots;
    private final Map<CapabilityName, long[]> capabilities;
    private final Map<RoleType, long[]> types;
    private final Set<CapabilityName> copied = new HashSet<>();
    private final LimitGauges limits;
    private @Nullable IndexedRole[] roles;
    private long[] present;
    private long[] active;

    Revision(RoleIndex from) {
      this.roles = from.roles;
      this.slots = from.slots;
      this.capabilities = new HashMap<>(from.capabilities);
      this.types = new EnumMap<>(from.types);
      this.limits = from.limits;
      this.present = from.present;
      this.active = from.active;
    }

    RoleIndex apply(Collection<Role> changed, Collection<RoleId> removed) {
      grow(changed);
      removed.forEach(this::remove);
      changed.forEach(role -> put(role, new LoadGauge(), new PresenceGauge()));
      return next();
    }

    RoleIndex applyIndexed(List<IndexedRole> kept) {
      grow(kept.stream().map(IndexedRole::role).toList());
      kept.forEach(role -> put(role.role(), role.load(), role.signs()));
      return next();
    }

    private RoleIndex next() {
      // Not an immutable map of the JDK: those probe in line, which is slow where names, and so
      // their hashes, are alike ("task_1", "task_2").
      return new RoleIndex(roles, slots, capabilities, types, present, active, limits);
    }

    private void grow(Collection<Role> changed) {
      int next = roles.length;
      for (Role role : changed) {
        if (!slots.containsKey(role.id())) {
          slots.put(role.id(), next++);
        }
      }
      roles = Arrays.copyOf(roles, next);
      int words = BitColumn.wordsFor(next);
      present = Arrays.copyOf(present, words);
      active = Arrays.copyOf(active, words);
      types.replaceAll((type, column) -> Arrays.copyOf(column, words));
    }

    /// @param newLoad the gauge of a role that has none yet
    /// @param newSigns the same
    private void put(Role role, LoadGauge newLoad, PresenceGauge newSigns) {
      int slot = slots.getOrDefault(role.id(), -1);
      IndexedRole before = roles[slot];
      if (before != null && before.role().version() > role.version()) {
        return;
      }
      LoadGauge load = before == null ? newLoad : before.load();
      PresenceGauge signs = before == null ? newSigns : before.signs();
      if (before != null) {
        clear(slot, before.role());
      }
      roles[slot] = new IndexedRole(role, load, signs);
      BitColumn.set(present, slot);
      if (role.profile().active()) {
        BitColumn.set(active, slot);
      }
      BitColumn.set(columnOf(role.profile().type()), slot);
      for (Capability capability : role.profile().capabilities()) {
        BitColumn.set(writable(capability.name()), slot);
      }
    }

    private void remove(RoleId id) {
      Integer slot = slots.get(id);
      IndexedRole before = slot == null || slot >= roles.length ? null : roles[slot];
      if (slot == null || before == null) {
        return;
      }
      clear(slot, before.role());
      roles[slot] = null;
    }

    private void clear(int slot, Role role) {
      BitColumn.clear(present, slot);
      BitColumn.clear(active, slot);
      BitColumn.clear(columnOf(role.profile().type()), slot);
      for (Capability capability : role.profile().capabilities()) {
        long[] column = writable(capability.name());
        BitColumn.clear(column, slot);
        if (BitColumn.count(column) == 0) {
          capabilities.remove(capability.name());
          copied.remove(capability.name());
        }
      }
    }

    private long[] columnOf(RoleType type) {
      long[] column = types.get(type);
      if (column == null) {
        throw new IllegalStateException("The index has no column for type (%s).".formatted(type));
      }
      return column;
    }

    private long[] writable(CapabilityName name) {
      long[] column = capabilities.get(name);
      if (column == null) {
        column = new long[present.length];
      } else if (!copied.contains(name)) {
        column = Arrays.copyOf(column, present.length);
      }
      copied.add(name);
      capabilities.put(name, column);
      return column;
    }
  }
}
