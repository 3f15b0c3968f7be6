package dev.roledispatcher.adapter.plugins;

import static dev.roledispatcher.adapter.plugins.Fixtures.CLOCK;
import static dev.roledispatcher.adapter.plugins.Fixtures.LONG;
import static dev.roledispatcher.adapter.plugins.Fixtures.SETTINGS;
import static dev.roledispatcher.adapter.plugins.Fixtures.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roledispatcher.adapter.plugins.folder.FolderLimits;
import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.adapter.plugins.folder.FolderSettings.Activation;
import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.SpiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPluginsTest {

  private static final String HUMAN = PluginJar.says("HUMAN_PRIMARY", "A stranger says so.");
  private static final String AI = PluginJar.says("AI_PRIMARY", "A stranger says so.");

  @TempDir private Path temp;
  private final List<PluginHost> hosts = new ArrayList<>();

  @AfterEach
  void closesTheHosts() {
    hosts.forEach(PluginHost::close);
  }

  @Test
  void asksAClassifierOfTheFolderFirst() throws Exception {
    Path jar = PluginJar.classifier("stranger", "2.1", AI).to(folder().resolve("some.jar"));
    PluginHost host = start();
    assertThat(decided(host)).isEqualTo(new PluginRef("stranger", "2.1"));
    PluginStatus status = find(host, "stranger");
    assertThat(status.state()).isEqualTo(State.ACTIVE);
    assertThat(status.kind()).isEqualTo(Kind.CLASSIFIER);
    assertThat(status.origin()).isEqualTo("some.jar");
    assertThat(status.sha256()).isEqualTo(sum(jar));
    assertThat(status.spiVersion()).isEqualTo(SpiVersion.CURRENT);
    assertThat(status.calls()).isEqualTo(1);
  }

  @Test
  void loadsAPluginWithSeveralJarsFromAFolderOfItsOwn() throws Exception {
    Path own = Files.createDirectory(folder().resolve("stranger"));
    PluginJar.classifier("stranger", "1", "return Word.verdict();")
        .source("Word", "final class Word { static Verdict verdict() { " + AI + " } }")
        .to(own.resolve("all.jar"));
    new PluginJar().entry("library.properties", "size=3").to(own.resolve("library.jar"));
    Files.writeString(own.resolve("README.txt"), "No jar.");
    PluginHost host = start();
    assertThat(decided(host).name()).isEqualTo("stranger");
    assertThat(find(host, "stranger").origin()).isEqualTo("stranger");
    String list =
        "%s  all.jar\n%s  library.jar\n"
            .formatted(sum(own.resolve("all.jar")), sum(own.resolve("library.jar")));
    assertThat(find(host, "stranger").sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(list.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void putsClassifiersOfTheFolderInFrontByNameAndUsesTheFirstSelectorByName() throws Exception {
    PluginJar.classifier("zebra", "1", AI).to(folder().resolve("a.jar"));
    PluginJar.classifier("ape", "1", "return new Verdict.Abstained(\"No.\");")
        .to(folder().resolve("z.jar"));
    PluginJar.selector("second", "1").to(folder().resolve("b.jar"));
    PluginJar.selector("first", "1").to(folder().resolve("c.jar"));
    PluginHost host = start();
    assertThat(host.classifiers().hear(TASK, LONG).opinions())
        .extracting(opinion -> opinion.by().name())
        .containsExactly("ape", "zebra");
    assertThat(host.plugins())
        .extracting(PluginStatus::name, PluginStatus::state, PluginStatus::reason)
        .contains(
            tuple("first", State.ACTIVE, null),
            tuple("second", State.DISCOVERED, "The role selector (first) is used."),
            tuple("weighted", State.DISCOVERED, null));
  }

  @Test
  void usesOfTheFolderOnlyWhatIsNamedWhenToldSo() throws Exception {
    PluginJar.classifier("named", "1", AI).to(folder().resolve("a.jar"));
    PluginJar.classifier("other", "1", HUMAN).to(folder().resolve("b.jar"));
    PluginHost host =
        start(
            Fixtures.chain("named", "keyword"),
            new FolderSettings(folder(), Activation.NAMED, Set.of(), FolderLimits.DEFAULT, false));
    assertThat(decided(host).name()).isEqualTo("named");
    assertThat(find(host, "other").state()).isEqualTo(State.DISCOVERED);
    assertThat(find(host, "other").reason()).isEqualTo("The configuration does not name it.");
  }

  @Test
  void leavesAConfiguredSelectorInItsPlace() throws Exception {
    PluginJar.selector("stranger", "1").to(folder().resolve("a.jar"));
    PluginHost host =
        PluginHost.start(
            SETTINGS,
            FolderSettings.of(folder()),
            true,
            CLOCK,
            System::nanoTime,
            InMemoryPlugins.defaults());
    hosts.add(host);
    assertThat(find(host, "weighted").state()).isEqualTo(State.ACTIVE);
    assertThat(find(host, "stranger").state()).isEqualTo(State.DISCOVERED);
  }

  @Test
  void startsWithAnyContentOfTheFolderAndSaysWhatIsWrongWithIt() throws Exception {
    Path folder = folder();
    Files.writeString(folder.resolve("broken.jar"), "This is no jar.");
    Files.createFile(folder.resolve("empty.jar"));
    Files.writeString(folder.resolve("notes.txt"), "Not looked at.");
    Files.writeString(folder.resolve(".hidden.jar"), "Not looked at.");
    Files.createDirectory(folder.resolve("nothing"));
    new PluginJar().entry("readme", "Hello.").to(folder.resolve("bare.jar"));
    new PluginJar()
        .provider(ClassifierFactory.class, "strange.Missing")
        .to(folder.resolve("missing.jar"));
    new PluginJar()
        .source("Nobody", "public final class Nobody {}")
        .provider(ClassifierFactory.class, "strange.Nobody")
        .to(folder.resolve("nobody.jar"));
    factory("initialiser", "static { if (true) throw new IllegalStateException(\"static\"); }", "")
        .to(folder.resolve("initialiser.jar"));
    factory("descriptor", "", "if (true) throw new IllegalStateException(\"who am I\");")
        .to(folder.resolve("descriptor.jar"));
    factory("nameless", "", "if (true) return null;").to(folder.resolve("nameless.jar"));
    factory("deep", "", "if (true) return descriptor();").to(folder.resolve("deep.jar"));
    factory(
            "hanging",
            "",
            "while (true) try { Thread.sleep(100_000); } catch (InterruptedException deaf) { continue; } } PluginDescriptor other() {")
        .to(folder.resolve("hanging.jar"));
    factory("old", "", "if (true) return new PluginDescriptor(\"old\", \"1\", 0, \"\", List.of());")
        .to(folder.resolve("old.jar"));
    PluginJar.classifier("keyword", "9", AI).to(folder.resolve("taken.jar"));
    PluginJar.classifier("twin", "1", AI).to(folder.resolve("twin1.jar"));
    PluginJar.classifier("twin", "2", AI).to(folder.resolve("twin2.jar"));
    PluginJar.classifier("failing", "1", "throw new IllegalStateException(\"never\");")
        .to(folder.resolve("failing.jar"));
    Files.createSymbolicLink(folder.resolve("nowhere.jar"), folder.resolve("gone.jar"));
    Path outside = PluginJar.classifier("outside", "1", AI).to(temp.resolve("outside.jar"));
    Files.createSymbolicLink(folder.resolve("link.jar"), outside);
    new PluginJar()
        .entry("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: ../../../x.jar\n")
        .to(folder.resolve("reaching.jar"));
    PluginJar.classifier("good", "1", AI).to(folder.resolve("good.jar"));

    PluginHost host = start(impatient(), FolderSettings.of(folder));

    assertThat(decided(host).name()).isEqualTo("good");
    assertThat(host.plugins())
        .extracting(PluginStatus::origin, PluginStatus::state)
        .containsExactlyInAnyOrder(
            tuple("test", State.ACTIVE),
            tuple("test", State.ACTIVE),
            tuple("broken.jar", State.FAILED),
            tuple("empty.jar", State.FAILED),
            tuple("nothing", State.NO_PROVIDER),
            tuple("bare.jar", State.NO_PROVIDER),
            tuple("missing.jar", State.FAILED),
            tuple("nobody.jar", State.FAILED),
            tuple("initialiser.jar", State.FAILED),
            tuple("descriptor.jar", State.FAILED),
            tuple("nameless.jar", State.FAILED),
            tuple("deep.jar", State.FAILED),
            tuple("hanging.jar", State.FAILED),
            tuple("old.jar", State.INCOMPATIBLE),
            tuple("taken.jar", State.FAILED),
            tuple("twin1.jar", State.FAILED),
            tuple("twin2.jar", State.FAILED),
            tuple("failing.jar", State.FAILED),
            tuple("nowhere.jar", State.FAILED),
            tuple("link.jar", State.BLOCKED),
            tuple("reaching.jar", State.BLOCKED),
            tuple("good.jar", State.ACTIVE));
    assertThat(reason(host, "broken.jar")).contains("The file (broken.jar) is no jar");
    assertThat(reason(host, "missing.jar")).contains("strange.Missing not found");
    assertThat(reason(host, "nobody.jar")).contains("not a subtype");
    assertThat(reason(host, "initialiser.jar")).contains("static");
    assertThat(reason(host, "deep.jar")).contains("StackOverflowError");
    assertThat(reason(host, "hanging.jar")).contains("did not end within");
    assertThat(reason(host, "old.jar")).contains("version 0").contains("offers 1");
    assertThat(reason(host, "taken.jar"))
        .contains("taken by the built-in classifier (test.keyword)");
    assertThat(reason(host, "twin1.jar")).contains("twin1.jar").contains("twin2.jar");
    assertThat(reason(host, "failing.jar")).contains("self-test failed").contains("never");
  }

  @Test
  void startsWithoutTheFolderAndWithAFileInItsPlace() throws IOException {
    assertThat(start(SETTINGS, FolderSettings.of(temp.resolve("no-folder"))).plugins()).hasSize(2);
    Path file = Files.writeString(temp.resolve("file"), "");
    PluginHost host = start(SETTINGS, FolderSettings.of(file));
    assertThat(find(host, "file").state()).isEqualTo(State.FAILED);
    assertThat(find(host, "file").kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(decided(host).name()).isEqualTo("keyword");
  }

  @Test
  void refusesToStartWhenAPluginOfTheFolderThatIsNamedCannotBeUsed() throws IOException {
    PluginJar.classifier("named", "1", "throw new IllegalStateException(\"never\");")
        .to(folder().resolve("a.jar"));
    assertThatThrownBy(() -> start(Fixtures.chain("named", "keyword"), FolderSettings.of(folder())))
        .isInstanceOf(PluginConfigurationException.class)
        .hasMessage(
            "The configured plugin (named) could not be made: Its self-test failed. It threw IllegalStateException: never.");
    assertThatThrownBy(() -> start(Fixtures.chain("absent"), FolderSettings.of(folder())))
        .hasMessageContaining("The configured classifier (absent) was not found");
  }

  @Test
  void keepsOutWhatTheListOfAllowedSumsDoesNotHave() throws Exception {
    Path known = PluginJar.classifier("known", "1", AI).to(folder().resolve("known.jar"));
    Path stranger = PluginJar.classifier("stranger", "1", AI).to(folder().resolve("stranger.jar"));
    PluginHost host =
        start(
            SETTINGS,
            new FolderSettings(
                folder(), Activation.ALL, Set.of(sum(known)), FolderLimits.DEFAULT, false));
    assertThat(find(host, "known").state()).isEqualTo(State.ACTIVE);
    assertThat(find(host, "stranger").state()).isEqualTo(State.BLOCKED);
    assertThat(find(host, "stranger").sha256()).isEqualTo(sum(stranger));
    assertThat(find(host, "stranger").reason()).contains(sum(stranger));
    assertThatThrownBy(() ->
            new FolderSettings(
                folder(), Activation.ALL, Set.of("abc"), FolderLimits.DEFAULT, false))
        .hasMessageContaining("(abc)");
  }

  @Test
  void loadsNoMoreThanItsLimitsAllow() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      PluginJar.classifier(name, "1", AI).to(folder().resolve(name + ".jar"));
    }
    PluginHost few = start(SETTINGS, limited(new FolderLimits(2, 1_000_000, 1_000_000)));
    assertThat(find(few, "b").state()).isEqualTo(State.ACTIVE);
    assertThat(find(few, "c").state()).isEqualTo(State.BLOCKED);
    assertThat(find(few, "c").reason()).contains("may hold 2 plugins");

    PluginHost small = start(SETTINGS, limited(new FolderLimits(9, 100, 1_000_000)));
    assertThat(find(small, "a").reason()).contains("larger than a jar may be (100 bytes)");

    long one = Files.size(folder().resolve("a.jar"));
    PluginHost full = start(SETTINGS, limited(new FolderLimits(9, one + 50, one + 50)));
    assertThat(find(full, "a").state()).isEqualTo(State.ACTIVE);
    assertThat(find(full, "b").reason()).contains("all jars may have together");
  }

  @Test
  void showsAPluginNothingOfTheServerButTheInterface() throws IOException {
    PluginJar.classifier("curious", "1", body())
        .entry("strange/own.txt", "own ")
        .to(folder().resolve("curious.jar"));
    PluginHost host = start();
    assertThat(
            ((Opinion.Stated) host.classifiers().hear(TASK, LONG).opinions().getLast())
                .explanation())
        .isEqualTo("Connection Nullable Verdict loader=true own null");
  }

  @Test
  void runsTwoPluginsThatBundleDifferentVersionsOfALibrary() throws IOException {
    for (String version : List.of("1", "2")) {
      PluginJar.classifier(
              "user-" + version, version, "return new Verdict.Abstained(Library.version());")
          .source(
              "Library",
              "final class Library { static String version() { return \"library %s\"; } }"
                  .formatted(version))
          .to(folder().resolve("user" + version + ".jar"));
    }
    PluginHost host = start();
    assertThat(host.classifiers().hear(TASK, LONG).opinions().subList(0, 2))
        .extracting(opinion -> ((Opinion.Abstained) opinion).reason())
        .containsExactly("library 1", "library 2");
  }

  @Test
  void outlivesTheJarsOfTheFolder() throws IOException {
    Path jar =
        PluginJar.classifier("stranger", "1", "return Late.verdict();")
            .source("Late", "final class Late { static Verdict verdict() { " + AI + " } }")
            .to(folder().resolve("stranger.jar"));
    PluginHost host = start();
    Files.writeString(jar, "overwritten in place");
    assertThat(decided(host).name()).isEqualTo("stranger");
    Files.delete(jar);
    assertThat(decided(host).name()).isEqualTo("stranger");
  }

  @Test
  void letsBadOptionsOfAnOptionalPluginStopOnlyThatPlugin() throws IOException {
    PluginJar.classifier("stranger", "1", AI).to(folder().resolve("stranger.jar"));
    PluginHost host =
        start(
            Fixtures.options(
                Map.of("stranger", Map.of("size", "3"), "to-come", Map.of("any", "x"))),
            FolderSettings.of(folder()));
    assertThat(find(host, "stranger").state()).isEqualTo(State.FAILED);
    assertThat(find(host, "stranger").reason()).contains("The option (size) of plugin (stranger)");
    assertThatThrownBy(() ->
            start(
                Fixtures.options(Map.of("keywrod", Map.of("a", "b"))), FolderSettings.of(folder())))
        .hasMessageContaining("maybe (keyword) is meant");
  }

  private static String body() {
    return """
    String found = "";
    for (String name : List.of(
        "dev.roledispatcher.adapter.plugins.PluginHost",
        "dev.roledispatcher.domain.task.Task",
        "org.assertj.core.api.Assertions",
        "java.sql.Connection",
        "org.jspecify.annotations.Nullable",
        "dev.roledispatcher.spi.Verdict")) {
      try {
        Class.forName(name);
        found += name.substring(name.lastIndexOf('.') + 1) + " ";
      } catch (ClassNotFoundException hidden) {
        continue;
      }
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    found += "loader=" + (loader == Pcurious.class.getClassLoader()) + " ";
    try (java.io.InputStream in = Pcurious.class.getResourceAsStream("own.txt")) {
      found += new String(in.readAllBytes());
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
    found += loader.getResource("dev/roledispatcher/adapter/plugins/PluginHost.class");
    return new Verdict.Classified(RoutingClass.HYBRID, 0.5, false, List.of(), found);
    """;
  }

  /// A classifier's factory that misbehaves.
  ///
  /// @param member put into the class
  /// @param first put at the start of `descriptor`
  private static PluginJar factory(String name, String member, String first) {
    String type = "F" + name;
    return new PluginJar()
        .source(
            type,
            """
            public final class %s implements ClassifierFactory {
              %s
              public PluginDescriptor descriptor() {
                %s
                return new PluginDescriptor("%s", "1", SpiVersion.CURRENT, "", List.of());
              }
              public Classifier create(PluginContext context) {
                return task -> new Verdict.Abstained("No.");
              }
            }
            """
                .formatted(type, member, first, name))
        .provider(ClassifierFactory.class, "strange." + type);
  }

  private FolderSettings limited(FolderLimits limits) {
    return new FolderSettings(folder(), Activation.ALL, Set.of(), limits, false);
  }

  /// Settings under which a plugin that hangs while it is read is given up soon.
  private static PluginHostSettings impatient() {
    return new PluginHostSettings(
        List.of("keyword"),
        "weighted",
        LONG,
        LONG,
        Duration.ofSeconds(5),
        Fixtures.LIMITS,
        Weighing.EVEN,
        ShadowSettings.NOBODY,
        Map.of());
  }

  private Path folder() {
    try {
      return Files.createDirectories(temp.resolve("plugins"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private PluginHost start() {
    return start(SETTINGS, FolderSettings.of(folder()));
  }

  private PluginHost start(PluginHostSettings settings, FolderSettings folder) {
    PluginHost host =
        PluginHost.start(
            settings, folder, false, CLOCK, new TestStopwatch(), InMemoryPlugins.defaults());
    hosts.add(host);
    return host;
  }

  private static PluginRef decided(PluginHost host) {
    Opinion last = host.classifiers().hear(TASK, LONG).opinions().getLast();
    assertThat(last).isInstanceOf(Opinion.Stated.class);
    return last.by();
  }

  private static PluginStatus find(PluginHost host, String name) {
    return host.plugins().stream()
        .filter(plugin -> plugin.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String reason(PluginHost host, String origin) {
    return host.plugins().stream()
        .filter(plugin -> plugin.origin().equals(origin))
        .map(plugin -> String.valueOf(plugin.reason()))
        .findFirst()
        .orElseThrow();
  }

  private static String sum(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
