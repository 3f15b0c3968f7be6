package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

  private static final TaskId TASK = new TaskId("t");

  @Test
  void readsWhatIsLeftForTheNextRole() {
    assertThat(
            read("{'reason':'r','handover':{'done':'a','left':'b','artefacts':['x','y']}}").note())
        .isEqualTo(new HandoverNote("a", "b", List.of("x", "y")));
    assertThat(read("{'handover':{}}").note()).isEqualTo(HandoverNote.none());
    assertThat(read("{'handover':null}").note()).isEqualTo(HandoverNote.none());
    assertThat(read("{}").note()).isEqualTo(HandoverNote.none());
  }

  @Test
  void tellsEverythingThatIsWrongWithANote() {
    String long8001 = "x".repeat(8_001);
    String long2001 = "x".repeat(2_001);

    assertThat(
            Bodies.violations(() ->
                read(
                    "{'handover':{'don':'a','done':'%s','left':7,'artefacts':[' ','%s','z']}}"
                        .formatted(long8001, long2001))))
        .extracting(Violation::pointer)
        .containsExactly(
            "/handover/done",
            "/handover/left",
            "/handover/artefacts/0",
            "/handover/artefacts/1",
            "/handover/don");
    assertThat(Bodies.violations(() -> read("{'handover':'done'}"))).hasSize(1);
    assertThat(
            Bodies.violations(
                () -> read("{'handover':{'artefacts':[%s'a']}}".formatted("'a',".repeat(32)))))
        .extracting(Violation::pointer)
        .containsExactly("/handover/artefacts");
  }

  private static Reassignment read(String body) {
    return CommandReader.reassignment(TASK, Bodies.body(body));
  }
}
