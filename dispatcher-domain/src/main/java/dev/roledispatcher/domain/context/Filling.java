package dev.roledispatcher.domain.context;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Shares out the tokens of a context among its sections.
///
/// The tokens are handed out one after the other, in an order that the budget has no part in: so
/// with a larger budget every section gets at least as many.
///
/// 1. What is required, whole.
/// 2. In order of priority: the least form of a section at once, then token by token up to its
///    minimum. The first least form that does not fit ends the filling.
/// 3. All sections together in proportion to their bases, up to the basis.
/// 4. What is left in proportion to the weights, each section up to what it can use.
/// 5. What is left then is added in proportion to the weights too: nobody needs it now, and it says
///    how much each section could still grow.
///
/// When something is left out, tokens for a notice of that are set aside before step 2.
final class Filling {

  /// Steps of the share of a basis in step 3: so many that no step adds more than a token.
  private static final int FINE = 31;

  private static final Comparator<Claim> BY_PRIORITY =
      Comparator.comparingInt((Claim claim) -> claim.plan().priority())
          .thenComparing(claim -> claim.name().name());

  private final List<Claim> claims;
  private final Map<SectionName, Integer> allotted = new EnumMap<>(SectionName.class);
  private final Map<SectionName, String> dropped = new EnumMap<>(SectionName.class);
  private final int budget;
  private final int required;
  private int space;
  private boolean ended;
  private boolean noticed;

  private Filling(List<Claim> claims, int budget) throws BudgetTooSmall {
    this.claims = claims.stream().sorted(BY_PRIORITY).toList();
    this.budget = budget;
    this.required = require();
  }

  /// What a section asks for.
  ///
  /// @param name which section
  /// @param required whether its least form must be there
  /// @param least the tokens of its least form
  /// @param whole the tokens of the whole of it, at least those of its least form
  /// @param most the tokens it may have
  /// @param plan its share
  record Claim(
      SectionName name, boolean required, int least, int whole, int most, SectionPlan plan) {

    Claim {
      if (least < 0 || whole < least) {
        throw new IllegalArgumentException(
            "The least form (%d) of section %s must be 0 or more and at most the whole (%d)."
                .formatted(least, name, whole));
      }
    }

    /// What it can use.
    int cap() {
      return Math.min(whole, most);
    }
  }

  /// Shares out.
  ///
  /// @param notice the tokens of the notice that something is left out
  static Filling of(List<Claim> claims, int budget, int notice) throws BudgetTooSmall {
    Filling filling = new Filling(claims, budget);
    filling.fill(notice);
    return filling;
  }

  /// The tokens of each section that is there.
  Map<SectionName, Integer> allotted() {
    return Collections.unmodifiableMap(allotted);
  }

  /// Why each section that is not there is left out.
  Map<SectionName, String> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  /// Whether tokens are set aside for the notice.
  boolean noticed() {
    return noticed;
  }

  private int require() throws BudgetTooSmall {
    long all = 0;
    SectionName first = null;
    for (Claim claim : claims) {
      if (!claim.required()) {
        continue;
      }
      if (claim.least() > claim.most()) {
        throw BudgetTooSmall.ofSection(claim.name(), claim.least(), claim.most());
      }
      all += claim.least();
      if (all > budget && first == null) {
        first = claim.name();
      }
      allotted.put(claim.name(), claim.least());
    }
    if (first != null) {
      throw BudgetTooSmall.ofAll(first, (int) Math.min(all, Integer.MAX_VALUE), budget);
    }
    return (int) all;
  }

  private void fill(int notice) {
    boolean someNever =
        claims.stream().anyMatch(claim -> !claim.required() && claim.least() > claim.most());
    space = budget;
    if (someNever || budget < neededForAllLeastForms()) {
      noticed = notice <= budget - required;
      space = noticed ? budget - notice : required;
    }
    giveLeastForms();
    if (ended) {
      return;
    }
    if (pour(growthToBasis(), 1L << FINE) && growByWeight(Claim::cap, false)) {
      growByWeight(Claim::most, true);
    }
  }

  /// The smallest budget with which no least form is left out for want of space.
  private long neededForAllLeastForms() {
    long total = required;
    long needed = required;
    for (Claim claim : claims) {
      if (claim.least() > claim.most()) {
        continue;
      }
      if (!claim.required()) {
        total += claim.least();
        needed = total;
      }
      total += growthToMin(claim);
    }
    return needed;
  }

  private static int growthToMin(Claim claim) {
    return Math.max(0, Math.min(claim.plan().min(), claim.cap()) - claim.least());
  }

  private void giveLeastForms() {
    int left = space - required;
    for (Claim claim : claims) {
      if (!claim.required()) {
        if (claim.least() > claim.most()) {
          dropped.put(
              claim.name(),
              "Its least form needs %d tokens; the section may have %d."
                  .formatted(claim.least(), claim.most()));
          continue;
        }
        if (ended) {
          dropped.put(claim.name(), "What is needed more did not fit.");
          continue;
        }
        if (claim.least() > left) {
          dropped.put(
              claim.name(),
              "Its least form needs %d tokens; %d were left.".formatted(claim.least(), left));
          ended = true;
          continue;
        }
        left -= claim.least();
        allotted.put(claim.name(), claim.least());
      }
      if (!ended) {
        int growth = Math.min(left, growthToMin(claim));
        left -= growth;
        allotted.merge(claim.name(), growth, Integer::sum);
      }
    }
  }

  private Growth growthToBasis() {
    return (claim, step) -> Math.min(claim.cap(), (claim.plan().basis() * step) >> FINE);
  }

  /// Lets the sections grow by their weights: from their bases, or from where they stand. Says
  /// whether all of it fitted.
  private boolean growByWeight(Limit limit, boolean fromHere) {
    Map<SectionName, Integer> start = new EnumMap<>(allotted);
    long heaviest =
        claims.stream()
            .filter(claim -> start.containsKey(claim.name()))
            .mapToLong(claim -> claim.plan().weight())
            .max()
            .orElse(0);
    if (heaviest == 0) {
      return true;
    }
    long steps = 0;
    for (Claim claim : claims) {
      if (start.containsKey(claim.name())) {
        long from = fromHere ? start.getOrDefault(claim.name(), 0) : claim.plan().basis();
        steps = Math.max(steps, stepsTo(claim, limit.of(claim) - from, heaviest));
      }
    }
    return pour(
        (claim, step) -> {
          long most = limit.of(claim);
          long from = fromHere ? start.getOrDefault(claim.name(), 0) : claim.plan().basis();
          long weight = claim.plan().weight();
          if (weight == 0 || from >= most) {
            return Math.min(from, most);
          }
          return step >= stepsTo(claim, most - from, heaviest)
              ? most
              : Math.min(most, from + step * weight / heaviest);
        },
        steps);
  }

  /// How many steps it takes a section to grow by that much, when the heaviest grows by one a step.
  private static long stepsTo(Claim claim, long growth, long heaviest) {
    long weight = claim.plan().weight();
    return weight == 0 || growth <= 0 ? 0 : Math.ceilDiv(growth * heaviest, weight);
  }

  /// Lets all sections that are there grow, as many steps as fit; what is left of the next step
  /// goes, a token each, to those that would grow in it, by name. Says whether all steps fitted.
  private boolean pour(Growth growth, long mostSteps) {
    long low = 0;
    long high = mostSteps;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (total(growth, middle) <= space) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long left = space - total(growth, low);
    for (Claim claim :
        claims.stream().sorted(Comparator.comparing(claim -> claim.name().name())).toList()) {
      Integer now = allotted.get(claim.name());
      if (now == null) {
        continue;
      }
      int reached = (int) Math.max(now, growth.at(claim, low));
      if (left > 0 && low < mostSteps && growth.at(claim, low + 1) > reached) {
        reached++;
        left--;
      }
      allotted.put(claim.name(), reached);
    }
    return low == mostSteps;
  }

  private long total(Growth growth, long step) {
    long total = 0;
    for (Claim claim : claims) {
      Integer now = allotted.get(claim.name());
      total += now == null ? 0 : Math.max(now, growth.at(claim, step));
    }
    return total;
  }

  /// How many tokens a section has after so many steps: with each step at most one more.
  private interface Growth {
    long at(Claim claim, long step);
  }

  /// How many tokens a section may grow to.
  private interface Limit {
    long of(Claim claim);
  }
}
