package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.classification.Calibration;
import dev.roledispatcher.domain.classification.ClassProbabilities;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.Precaution;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.ItemReport;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.role.WorkingHours;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.selection.ShadowRanking;
import dev.roledispatcher.domain.selection.UnknownCapability;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values of every shape the domain allows, the same ones for the same seed.
final class SomeValues {

  private static final List<String> PIECES =
      List.of(
          "a", " ", "\"", "\\", "\n", "\t", "\r", "/", "<", "é", "ß", "漢", "😀", "\u0000", "\u001F",
          "\u007F", "\u2028", "\uD800", "\uDC00", "\uFFFF", "\uD7FF", "\uE000", "\u0301", "null");

  private final Random random;
  private int made;

  SomeValues(long seed) {
    this.random = new Random(seed);
  }

  DispatchDecision decision() {
    return new DispatchDecision(
        new DispatchId(new UUID(random.nextLong(), random.nextLong())),
        instant(),
        request(),
        classification(),
        new SelectionPolicy(
            text(), 1 + random.nextInt(10_000), 1 + random.nextInt(1_000), random.nextInt(1_000)),
        random.nextInt(),
        maybe(() ->
            new Ranking(
                plugin(), list(4, this::candidate), maybe(this::text), list(2, this::shadow))),
        refusals(),
        maybe(this::choice),
        text());
  }

  /// A decision that says again in one part what another part says.
  DispatchDecision repeating() {
    DispatchDecision plain = decision();
    List<Opinion.Stated> opinions = List.of(stated(), stated(), stated());
    List<Candidate> candidates = candidates();
    Classification classification = following(opinions);
    Choice choice = choice();
    List<RefusalReason> shared = List.of(reason(one(RefusalKind.values())));
    return new DispatchDecision(
        plain.id(),
        plain.decidedAt(),
        plain.request(),
        classification,
        plain.policy(),
        plain.eligibleCount(),
        new Ranking(plugin(), candidates, null, List.of()),
        new Refusals(
            Map.of(),
            List.of(
                new Refusal(role(), shared),
                new Refusal(role(), List.of(reason(one(RefusalKind.values())))),
                new Refusal(role(), shared)),
            List.of()),
        new Choice(
            candidates.get(random.nextInt(candidates.size())),
            choice.preference(),
            choice.context(),
            choice.plan()),
        text() + classification.explanation() + text());
  }

  /// The evidence of one opinion, or the first pieces of that of all.
  private Classification following(List<Opinion.Stated> opinions) {
    Opinion.Stated one = opinions.get(random.nextInt(opinions.size()));
    List<Evidence> all =
        opinions.stream()
            .flatMap(each -> each.evidence().stream().map(piece -> piece.of(each.by().name())))
            .toList();
    return new Classification(
        one.classification(),
        one.confidence(),
        Classification.DecidedBy.CLASSIFIER,
        random.nextBoolean() ? one.by() : plugin(),
        null,
        random.nextBoolean() ? one.evidence() : all.subList(0, random.nextInt(all.size() + 1)),
        text() + opinions.getFirst().explanation() + text() + opinions.getLast().explanation(),
        List.copyOf(opinions),
        null,
        null,
        List.of());
  }

  private List<Candidate> candidates() {
    List<String> names = List.of(text(), text());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Candidate plain = candidate();
      candidates.add(
          random.nextInt(4) == 0
              ? plain
              : new Candidate(
                  plain.role(),
                  plain.roleVersion(),
                  plain.type(),
                  plain.workload(),
                  new ScoreBreakdown(
                      names.stream()
                          .map(name -> new ScorePart(name, random.nextGaussian()))
                          .toList())));
    }
    return candidates;
  }

  private Engagement engagement() {
    Engagement.Mode[] modes = Engagement.Mode.values();
    return new Engagement(
        modes[random.nextInt(modes.length)],
        Duration.ofMillis(1 + random.nextInt(9_999)),
        maybe(() -> Duration.ofSeconds(1 + random.nextInt(9_999))),
        maybe(this::hours),
        random.nextBoolean(),
        maybe(() -> Duration.ofNanos(1 + random.nextInt(9_999))));
  }

  private WorkingHours hours() {
    return new WorkingHours(
        ZoneId.of(random.nextBoolean() ? "Europe/Zurich" : "UTC"),
        List.of(
            new WorkingHours.Window(
                Set.of(one(DayOfWeek.values())),
                LocalTime.ofSecondOfDay(random.nextInt(86_400)),
                LocalTime.ofSecondOfDay(random.nextInt(86_400)))),
        Set.copyOf(list(3, () -> LocalDate.ofEpochDay(random.nextInt(30_000)))));
  }

  RoleProfile profile() {
    return new RoleProfile(
        "n" + text(),
        text(),
        one(RoleType.values()),
        list(5, () -> new Capability(capability(), maybe(this::level))),
        list(5, () -> new SkillUse(new SkillId(id()), random.nextBoolean())),
        list(3, () -> "e" + text()),
        new Constraints(
            maybe(() -> 1 + random.nextInt(10_000)),
            random.nextBoolean()
                ? Map.of()
                : Map.of(
                    new TaskKind("k" + random.nextInt(9)), 1 + random.nextInt(10_000),
                    new TaskKind("other"), 1 + random.nextInt(10_000)),
            attributes()),
        engagement(),
        random.nextBoolean(),
        attributes());
  }

  Task task() {
    return new Task(
        new TaskId(id()),
        "d" + text(),
        list(4, () -> new Requirement(capability(), level(), one(Requirement.Kind.values()))),
        one(Priority.values()),
        attributes(),
        attributes(),
        maybe(this::instant),
        new CapacityNeed(
            1 + random.nextInt(CapacityNeed.MOST),
            maybe(() -> new TaskKind("k" + random.nextInt(9)))));
  }

  RefusalReason reason(RefusalKind kind) {
    return switch (kind) {
      case UNKNOWN_ROLE -> new RefusalReason.UnknownRole();
      case MISSING_CAPABILITY -> new RefusalReason.MissingCapabilities(list(3, this::capability));
      case WRONG_TYPE ->
          new RefusalReason.WrongType(
              one(RoleType.values()), one(TaskClassification.values()), random.nextBoolean());
      case INACTIVE -> new RefusalReason.Inactive();
      case EXCLUDED -> new RefusalReason.Excluded();
      case SEPARATION_OF_DUTIES ->
          new RefusalReason.SeparationOfDuties(List.of(new TaskId("t" + random.nextInt(99))));
      case FAILED_BEFORE -> new RefusalReason.FailedBefore(text());
      case LEVEL_TOO_LOW -> new RefusalReason.LevelTooLow(capability(), level(), level());
      case DRAINING -> new RefusalReason.Draining();
      case PULLS -> new RefusalReason.Pulls();
      case NOT_PRESENT ->
          new RefusalReason.NotPresent(
              random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt()),
              Duration.ofSeconds(1 + random.nextInt(999)));
      case RESTING ->
          new RefusalReason.Resting(
              1 + random.nextInt(9),
              Instant.ofEpochSecond(random.nextInt()),
              Instant.ofEpochSecond(random.nextInt()));
      case OUTSIDE_WORKING_HOURS ->
          new RefusalReason.OutsideWorkingHours(Instant.ofEpochSecond(random.nextInt()));
      case AT_CAPACITY ->
          new RefusalReason.AtCapacity(random.nextInt(), random.nextInt(), random.nextInt());
      case LIMIT_REACHED ->
          new RefusalReason.LimitReached(
              text(), random.nextInt(), random.nextInt(), random.nextInt());
    };
  }

  Attributes attributes() {
    Map<String, Object> values = new LinkedHashMap<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      values.put(text() + i, plain(3));
    }
    return Attributes.of(values);
  }

  private Object plain(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 9)) {
      case 0 -> text();
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> new BigInteger(80 + random.nextInt(200), random).negate();
      case 4 -> new BigDecimal(new BigInteger(40, random), random.nextInt(20) - 10);
      case 5 -> new BigDecimal(BigInteger.TEN, 0);
      case 6 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
      case 7 -> random.nextInt(5) * 1.0;
      case 8 -> -0.0;
      case 9 -> new ArrayList<>(list(3, () -> plain(depth - 1)));
      case 10 -> {
        List<@Nullable Object> withNull = new ArrayList<>();
        withNull.add(null);
        yield withNull;
      }
      default -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(text(), plain(depth - 1));
        map.put("nothing", null);
        yield map;
      }
    };
  }

  private DispatchRequest request() {
    return new DispatchRequest(
        task(),
        maybe(this::role),
        new HashSet<>(list(4, this::role)),
        budget(),
        maybe(() -> one(TaskClassification.values())),
        random.nextBoolean());
  }

  private TokenBudget budget() {
    int tokens = 1 + random.nextInt(TokenBudget.MOST);
    Map<SectionName, Integer> sections = new EnumMap<>(SectionName.class);
    list(3, () -> one(SectionName.values()))
        .forEach(name -> sections.put(name, 1 + random.nextInt(TokenBudget.MOST)));
    return new TokenBudget(tokens, random.nextInt(tokens), sections);
  }

  private Classification classification() {
    Classification.DecidedBy by = one(Classification.DecidedBy.values());
    return new Classification(
        one(TaskClassification.values()),
        confidence(),
        by,
        by == Classification.DecidedBy.CLASSIFIER ? plugin() : null,
        by == Classification.DecidedBy.RULE ? ruleMatch() : null,
        list(3, this::evidence),
        text(),
        list(3, this::opinion),
        maybe(this::probabilities),
        maybe(() ->
            new Precaution(
                one(TaskClassification.values()), random.nextDouble(), random.nextDouble())),
        list(2, this::opinion));
  }

  private ShadowRanking shadow() {
    return random.nextBoolean()
        ? new ShadowRanking(plugin(), role(), null)
        : new ShadowRanking(plugin(), null, text());
  }

  private ClassProbabilities probabilities() {
    double human = random.nextDouble();
    double hybrid = (1 - human) * random.nextDouble();
    return new ClassProbabilities(human, hybrid, 1 - human - hybrid);
  }

  private RuleMatch ruleMatch() {
    return new RuleMatch(
        new RuleId("rule-" + random.nextInt(100)),
        1 + random.nextInt(100),
        list(3, () -> new RuleMatch.Finding(text(), list(3, this::text))));
  }

  private Opinion opinion() {
    return random.nextBoolean()
        ? stated()
        : new Opinion.Abstained(plugin(), one(Opinion.Abstained.Cause.values()), text());
  }

  private Opinion.Stated stated() {
    return new Opinion.Stated(
        plugin(),
        one(TaskClassification.values()),
        confidence(),
        list(2, this::evidence),
        text(),
        maybe(this::probabilities));
  }

  private Evidence evidence() {
    double value = number();
    double weight = number();
    double share = random.nextBoolean() ? value * weight : number();
    return new Evidence(text(), value, weight, share, list(3, this::text));
  }

  private double number() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> -0.0;
      case 3 -> Double.MIN_VALUE;
      default -> random.nextGaussian();
    };
  }

  private Confidence confidence() {
    Confidence.Basis basis = one(Confidence.Basis.values());
    return new Confidence(
        random.nextDouble(),
        basis,
        basis == Confidence.Basis.CALIBRATED
            ? maybe(() -> new Calibration(text(), 1 + random.nextInt(10_000), random.nextDouble()))
            : null);
  }

  private PluginRef plugin() {
    return new PluginRef(text(), text());
  }

  private Candidate candidate() {
    return new Candidate(
        role(),
        random.nextLong(),
        one(RoleType.values()),
        new Workload(random.nextInt(100), maybe(() -> random.nextInt(100)), maybe(this::instant)),
        new ScoreBreakdown(list(4, () -> new ScorePart(text(), random.nextGaussian()))));
  }

  private Refusals refusals() {
    Map<RefusalKind, Integer> counts = new EnumMap<>(RefusalKind.class);
    for (RefusalKind kind : RefusalKind.values()) {
      if (random.nextBoolean()) {
        counts.put(kind, random.nextInt(1_000));
      }
    }
    List<Refusal> named =
        list(3, () -> new Refusal(role(), List.of(reason(one(RefusalKind.values())))));
    return new Refusals(
        counts, named, list(2, () -> new UnknownCapability(capability(), maybe(this::capability))));
  }

  private Choice choice() {
    List<SectionText> sections = new ArrayList<>();
    for (SectionName name : SectionName.values()) {
      if (random.nextBoolean()) {
        List<TextBlock> blocks = new ArrayList<>(list(3, this::block));
        blocks.add(block());
        sections.add(new SectionText(name, blocks));
      }
    }
    int budget = 1 + random.nextInt(1_000_000);
    int reserve = random.nextInt(budget);
    ContextManifest manifest =
        new ContextManifest(
            one(ContextForm.values()),
            text(),
            one(TokenCounter.Method.values()),
            random.nextDouble(),
            budget,
            reserve,
            list(3, this::sectionReport),
            list(3, this::itemReport),
            new StablePrefix(random.nextInt(8), random.nextInt(1_000), id()),
            id());
    return new Choice(
        candidate(),
        maybe(() -> new Choice.Preference(random.nextBoolean(), text())),
        new RoleContext(
            role(),
            1 + random.nextInt(100),
            sections,
            random.nextInt(budget - reserve + 1),
            manifest),
        maybe(() -> new Choice.Plan(random.nextBoolean(), text())));
  }

  private TextBlock block() {
    String text = "b" + text();
    return new TextBlock(
        random.nextInt(4) > 0 ? text : text.repeat(1 + random.nextInt(100)), random.nextBoolean());
  }

  private SectionReport sectionReport() {
    int tokens = random.nextInt(1_000);
    return new SectionReport(
        one(SectionName.values()),
        tokens,
        tokens + random.nextInt(1_000),
        one(SectionReport.Action.values()),
        maybe(this::text));
  }

  private ItemReport itemReport() {
    return new ItemReport(
        one(SectionName.values()),
        id(),
        maybe(() -> (long) random.nextInt(100)),
        random.nextInt(1_000),
        one(SectionReport.Action.values()),
        maybe(this::text));
  }

  private RoleId role() {
    return new RoleId(id());
  }

  private CapabilityName capability() {
    return new CapabilityName("cäp 漢 " + made++);
  }

  private Proficiency level() {
    return new Proficiency(1 + random.nextInt(5));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  private String id() {
    return "Id-" + made++;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private <T> List<T> list(int most, Supplier<T> item) {
    return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> item.get()).toList();
  }
}
