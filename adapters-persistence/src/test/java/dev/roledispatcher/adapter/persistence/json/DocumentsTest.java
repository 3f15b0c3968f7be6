package dev.roledispatcher.adapter.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRules;
import dev.roledispatcher.application.testing.SomeSkills;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DocumentsTest {

  private static final int CASES = 2_000;

  private static final String ANY_TEXT = "Any text.";

  /// A decision as version 0.1 wrote it before contexts had blocks, forms and receipts of items.
  private static final String OLD =
      """
      {"format":1,"dispatch_id":"01a20762-c961-710c-811f-bfe4b70568a9",
       "decided_at":"2026-03-02T09:00:00Z",
       "request":{"task":{"task_id":"t","description":"Review it.","requirements":[],
                          "priority":"low","metadata":{},"context":{},"deadline":null},
                  "preferred_role_id":null,"excluded_role_ids":[],"token_budget":8000,
                  "forced_classification":"hybrid","redispatch":false},
       "classification":{"value":"hybrid","confidence":{"value":1.0e0,"basis":"decreed",
                                                       "calibration":null},
                         "decided_by":"forced","classifier":null,"rule":null,"evidence":[],
                         "explanation":"Forced.","opinions":[],"probabilities":null,
                         "precaution":null,"shadows":[]},
       "policy":{"version":"1","most_ranked":50,"most_recorded":10,"most_refusals_named":20},
       "eligible_count":1,"ranking":null,
       "refusals":{"counts":{},"named":[],"unknown_capabilities":[]},
       "choice":{"candidate":{"role_id":"reviewer","role_version":3,"type":"ai_primary",
                              "workload":{"active":0,"capacity":null,"last_assigned_at":null},
                              "score":[{"name":"coverage","points":0.75e0}]},
                 "preference":null,
                 "context":{"role_id":"reviewer",
                            "sections":{"system_prompt":"# Role: Reviewer\\n\\n",
                                        "task_context":"# Task\\n\\nReview it. 😀\\n\\n"},
                            "token_count":21,
                            "manifest":{"tokenizer":"o200k_base","method":"exact","budget":8000,
                              "sections":[
                                {"name":"system_prompt","tokens":9,"action":"kept","reason":null},
                                {"name":"task_context","tokens":12,"action":"cut",
                                 "reason":"Too long."},
                                {"name":"examples","tokens":0,"action":"dropped",
                                 "reason":"Full."}]}}},
       "explanation":"The role (reviewer) got it."}\
      """;

  @Test
  void readsBackEveryDecision() {
    for (long seed = 0; seed < CASES; seed++) {
      DispatchDecision decision = new SomeValues(seed).decision();
      assertThat(readBack(decision)).describedAs("seed %d", seed).isEqualTo(decision);
    }
  }

  @Test
  void readsBackWhatOtherPartsSayAgain() {
    for (long seed = 0; seed < CASES; seed++) {
      DispatchDecision decision = new SomeValues(seed).repeating();
      assertThat(readBack(decision)).describedAs("seed %d", seed).isEqualTo(decision);
    }
  }

  @Test
  void readsRecordsOfFormatOneAndWritesThemShorter() throws IOException {
    String old = resource("decision-format-1.json").strip();

    DispatchDecision read = DecisionJson.read(old, DocumentsTest::anyText);
    String written = DecisionJson.write(read, block -> block.text().equals(ANY_TEXT));

    List<Candidate> candidates = Objects.requireNonNull(read.ranking()).candidates();
    assertThat(candidates).hasSize(4).contains(read.chosen().orElseThrow().candidate());
    assertThat(candidates.getFirst().score().total()).isCloseTo(0.85, within(1e-9));
    assertThat(read.refusals().named()).hasSize(20);
    assertThat(read.classification().evidence()).hasSize(13);
    assertThat(read.explanation()).contains(read.classification().explanation());
    assertThat(DecisionJson.read(written, DocumentsTest::anyText)).isEqualTo(read);
    assertThat(written).hasSizeLessThan(old.length() * 6 / 10);
  }

  @Test
  void readsBackEveryContextWhateverIsStoredElsewhere() {
    for (long seed = 0; seed < CASES; seed++) {
      DispatchDecision decision = new SomeValues(seed).decision();
      Map<String, String> elsewhere = new HashMap<>();
      int[] looks = {0};

      // Lone surrogates share hashes with question marks, so such texts are never stored elsewhere.
      String document =
          DecisionJson.write(
              decision,
              block -> {
                boolean stored =
                    block.lasting() && block.text().chars().noneMatch(DocumentsTest::isHalf);
                if (stored) {
                  elsewhere.put(block.hash(), block.text());
                }
                return stored;
              });
      DispatchDecision read =
          DecisionJson.read(
              document,
              hashes -> {
                looks[0]++;
                assertThat(elsewhere.keySet()).containsAll(hashes);
                return elsewhere;
              });

      assertThat(read).describedAs("seed %d", seed).isEqualTo(decision);
      assertThat(looks[0]).describedAs("seed %d", seed).isEqualTo(elsewhere.isEmpty() ? 0 : 1);
      if (decision.choice() != null) {
        assertThat(read.chosen().orElseThrow().context().text())
            .describedAs("seed %d", seed)
            .isEqualTo(decision.choice().context().text());
      }
    }
  }

  @Test
  void namesTheBlockThatIsNotStored() {
    DispatchDecision decision =
        SomeDecisions.decision(DispatchRequest.of(SomeTasks.securityReview()), "a");
    String document = DecisionJson.write(decision, TextBlock::lasting);
    String hash =
        decision.chosen().orElseThrow().context().sections().getFirst().blocks().getFirst().hash();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> DecisionJson.read(document, hashes -> Map.of()))
        .withMessageContaining(hash);
  }

  @Test
  void readsDecisionsOfBeforeThereWereBlocks() {
    DispatchDecision read = DecisionJson.read(OLD, DocumentsTest::nowhere);

    assertThat(read.request().budget()).isEqualTo(new TokenBudget(8_000));
    assertThat(read.chosen().orElseThrow().context())
        .isEqualTo(
            new RoleContext(
                new RoleId("reviewer"),
                3,
                List.of(
                    whole(SectionName.SYSTEM_PROMPT, "# Role: Reviewer\n\n"),
                    whole(SectionName.TASK_CONTEXT, "# Task\n\nReview it. 😀\n\n")),
                21,
                new ContextManifest(
                    ContextForm.PROMPT,
                    "o200k_base",
                    TokenCounter.Method.EXACT,
                    0,
                    8_000,
                    0,
                    List.of(
                        new SectionReport(
                            SectionName.SYSTEM_PROMPT, 9, 9, SectionReport.Action.KEPT, null),
                        new SectionReport(
                            SectionName.TASK_CONTEXT,
                            12,
                            12,
                            SectionReport.Action.CUT,
                            "Too long."),
                        new SectionReport(
                            SectionName.EXAMPLES, 0, 0, SectionReport.Action.DROPPED, "Full.")),
                    List.of(),
                    new StablePrefix(0, 0, TextBlock.hashOf("")),
                    TextBlock.hashOf("# Role: Reviewer\n\n# Task\n\nReview it. 😀\n\n"))));
    assertThat(readBack(read)).isEqualTo(read);
  }

  @Test
  void readsBackEverySkillProjectAndNote() {
    SkillContent skill = SomeSkills.everything();
    HandoverNote note = new HandoverNote("nul \u0000 \uD800", null, List.of("a", "😀"));

    assertThat(SkillJson.read(SkillJson.write(skill))).isEqualTo(skill);
    assertThat(ProjectJson.read(ProjectJson.write(skill.body()))).isEqualTo(skill.body());
    assertThat(NoteJson.read(NoteJson.write(note))).isEqualTo(note);
    assertThat(NoteJson.write(HandoverNote.none())).isNull();
    assertThat(NoteJson.read(null)).isEqualTo(HandoverNote.none());
  }

  @Test
  void readsBackEveryProfile() {
    for (long seed = 0; seed < CASES; seed++) {
      RoleProfile profile = new SomeValues(seed).profile();
      assertThat(ProfileJson.read(ProfileJson.write(profile)))
          .describedAs("seed %d", seed)
          .isEqualTo(profile);
    }
  }

  @Test
  void readsBackEveryTask() {
    for (long seed = 0; seed < CASES; seed++) {
      Task task = new SomeValues(seed).task();
      assertThat(TaskJson.read(TaskJson.write(task))).describedAs("seed %d", seed).isEqualTo(task);
    }
  }

  @Test
  void readsBackEverythingOfARule() {
    assertThat(RuleJson.read(RuleJson.write(SomeRules.everything())))
        .isEqualTo(SomeRules.everything());
  }

  @ParameterizedTest
  @EnumSource
  void readsBackEveryReasonOfRefusal(RefusalKind kind) {
    RefusalReason reason = new SomeValues(1).reason(kind);
    DispatchDecision plain =
        SomeDecisions.decision(DispatchRequest.of(SomeTasks.securityReview()), "a");
    DispatchDecision decision =
        new DispatchDecision(
            plain.id(),
            plain.decidedAt(),
            plain.request(),
            plain.classification(),
            plain.policy(),
            0,
            null,
            new Refusals(
                Map.of(kind, 1), List.of(new Refusal(new RoleId("a"), List.of(reason))), List.of()),
            null,
            plain.explanation());

    assertThat(readBack(decision)).isEqualTo(decision);
  }

  @Test
  void writesOnlyWhatEveryEncodingHolds() {
    for (long seed = 0; seed < CASES; seed++) {
      String document =
          DecisionJson.write(new SomeValues(seed).decision(), DocumentsTest::isElsewhere);
      assertThat(document).describedAs("seed %d", seed).doesNotContain("\u0000");
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(document);
    }
  }

  @Test
  void keepsTheOrderOfKeys() {
    Map<String, Object> values = new LinkedHashMap<>();
    List.of("z", "a", "m", "B").forEach(key -> values.put(key, 1));

    Attributes read = AttributesJson.read(AttributesJson.write(Attributes.of(values)));

    assertThat(new ArrayList<>(read.values().keySet())).containsExactly("z", "a", "m", "B");
  }

  @Test
  void saysWhichFormatItHas() {
    DispatchDecision decision =
        SomeDecisions.decision(DispatchRequest.of(SomeTasks.securityReview()), "a");

    assertThat(DecisionJson.write(decision, DocumentsTest::isElsewhere))
        .startsWith("{\"format\":2,\"dispatch_id\":\"")
        .contains("\"decided_by\":\"classifier\"")
        .contains("\"token_budget\":8000");
  }

  @Test
  void refusesDocumentsOfAnotherFormat() {
    String later = TaskJson.write(SomeTasks.deployment()).replace("\"format\":1", "\"format\":2");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TaskJson.read(later))
        .withMessageContaining("format");
  }

  @Test
  void ignoresMembersItDoesNotKnow() {
    String later =
        TaskJson.write(SomeTasks.deployment())
            .replace("\"format\":1", "\"format\":1,\"colour\":{\"of\":[1.5,null]}");

    assertThat(TaskJson.read(later)).isEqualTo(SomeTasks.deployment());
  }

  @Test
  void refusesWhatIsNoDocument() {
    for (String rubbish : List.of("", "1", "[]", "{", "{}", "{\"format\":1}", "{} {}")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> TaskJson.read(rubbish));
    }
  }

  private static DispatchDecision readBack(DispatchDecision decision) {
    return DecisionJson.read(
        DecisionJson.write(decision, DocumentsTest::isElsewhere), DocumentsTest::nowhere);
  }

  private static SectionText whole(SectionName name, String text) {
    return new SectionText(name, List.of(new TextBlock(text, false)));
  }

  private static boolean isHalf(int c) {
    return Character.isSurrogate((char) c);
  }

  /// Everything stands in the document itself.
  private static boolean isElsewhere(TextBlock block) {
    return false;
  }

  /// Any block is stored, with the same text.
  private static Map<String, String> anyText(Set<String> hashes) {
    return hashes.stream().collect(Collectors.toMap(hash -> hash, hash -> ANY_TEXT));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = DocumentsTest.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// No block is stored anywhere.
  private static Map<String, String> nowhere(Set<String> hashes) {
    throw new AssertionError("No block must be asked for: " + hashes);
  }
}
