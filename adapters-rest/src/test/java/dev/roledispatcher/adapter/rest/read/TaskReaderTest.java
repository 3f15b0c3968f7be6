package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskReaderTest {

  @Test
  void readsATaskWithEverything() {
    Task task =
        TaskReader.read(
            Bodies.body(
                """
                {'task_id':'t.1','description':'Do it','priority':'high',
                 'required_capabilities':['Code Review',{'name':'sql','min_level':4,'kind':'preferred'}],
                 'metadata':{'tenant':'a','n':1.50},'context':{'deep':[{'x':null}]},
                 'deadline':'2030-01-01T12:00:00+02:00','capacity_cost':3,'kind':'Data Import'}
                """));

    assertThat(task.priority()).isEqualTo(Priority.HIGH);
    assertThat(task.requirements())
        .containsExactly(
            Requirement.of(new CapabilityName("code_review")),
            new Requirement(
                new CapabilityName("sql"), new Proficiency(4), Requirement.Kind.PREFERRED));
    assertThat(task.metadata().get("tenant")).isEqualTo("a");
    assertThat(task.deadline()).isEqualTo(Instant.parse("2030-01-01T10:00:00Z"));
    assertThat(task.need()).isEqualTo(new CapacityNeed(3, new TaskKind("data_import")));
  }

  @Test
  void whatMayBeLeftOutMayBeNullToo() {
    Task task =
        TaskReader.read(
            Bodies.body(
                "{'task_id':'t','description':'x','required_capabilities':null,'priority':null,'metadata':null,'context':null,'deadline':null,'capacity_cost':null,'kind':null}"));

    assertThat(task.priority()).isEqualTo(Priority.MEDIUM);
    assertThat(task.requirements()).isEmpty();
    assertThat(task.metadata().isEmpty()).isTrue();
    assertThat(task.deadline()).isNull();
    assertThat(task.need()).isEqualTo(CapacityNeed.ONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                          |                           | must be an object; it is an array",
        "{'task_id':'t','description':'x','capacity_cost':0}   | /capacity_cost | must be 1 to 100",
        "{'task_id':'t','description':'x','capacity_cost':101} | /capacity_cost | must be 1 to 100",
        "{'task_id':'t','description':'x','kind':'a.b'}        | /kind          | must be 1 to 64 characters",
        "{'description':'x'}                         | /task_id                  | 'task_id' must be given",
        "{'task_id':null,'description':'x'}          | /task_id                  | 'task_id' must be given",
        "{'task_id':7,'description':'x'}             | /task_id                  | must be text; it is a number",
        "{'task_id':'a b','description':'x'}         | /task_id                  | must be 1 to 128 characters",
        "{'task_id':'t'}                             | /description              | 'description' must be given",
        "{'task_id':'t','description':'  '}          | /description              | must not be blank",
        "{'task_id':'t','description':'x','prioriti':'low'} | /prioriti          | Did you mean 'priority'?",
        "{'task_id':'t','description':'x','zzz':1}   | /zzz                      | The field 'zzz' is unknown.",
        "{'task_id':'t','description':'x','a/b~':1}  | /a~1b~0                   | is unknown",
        "{'task_id':'t','description':'x','priority':'hihg'} | /priority         | Did you mean 'high'?",
        "{'task_id':'t','description':'x','priority':'HIGH'} | /priority         | one of low, medium, high, critical",
        "{'task_id':'t','description':'x','required_capabilities':'sql'} | /required_capabilities | must be an array",
        "{'task_id':'t','description':'x','required_capabilities':['a',null]} | /required_capabilities/1 | must be text, or an object",
        "{'task_id':'t','description':'x','required_capabilities':['A b','a_b']} | /required_capabilities/1 | listed once",
        "{'task_id':'t','description':'x','required_capabilities':['--']} | /required_capabilities/0 | must have 1 to 128 characters",
        "{'task_id':'t','description':'x','required_capabilities':[{}]} | /required_capabilities/0/name | must be given",
        "{'task_id':'t','description':'x','required_capabilities':[{'name':'a','min_level':6}]} | /required_capabilities/0/min_level | must be 1 to 5",
        "{'task_id':'t','description':'x','required_capabilities':[{'name':'a','min_level':2.5}]} | /required_capabilities/0/min_level | whole number",
        "{'task_id':'t','description':'x','required_capabilities':[{'name':'a','level':2}]} | /required_capabilities/0/level | Did you mean 'min_level'?",
        "{'task_id':'t','description':'x','required_capabilities':[{'name':'a','kind':'maybe'}]} | /required_capabilities/0/kind | one of required, preferred",
        "{'task_id':'t','description':'x','metadata':[]}  | /metadata            | must be an object",
        "{'task_id':'t','description':'x','deadline':'tomorrow'} | /deadline     | RFC 3339",
        "{'task_id':'t','description':'x','deadline':'2026-11-23T09:30:00'} | /deadline | RFC 3339",
        "{'task_id':'t','description':'x','deadline':'+12345-01-01T00:00:00Z'} | /deadline | RFC 3339",
        "{'task_id':'t','task_id':'u','description':'x'} | /task_id              | must be given once",
        "{'task_id':'t','description':'a\\u0000b'}   | /description              | NUL",
        "{'task_id':'t','description':'x','metadata':{'k':['\\ud800']}} | /metadata/k/0 | surrogate",
        "{'task_id':'t','description':'x','context':{'n':1e999}} | /context/n    | at most 308 digits",
      })
  void tellsWhatIsWrongAndWhere(String body, String pointer, String message) {
    assertThat(Bodies.violations(() -> TaskReader.read(Bodies.body(body))))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo(pointer == null ? "" : pointer);
          assertThat(violation.message()).contains(message);
        });
  }

  @Test
  void limitsTheDescriptionInBytes() {
    String fits = "ü".repeat(16 * 1024);

    assertThat(violationsOfDescription(fits)).isEmpty();
    assertThat(violationsOfDescription(fits + "x")).contains("32 KiB");
  }

  @Test
  void limitsTheCapabilities() {
    String many =
        IntStream.rangeClosed(1, 65).mapToObj(i -> "'c" + i + "'").collect(Collectors.joining(","));

    assertThat(
            Bodies.violations(() ->
                TaskReader.read(
                    Bodies.body(
                        "{'task_id':'t','description':'x','required_capabilities':["
                            + many
                            + "]}"))))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("at most 64"));
  }

  @Test
  void limitsTheDepthOfData() {
    String deep = "{'a':".repeat(40) + "1" + "}".repeat(40);

    assertThat(
            Bodies.violations(() ->
                TaskReader.read(
                    Bodies.body("{'task_id':'t','description':'x','metadata':" + deep + "}"))))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("32 levels"));
  }

  @Test
  void namesAHundredViolationsAndCountsTheRest() {
    String many =
        IntStream.rangeClosed(1, 150)
            .mapToObj(i -> "'q" + i + "':1")
            .collect(Collectors.joining(","));

    assertThat(
            Bodies.violations(() ->
                TaskReader.read(Bodies.body("{'task_id':'t','description':'x'," + many + "}"))))
        .hasSize(101)
        .last()
        .satisfies(violation -> assertThat(violation.message()).contains("50 more"));
  }

  private static String violationsOfDescription(String description) {
    return Bodies.violations(() ->
            TaskReader.read(Bodies.body("{'task_id':'t','description':'" + description + "'}")))
        .toString()
        .replace("[]", "");
  }
}
