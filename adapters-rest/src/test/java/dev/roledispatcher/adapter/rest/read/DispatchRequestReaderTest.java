package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.batch.BatchStrategy;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchRequestReaderTest {

  private static final String TASK = "'task':{'task_id':'t','description':'x'}";

  private final DispatchRequestReader reader = new DispatchRequestReader(new TokenBudget(1_234));

  @Test
  void readsARequestWithEverything() {
    DispatchRequest request =
        read(
            "{"
                + TASK
                + ",'preferred_role':'a','exclude_roles':['b','c','b'],'token_budget':10,'priority':'critical','force_classification':'hybrid','redispatch':true}");

    assertThat(request.preferred()).isEqualTo(new RoleId("a"));
    assertThat(request.excluded()).containsExactly(new RoleId("b"), new RoleId("c"));
    assertThat(request.budget()).isEqualTo(new TokenBudget(10));
    assertThat(request.task().priority()).isEqualTo(Priority.CRITICAL);
    assertThat(request.forced()).isEqualTo(TaskClassification.HYBRID);
    assertThat(request.redispatch()).isTrue();
  }

  @Test
  void readsAReserveAndBudgetsOfSections() {
    assertThat(
            read("{"
                    + TASK
                    + ",'token_budget':10,'answer_reserve':9,'section_budgets':{'examples':20}}")
                .budget())
        .isEqualTo(new TokenBudget(10, 9, Map.of(SectionName.EXAMPLES, 20)));
    assertThat(read("{" + TASK + ",'answer_reserve':34}").budget())
        .isEqualTo(new TokenBudget(1_234, 34, Map.of()));
    assertThat(read("{" + TASK + ",'section_budgets':{}}").budget())
        .isEqualTo(new TokenBudget(1_234));
  }

  @Test
  void whatIsUsualHoldsWhereNothingIsSaid() {
    DispatchRequestReader usual =
        new DispatchRequestReader(new TokenBudget(1_000, 300, Map.of(SectionName.EXAMPLES, 20)));

    assertThat(usual.read(Bodies.body("{" + TASK + "}")).budget())
        .isEqualTo(new TokenBudget(1_000, 300, Map.of(SectionName.EXAMPLES, 20)));
    assertThat(usual.read(Bodies.body("{" + TASK + ",'token_budget':400}")).budget())
        .isEqualTo(new TokenBudget(400, 300, Map.of(SectionName.EXAMPLES, 20)));
    assertThat(
            Bodies.violations(() -> usual.read(Bodies.body("{" + TASK + ",'token_budget':300}"))))
        .extracting(Violation::pointer)
        .containsExactly("/answer_reserve");
    assertThat(
            usual
                .read(Bodies.body("{" + TASK + ",'section_budgets':{'task_context':900}}"))
                .budget())
        .isEqualTo(new TokenBudget(1_200, 300, Map.of(SectionName.TASK_CONTEXT, 900)));
  }

  @Test
  void aRequestWithoutABudgetGetsTheUsualOne() {
    DispatchRequest request = read("{" + TASK + ",'priority':null}");

    assertThat(request.budget()).isEqualTo(new TokenBudget(1_234));
    assertThat(request.task().priority()).isEqualTo(Priority.MEDIUM);
    assertThat(request.redispatch()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'token_budget':0          | /token_budget         | must be 1 to",
        "'token_budget':99999999999| /token_budget         | whole number from",
        "'token_budget':1.5        | /token_budget         | whole number",
        "'token_budget':'8000'     | /token_budget         | whole number; it is text",
        "'token_budget':true       | /token_budget         | whole number; it is true or false",
        "'exclude_roles':['ok','!']| /exclude_roles/1      | role id (!)",
        "'exclude_role':['a']      | /exclude_role         | Did you mean 'exclude_roles'?",
        "'force_classification':'ai' | /force_classification | human_primary, ai_primary, hybrid",
        "'redispatch':'yes'        | /redispatch           | true or false; it is text",
        "'preferred_role':''       | /preferred_role       | role id ()",
      })
  void tellsWhatIsWrongAndWhere(String field, String pointer, String message) {
    assertThat(Bodies.violations(() -> read("{" + TASK + "," + field + "}")))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo(pointer);
          assertThat(violation.message()).contains(message);
        });
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    assertThat(read("{" + TASK + ",'token_budget':8e3}").budget().tokens()).isEqualTo(8_000);
  }

  @Test
  void readsEachItemOfABatchAlone() {
    List<BatchItem<DispatchRequest>> items =
        reader
            .readAll(
                Bodies.body("{'requests':[{" + TASK + "},{'task':{'task_id':'u','task_id':'v'}}]}"))
            .items();

    assertThat(BatchItem.fine(items)).hasSize(1);
    assertThat(items.get(1))
        .isInstanceOfSatisfying(
            BatchItem.Faulty.class,
            faulty -> {
              assertThat(faulty.id()).isEqualTo("u");
              assertThat(faulty.failure().toString())
                  .contains("/requests/1/task/task_id", "/requests/1/task/description");
            });
  }

  @Test
  void aBatchAsSuchMustBeRight() {
    assertThat(Bodies.violations(() -> reader.readAll(Bodies.body("{'request':[]}")))).hasSize(2);
    assertThat(Bodies.violations(() -> reader.readAll(Bodies.body("{'requests':{}}")))).hasSize(1);
    assertThat(Bodies.violations(() -> reader.readAll(Bodies.body("[]")))).hasSize(1);
    assertThat(
            Bodies.violations(() -> reader.readAll(Bodies.body("{'requests':[],'requests':[]}"))))
        .hasSize(1);
  }

  @Test
  void aBatchIsDispatchedInOrderUnlessItSaysOtherwise() {
    assertThat(reader.readAll(Bodies.body("{'requests':[]}")).strategy())
        .isEqualTo(BatchStrategy.IN_ORDER);
    assertThat(reader.readAll(Bodies.body("{'requests':[],'strategy':null}")).strategy())
        .isEqualTo(BatchStrategy.IN_ORDER);
    assertThat(reader.readAll(Bodies.body("{'strategy':'optimal','requests':[]}")).strategy())
        .isEqualTo(BatchStrategy.OPTIMAL);
    assertThat(
            Bodies.violations(
                () -> reader.readAll(Bodies.body("{'requests':[],'strategy':'optimum'}"))))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo("/strategy");
          assertThat(violation.message()).contains("in_order, optimal");
        });
  }

  private DispatchRequest read(String body) {
    return Objects.requireNonNull(reader.read(Bodies.body(body)));
  }
}
