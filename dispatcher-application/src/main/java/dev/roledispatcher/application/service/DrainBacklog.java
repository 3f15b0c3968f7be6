package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.QueueStore.Charge;
import dev.roledispatcher.application.port.out.QueueStore.Head;
import dev.roledispatcher.application.port.out.QueueStore.Line;
import dev.roledispatcher.application.port.out.QueueStore.Wanted;
import dev.roledispatcher.domain.queue.Allotment;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairShare;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.KeyBacklog;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.queue.QueuePolicy;
import dev.roledispatcher.domain.selection.Demand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What could start now, and whose turn it is: the arithmetic of one drain, without any database.
/// Used by one thread.
final class DrainBacklog {

  private static final Comparator<Head> BY_RANK =
      Comparator.comparing(Head::rankAt).thenComparing(head -> head.entry().task().id().value());

  private final QueuePolicy policy;
  private final Map<Place, Share> shares = new LinkedHashMap<>();

  DrainBacklog(Collection<Line> lines, QueuePolicy policy) {
    this.policy = policy;
    for (Line line : lines) {
      Place place = new Place(line.lane(), line.key());
      shares.computeIfAbsent(place, each -> new Share(each, line.v())).add(line);
    }
  }

  /// Whose tasks the next starts are.
  ///
  /// @param n how many starts at most
  /// @param past the critical starts and others so far
  Turns turns(int n, List<CriticalCap.Starts> past, Instant at) {
    CriticalCap.Plan plan =
        policy.criticalCap().plan(n, waiting(Lane.CRITICAL), waiting(Lane.ORDINARY), past, at);
    Map<Lane, Iterator<FairnessKey>> turns = new EnumMap<>(Lane.class);
    List<Wanted> wanted = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    allot(Lane.CRITICAL, plan.critical(), turns, wanted, streams);
    allot(Lane.ORDINARY, plan.others(), turns, wanted, streams);
    List<Place> order = new ArrayList<>(plan.order().size());
    for (Lane lane : plan.order()) {
      Iterator<FairnessKey> keys = turns.get(lane);
      if (keys != null && keys.hasNext()) {
        order.add(new Place(lane, keys.next()));
      }
    }
    return new Turns(order, wanted, streams, plan.counted().critical());
  }

  private void allot(
      Lane lane,
      int n,
      Map<Lane, Iterator<FairnessKey>> turns,
      List<Wanted> wanted,
      List<Stream> streams) {
    List<KeyBacklog> rows = new ArrayList<>();
    shares.forEach((place, share) -> {
      if (place.lane() == lane && share.waiting() > 0) {
        rows.add(new KeyBacklog(place.key(), weight(place), share.v, share.waiting()));
      }
    });
    Allotment allotment = FairShare.allot(rows, n);
    turns.put(lane, allotment.order().iterator());
    for (Allotment.Taken taken : allotment.taken()) {
      Share share = share(new Place(lane, taken.key()));
      // Those that were put back are there, and come before all that is still to be claimed.
      int lacking = Math.toIntExact(taken.count()) - share.heads();
      for (Stream stream : share.streams) {
        int more = (int) Math.min(stream.left - stream.heads.size(), lacking);
        if (more > 0) {
          wanted.add(new Wanted(stream.demand, lane, taken.key(), more, lacking, stream.last));
          streams.add(stream);
        }
      }
    }
  }

  /// Adds what was claimed.
  ///
  /// @param heads by line of [Turns#wanted], each line in order
  void claimed(Turns turns, List<Head> heads) {
    Map<Place, Integer> got = new HashMap<>();
    for (Head head : heads) {
      Wanted line = turns.wanted().get(head.line());
      Stream stream = turns.streams().get(head.line());
      stream.heads.add(head);
      stream.last = head;
      got.merge(new Place(line.lane(), line.key()), 1, Integer::sum);
    }
    // A key that gave less than it was asked for has no more.
    for (int i = 0; i < turns.wanted().size(); i++) {
      Wanted line = turns.wanted().get(i);
      if (got.getOrDefault(new Place(line.lane(), line.key()), 0) < line.together()) {
        Stream stream = turns.streams().get(i);
        stream.left = stream.heads.size();
      }
    }
  }

  /// The next task of a key; null when there is none after all.
  @Nullable Turn take(Place place) {
    Stream next = null;
    for (Stream stream : share(place).streams) {
      Head head = stream.heads.peek();
      if (head != null && (next == null || BY_RANK.compare(head, next.heads.element()) < 0)) {
        next = stream;
      }
    }
    if (next == null) {
      return null;
    }
    next.left--;
    return new Turn(place, next, next.heads.remove());
  }

  /// Lets a task have the place again that it had before it was taken.
  void putBack(Turn turn) {
    turn.stream.left++;
    turn.stream.heads.add(turn.head);
  }

  /// Leaves out whatever does not ask for one of these.
  void keep(Set<Demand> demands) {
    shares
        .values()
        .forEach(share -> share.streams.removeIf(stream -> !demands.contains(stream.demand)));
  }

  /// A task of a key was started.
  void started(Place place) {
    Share share = share(place);
    share.served = share.v;
    double spent = 1 / weight(place);
    share.v += spent;
    share.spent += spent;
  }

  /// What the keys are to be charged, in the order in which everybody charges.
  List<Charge> charges() {
    return shares.values().stream()
        .filter(share -> share.spent > 0)
        .map(share -> new Charge(share.place.lane(), share.place.key(), share.spent, share.served))
        .sorted(Comparator.comparing(Charge::lane).thenComparing(Charge::key))
        .toList();
  }

  private long waiting(Lane lane) {
    return shares.values().stream()
        .filter(share -> share.place.lane() == lane)
        .mapToLong(Share::waiting)
        .sum();
  }

  private double weight(Place place) {
    return policy.weights().of(place.key());
  }

  private Share share(Place place) {
    Share share = shares.get(place);
    if (share == null) {
      throw new IllegalArgumentException("Nothing waits in %s.".formatted(place));
    }
    return share;
  }

  /// One key of one lane.
  record Place(Lane lane, FairnessKey key) {}

  /// A task whose turn it is.
  ///
  /// @param place whose turn it is
  /// @param stream where it waits
  /// @param head the task
  record Turn(Place place, Stream stream, Head head) {

    /// Whom it waits for.
    Demand demand() {
      return stream.demand;
    }
  }

  /// Whose turn it is.
  ///
  /// @param order a key per start, in order
  /// @param wanted what must be claimed for that
  /// @param streams where each of the wanted goes
  /// @param criticalBesideOthers how many of the first critical starts are made while others wait
  record Turns(
      List<Place> order, List<Wanted> wanted, List<Stream> streams, int criticalBesideOthers) {}

  /// The tasks of one key, and what it had.
  private static final class Share {

    private final Place place;
    private final List<Stream> streams = new ArrayList<>();
    private double v;
    private double spent;
    private double served;

    Share(Place place, double v) {
      this.place = place;
      this.v = v;
    }

    void add(Line line) {
      streams.add(new Stream(line));
    }

    long waiting() {
      return streams.stream().mapToLong(stream -> stream.left).sum();
    }

    int heads() {
      return streams.stream().mapToInt(stream -> stream.heads.size()).sum();
    }
  }

  /// The tasks of one key that wait for the same roles.
  static final class Stream {

    private final Demand demand;
    private final Queue<Head> heads = new PriorityQueue<>(BY_RANK);
    private long left;
    private @Nullable Head last;

    private Stream(Line line) {
      this.demand = line.demand();
      this.left = line.tasks();
    }
  }
}
