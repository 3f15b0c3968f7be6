package dev.roledispatcher.domain.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// How much each fairness key of one lane has had, in virtual time, and hence whose turn it is.
///
/// Each key has a virtual time v. The turn is with the backlogged key of the smallest v, ties with
/// the smaller key; a start of cost c moves its v on by `c / weight`. A key that comes back after
/// it had nothing to start begins at the smallest v of the backlogged keys, or at the v last served
/// when none is backlogged, but never behind where it left: being away saves nothing up, and going
/// away and coming back gains nothing.
///
/// This is start-time fair queueing (Goyal, Vin and Cheng, "Start-time Fair Queuing: A Scheduling
/// Algorithm for Integrated Services Packet Switching Networks", SIGCOMM 1996); with a cost of one
/// it is stride scheduling (Waldspurger and Weihl, "Stride Scheduling: Deterministic
/// Proportional-Share Resource Management", MIT/LCS/TM-528, 1995).
///
/// **Bound.** Over any time in which keys i and j are both backlogged throughout, whatever comes
/// and goes beside them, `|service_i / w_i − service_j / w_j| ≤ c_max · (1 / w_i + 1 / w_j)`. For
/// the v of the picks never falls, and no backlogged v is more than its own last `c / w` ahead of
/// it.
///
/// **In a database** it is one row (lane, key, v) per key and one (lane, served) per lane, and no
/// write per task. A claim of a batch
///
/// 1. reads the rows of the keys that have something to start, with the backlog counted up to the
///    size of the batch, each [KeyBacklog#notBefore] the `served` of its lane. No backlogged v lies
///    before `served`, so that this is what lets a key join, without anybody having to notice that
///    it was away;
/// 2. plans with [#allot] and takes that many tasks of each key by rank, passing over locked ones;
/// 3. charges what it really took, once per key and at the end of the transaction, in the order of
///    the keys: `v = greatest(v, served as it was read) + cost / weight`, and `served =
///    greatest(served, new)`, where the new one is [Allotment#served].
///
/// Charges add up in any order, so that instances wait for each other only from their charge to
/// their commit. Those that plan at once from the same rows may each give a key what only one of
/// them should: with k instances the bound is wider by k − 1 batches, and v makes up for it in the
/// next one. A key whose tasks nobody can take now is not backlogged. A key that starts there
/// begins at `served`, at most one start of the others below their smallest v; the bound is the
/// same. Rows of keys without tasks whose v is not beyond `served` say nothing and may be deleted.
///
/// Virtual times are floating-point numbers: the larger, the coarser. Only their differences mean
/// anything, so that a sweep moves a lane back to the beginning ([#rebased]; in a database `v =
/// greatest(0, v - served)`, `served = 0` in one transaction) once `served` is beyond
/// [#WORTH_REBASING], where a start of the largest weight is still exact to a thousandth. Beyond
/// [#LAST] they are refused.
///
/// @param accounts what each key has had
/// @param served the v at which a start was last made, the largest of all; 0 before the first
public record FairShare(Map<FairnessKey, Account> accounts, double served) {

  /// Nobody has had anything.
  public static final FairShare EMPTY = new FairShare(Map.of(), 0);

  /// When a lane should begin anew.
  public static final double WORTH_REBASING = 0x1p32;

  /// The end of virtual time.
  public static final double LAST = 0x1p40;

  /// What one key has had.
  ///
  /// @param weight how large its share is, within the bounds of [FairWeights]
  /// @param v its virtual time, 0 or more
  /// @param backlogged whether it has anything to start
  public record Account(double weight, double v, boolean backlogged) {}

  public FairShare {
    accounts = Map.copyOf(accounts);
    accounts.forEach((key, account) -> {
      FairWeights.require(key.value(), account.weight());
      requireVirtualTime(key, account.v());
    });
    if (!(served >= 0 && served <= LAST)) {
      throw new IllegalArgumentException(
          "The virtual time last served (%s) must be 0 to %s.".formatted(served, LAST));
    }
  }

  /// A key has something to start from now on; one that had already keeps its place.
  public FairShare join(FairnessKey key, double weight) {
    Account known = accounts.get(key);
    double v = known == null ? 0 : known.v();
    if (known == null || !known.backlogged()) {
      v = Math.max(v, whereJoinersBegin());
    }
    return with(key, new Account(weight, v, true), served);
  }

  /// A key has nothing to start any more; an unknown one changes nothing.
  public FairShare leave(FairnessKey key) {
    Account known = accounts.get(key);
    return known == null ? this : with(key, new Account(known.weight(), known.v(), false), served);
  }

  /// Whose turn it is; empty when nothing is to be started.
  public Optional<FairnessKey> pick() {
    return accounts.entrySet().stream()
        .filter(entry -> entry.getValue().backlogged())
        .min(
            Comparator.comparingDouble(
                    (Map.Entry<FairnessKey, Account> entry) -> entry.getValue().v())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /// A task of a key has started.
  ///
  /// @param cost what it costs, more than 0
  /// @throws IllegalArgumentException when the key never joined
  public FairShare charge(FairnessKey key, double cost) {
    Account known = accounts.get(key);
    if (known == null) {
      throw new IllegalArgumentException(
          "The fairness key (%s) must join before it is charged.".formatted(key));
    }
    if (!(cost > 0 && cost <= LAST)) {
      throw new IllegalArgumentException(
          "The cost (%s) of a start of the fairness key (%s) must be more than 0."
              .formatted(cost, key));
    }
    double v = known.v() + cost / known.weight();
    return with(
        key, new Account(known.weight(), v, known.backlogged()), Math.max(served, known.v()));
  }

  /// The same shares without the keys that have nothing to start and would, coming back, begin
  /// where new ones do.
  public FairShare withoutTheForgettable() {
    Map<FairnessKey, Account> kept = new HashMap<>(accounts);
    kept.values().removeIf(account -> !account.backlogged() && account.v() <= served);
    return new FairShare(kept, served);
  }

  /// The same shares with the lane back at virtual time 0: nobody's turn changes.
  public FairShare rebased() {
    Map<FairnessKey, Account> moved = new HashMap<>(accounts);
    moved.replaceAll((key, account) ->
        new Account(account.weight(), Math.max(0, account.v() - served), account.backlogged()));
    return new FairShare(moved, 0);
  }

  /// Whose tasks the next starts are, exactly as that many single picks of cost 1 would have it; a
  /// key whose backlog is used up takes no further part.
  ///
  /// Costs that differ are charged as they are afterwards. Until then the plan takes each for one,
  /// which the next plan makes good.
  ///
  /// @param rows what waits, each key once
  /// @param n how many starts at most, 0 or more
  public static Allotment allot(List<KeyBacklog> rows, int n) {
    if (n < 0) {
      throw new IllegalArgumentException(
          "The starts (%d) to allot must be 0 or more.".formatted(n));
    }
    PriorityQueue<Turn> turns = turns(rows);
    List<FairnessKey> order = new ArrayList<>();
    Map<FairnessKey, Allotment.Taken> taken = new LinkedHashMap<>();
    double served = 0;
    for (Turn turn = turns.poll(); turn != null && order.size() < n; turn = turns.poll()) {
      KeyBacklog row = turn.row();
      Turn next = new Turn(row, turn.v() + 1 / row.weight(), turn.taken() + 1);
      served = turn.v();
      order.add(row.key());
      taken.put(row.key(), new Allotment.Taken(row.key(), next.taken(), next.v()));
      if (next.taken() < row.backlog()) {
        turns.add(next);
      }
    }
    return new Allotment(order, List.copyOf(taken.values()), served);
  }

  private static PriorityQueue<Turn> turns(List<KeyBacklog> rows) {
    PriorityQueue<Turn> turns =
        new PriorityQueue<>(
            Comparator.comparingDouble(Turn::v).thenComparing(turn -> turn.row().key()));
    Set<FairnessKey> seen = new HashSet<>();
    for (KeyBacklog row : rows) {
      if (!seen.add(row.key())) {
        throw new IllegalArgumentException(
            "The fairness key (%s) must be there once.".formatted(row.key()));
      }
      if (row.backlog() > 0) {
        turns.add(new Turn(row, row.v(), 0));
      }
    }
    return turns;
  }

  private record Turn(KeyBacklog row, double v, int taken) {}

  private double whereJoinersBegin() {
    return accounts.values().stream()
        .filter(Account::backlogged)
        .mapToDouble(Account::v)
        .min()
        .orElse(served);
  }

  private FairShare with(FairnessKey key, Account account, double nowServed) {
    Map<FairnessKey, Account> changed = new HashMap<>(accounts);
    changed.put(key, account);
    return new FairShare(changed, nowServed);
  }

  static void requireVirtualTime(FairnessKey key, double v) {
    if (!(v >= 0 && v <= LAST)) {
      throw new IllegalArgumentException(
          "The virtual time (%s) of the fairness key (%s) must be 0 to %s."
              .formatted(v, key, LAST));
    }
  }
}
