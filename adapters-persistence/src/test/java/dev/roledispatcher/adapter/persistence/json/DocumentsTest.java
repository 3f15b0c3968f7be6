package dev.roledispatcher.adapter.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRules;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.task.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DocumentsTest {

  private static final int CASES = 2_000;

  @Test
  void readsBackEveryDecision() {
    for (long seed = 0; seed < CASES; seed++) {
      DispatchDecision decision = new SomeValues(seed).decision();
      assertThat(DecisionJson.read(DecisionJson.write(decision)))
          .describedAs("seed %d", seed)
          .isEqualTo(decision);
    }
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

    assertThat(DecisionJson.read(DecisionJson.write(decision))).isEqualTo(decision);
  }

  @Test
  void writesOnlyWhatEveryEncodingHolds() {
    for (long seed = 0; seed < CASES; seed++) {
      String document = DecisionJson.write(new SomeValues(seed).decision());
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

    assertThat(DecisionJson.write(decision))
        .startsWith("{\"format\":1,\"dispatch_id\":\"")
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
}
