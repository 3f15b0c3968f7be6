package dev.roledispatcher.adapter.rest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.ManageRoles.NewRole;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleReaderTest {

  private static final String ROLE = "'name':'A','role_type':'hybrid'";

  @Test
  void readsARoleWithEverything() {
    NewRole role =
        RoleReader.read(
            Bodies.body(
                """
                {'role_id':'r1','name':'A','description':'d','role_type':'ai_primary',
                 'capabilities':['x',{'name':'y','level':5}],'skills':['s1'],
                 'constraints':{'max_concurrent_tasks':3,'max_concurrent_by_kind':{'Data Import':2},'hours':'9-17'},'is_active':false,'metadata':{'k':1}}
                """));

    RoleProfile profile = role.profile();
    assertThat(role.id()).isEqualTo(new RoleId("r1"));
    assertThat(profile.type()).isEqualTo(RoleType.AI_PRIMARY);
    assertThat(profile.capabilities())
        .containsExactly(
            Capability.of(new CapabilityName("x")),
            new Capability(new CapabilityName("y"), new Proficiency(5)));
    assertThat(profile.constraints().maxConcurrentTasks()).isEqualTo(3);
    assertThat(profile.constraints().maxConcurrentByKind())
        .isEqualTo(Map.of(new TaskKind("data_import"), 2));
    assertThat(profile.constraints().others().values()).containsOnlyKeys("hours");
    assertThat(profile.active()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'role_type':'hybrid'}            | /name            | must be given",
        "{'name':'A','role_type':'hybrid','constraints':{'max_concurrent_by_kind':{'a':0}}} | /constraints/max_concurrent_by_kind/a | must be 1 to 10000",
        "{'name':'A','role_type':'hybrid','constraints':{'max_concurrent_by_kind':{'a-b':1,'A_B':2}}} | /constraints/max_concurrent_by_kind | must be limited once",
        "{'name':'A','role_type':'hybrid','constraints':{'max_concurrent_by_kind':{'a.b':1}}} | /constraints/max_concurrent_by_kind/a.b | must be 1 to 64 characters",
        "{'name':' ','role_type':'hybrid'} | /name            | must not be blank",
        "{'name':'A'}                      | /role_type       | must be given",
        "{'name':'A','role_type':'ai'}     | /role_type       | human_primary, ai_primary, hybrid",
        "{'name':'A','role_type':'hybrid','role_id':'stats'} | /role_id | must be another",
        "{'name':'A','role_type':'hybrid','role_id':''}      | /role_id | 1 to 128",
        "{'name':'A','role_type':'hybrid','version':1}       | /version | set by the dispatcher",
        "{'name':'A','role_type':'hybrid','load':{}}         | /load    | set by the dispatcher",
        "{'name':'A','role_type':'hybrid','capabilites':[]}  | /capabilites | Did you mean 'capabilities'?",
        "{'name':'A','role_type':'hybrid','capabilities':['a','A']} | /capabilities/1 | listed once",
        "{'name':'A','role_type':'hybrid','capabilities':[{'name':'a','level':0}]} | /capabilities/0/level | 1 to 5",
        "{'name':'A','role_type':'hybrid','capabilities':[3]} | /capabilities/0 | must be text, or an object",
        "{'name':'A','role_type':'hybrid','skills':['a','a']} | /skills/1 | listed once",
        "{'name':'A','role_type':'hybrid','constraints':{'max_concurrent_tasks':0}} | /constraints/max_concurrent_tasks | 1 to 10000",
        "{'name':'A','role_type':'hybrid','constraints':7}    | /constraints | must be an object",
        "{'name':'A','role_type':'hybrid','is_active':1}      | /is_active | true or false",
        "{'name':'A','role_type':'hybrid','is_draining':1}    | /is_draining | true or false",
        "{'name':'A','role_type':'hybrid','engagement':7}     | /engagement | must be an object",
        "{'name':'A','role_type':'hybrid','engagement':{'mode':'queue'}} | /engagement/mode | direct, offer",
        "{'name':'A','role_type':'hybrid','engagement':{'lease':'P31D'}} | /engagement/lease | at most PT720H",
        "{'name':'A','role_type':'hybrid','engagement':{'lease':'1h'}}   | /engagement/lease | ISO 8601",
        "{'name':'A','role_type':'hybrid','engagement':{'leese':'PT1H'}} | /engagement/leese | Did you mean 'lease'?",
        "{'name':'A','role_type':'hybrid','engagement':{'offer_timeout':'PT0S'}} | /engagement/offer_timeout | more than 0",
        "{'name':'A','role_type':'hybrid','engagement':{'presence_timeout':'-PT1S'}} | /engagement/presence_timeout | more than 0",
        "{'name':'A','role_type':'hybrid','engagement':{'working_hours':{'zone':'Mars','windows':[{'days':['monday'],'from':'09:00','to':'17:00'}]}}} | /engagement/working_hours/zone | must be known",
        "{'name':'A','role_type':'hybrid','engagement':{'working_hours':{'zone':'UTC','windows':[]}}} | /engagement/working_hours/windows | at least one",
        "{'name':'A','role_type':'hybrid','engagement':{'working_hours':{'zone':'UTC','windows':[{'days':[],'from':'09:00','to':'17:00'}]}}} | /engagement/working_hours/windows/0/days | at least one",
        "{'name':'A','role_type':'hybrid','engagement':{'working_hours':{'zone':'UTC','windows':[{'days':['mon'],'from':'09:00','to':'17:00'}]}}} | /engagement/working_hours/windows/0/days/0 | monday",
        "{'name':'A','role_type':'hybrid','engagement':{'working_hours':{'zone':'UTC','windows':[{'days':['monday'],'from':'24:00','to':'17:00'}]}}} | /engagement/working_hours/windows/0/from | time of day",
        "{'name':'A','role_type':'hybrid','engagement':{'working_hours':{'zone':'UTC','days_off':['2026-02-30'],'windows':[{'days':['monday'],'from':'09:00','to':'17:00'}]}}} | /engagement/working_hours/days_off/0 | day of the calendar",
      })
  void tellsWhatIsWrongAndWhere(String body, String pointer, String message) {
    assertThat(Bodies.violations(() -> RoleReader.read(Bodies.body(body))))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo(pointer);
          assertThat(violation.message()).contains(message);
        });
  }

  @Test
  void readsHowARoleTakesTasksOn() {
    Engagement engagement =
        RoleReader.read(
                Bodies.body(
                    "{"
                        + ROLE
                        + """
                        ,'is_draining':true,'engagement':{'mode':'offer','offer_timeout':'PT5M','lease':'PT1H','presence_timeout':'P1D',
                         'working_hours':{'zone':'Europe/Berlin','days_off':['2026-12-24'],
                          'windows':[{'days':['friday','monday'],'from':'09:00','to':'17:30'}]}}}
                        """))
            .profile()
            .engagement();

    assertThat(engagement)
        .isEqualTo(
            new Engagement(
                Engagement.Mode.OFFER,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                new WorkingHours(
                    ZoneId.of("Europe/Berlin"),
                    List.of(
                        new WorkingHours.Window(
                            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            LocalTime.of(9, 0),
                            LocalTime.of(17, 30))),
                    Set.of(LocalDate.of(2026, 12, 24))),
                true,
                Duration.ofDays(1)));
    assertThat(RoleReader.read(Bodies.body("{" + ROLE + "}")).profile().engagement())
        .isEqualTo(Engagement.DEFAULT);
  }

  @Test
  void tellsEverythingThatIsWrongWithAnEngagement() {
    assertThat(
            Bodies.violations(() ->
                RoleReader.read(
                    Bodies.body(
                        "{"
                            + ROLE
                            + ",'engagement':{'mode':'x','lease':7,'working_hours':{'windows':[{'days':['x'],'from':1}]}}}"))))
        .extracting(Violation::pointer)
        .containsExactly(
            "/engagement/mode",
            "/engagement/lease",
            "/engagement/working_hours/zone",
            "/engagement/working_hours/windows/0/days/0",
            "/engagement/working_hours/windows/0/from",
            "/engagement/working_hours/windows/0/to");
  }

  @Test
  void aPatchChangesPartsOfAnEngagement() {
    RoleProfile before =
        RoleReader.read(
                Bodies.body(
                    "{"
                        + ROLE
                        + ",'is_draining':true,'engagement':{'mode':'offer','lease':'PT1H','working_hours':{'zone':'UTC','windows':[{'days':['sunday'],'from':'22:00','to':'06:00'}]}}}"))
            .profile();

    assertThat(patch("{}", before)).isEqualTo(before);
    Engagement after =
        patch("{'engagement':{'lease':null,'working_hours':{'zone':'Asia/Tokyo'}}}", before)
            .engagement();
    assertThat(after.asksFirst()).isTrue();
    assertThat(after.draining()).isTrue();
    assertThat(after.lease()).isNull();
    assertThat(after.hours())
        .isEqualTo(
            WorkingHours.of(
                ZoneId.of("Asia/Tokyo"),
                List.of(
                    new WorkingHours.Window(
                        Set.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 0)))));
    assertThat(patch("{'engagement':null,'is_draining':false}", before).engagement())
        .isEqualTo(Engagement.DEFAULT);
  }

  @Test
  void limitsNameAndDescription() {
    assertThat(
            Bodies.violations(() ->
                RoleReader.read(
                    Bodies.body("{'name':'" + "n".repeat(201) + "','role_type':'hybrid'}"))))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("at most 200"));
    assertThat(Bodies.violations(() -> described("ß".repeat(16_384)))).isEmpty();
    assertThat(Bodies.violations(() -> described("ß".repeat(16_384) + "s")))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo("/description");
          assertThat(violation.message()).contains("32769 bytes", "at most 32768 bytes");
        });
  }

  @Test
  void limitsCapabilities() {
    assertThat(Bodies.violations(() -> capable(64))).isEmpty();
    assertThat(Bodies.violations(() -> capable(65)))
        .singleElement()
        .satisfies(violation -> assertThat(violation.message()).contains("at most 64"));
  }

  @Test
  void aPatchChangesWhatItNamesAndRemovesWhatIsNull() {
    RoleProfile before =
        RoleReader.read(
                Bodies.body(
                    "{"
                        + ROLE
                        + ",'description':'d','constraints':{'max_concurrent_tasks':3,'a':1},'capabilities':['x',{'name':'y','level':2}]}"))
            .profile();

    RoleProfile after =
        patch("{'name':'B','description':null,'constraints':{'a':null,'b':{'c':2}}}", before);

    assertThat(after.name()).isEqualTo("B");
    assertThat(after.description()).isEmpty();
    assertThat(after.constraints().maxConcurrentTasks()).isEqualTo(3);
    assertThat(after.constraints().others().values()).containsOnlyKeys("b");
    assertThat(after.capabilities()).isEqualTo(before.capabilities());
    assertThat(patch("{}", before)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                        |              | must be an object",
        "{'name':null}             | /name        | must be given",
        "{'nmae':'x'}              | /nmae        | Did you mean 'name'?",
        "{'nmae':null}             | /nmae        | Did you mean 'name'?",
        "{'role_id':'r2'}          | /role_id     | cannot be changed",
        "{'version':2}             | /version     | cannot be changed",
        "{'created_at':null}       | /created_at  | cannot be changed",
        "{'role_type':'robot'}     | /role_type   | human_primary",
        "{'name':'a','name':'b'}   | /name        | given once",
        "{'constraints':{'max_concurrent_tasks':-1}} | /constraints/max_concurrent_tasks | 1 to 10000",
      })
  void aFaultyPatchTellsWhatIsWrongAndWhere(String patch, String pointer, String message) {
    RoleProfile before = RoleReader.read(Bodies.body("{" + ROLE + "}")).profile();

    assertThat(Bodies.violations(() -> patch(patch, before)))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.pointer()).isEqualTo(pointer == null ? "" : pointer);
          assertThat(violation.message()).contains(message);
        });
  }

  private static NewRole described(String description) {
    return RoleReader.read(Bodies.body("{" + ROLE + ",'description':'" + description + "'}"));
  }

  private static NewRole capable(int capabilities) {
    String names =
        IntStream.range(0, capabilities)
            .mapToObj(i -> "'c" + i + "'")
            .collect(Collectors.joining(","));
    return RoleReader.read(Bodies.body("{" + ROLE + ",'capabilities':[" + names + "]}"));
  }

  private static RoleProfile patch(String patch, RoleProfile before) {
    return new RolePatch(Bodies.body(patch)).apply(before);
  }
}
