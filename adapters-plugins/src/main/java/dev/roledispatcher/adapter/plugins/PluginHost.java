package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.adapter.plugins.folder.PluginFolder;
import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.in.ReloadPlugins;
import dev.roledispatcher.application.port.out.AffinitySource;
import dev.roledispatcher.application.port.out.Learners;
import dev.roledispatcher.application.port.out.LessonAudience;
import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.spi.ClassifierFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The plugins of this server: finds and checks them, makes those that are to be used, and answers
/// for them.
///
/// Those in use are one [PluginSet], replaced as a whole by a [reload][#reload]: whoever asks at
/// that moment is answered by the set that was asked first, and only when all such answers are
/// given are the plugins that are no longer used closed. A bad plugin is listed with the reason and
/// otherwise left alone, unless the configuration names it. Safe to use from any thread; after
/// [#close] no plugin is asked.
public final class PluginHost implements ReadPlugins, ReloadPlugins, AutoCloseable {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final HostParts parts;
  private final FolderContents folder;
  private final Contents builtIn;
  private final List<Consumer<Reload>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock changing = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final RoleFollowers followers = new RoleFollowers();
  private final PluginLearners learners = new PluginLearners();
  private volatile PluginSet current;
  private String outline = "";

  private PluginHost(HostParts parts, PluginSource builtIn, FolderContents folder) {
    this.parts = parts;
    this.folder = folder;
    this.builtIn = Contents.of(builtIn, parts.settings().creationDeadline());
    boolean started = false;
    try {
      this.current = assemble(null);
      started = true;
    } finally {
      if (!started) {
        folder.close();
      }
    }
    folder.keepOnly(hosted(current));
    followers.take(current);
    learners.take(current);
    PluginLog.started(current);
  }

  /// Finds the plugins on the class path and makes those that the settings name.
  ///
  /// @param clock what plugins ask for the time
  /// @param stopwatch what measures calls and rests
  /// @throws PluginConfigurationException when a named plugin cannot be used or an option is wrong;
  ///   tells every mistake at once
  public static PluginHost start(
      PluginHostSettings settings, InstantSource clock, Stopwatch stopwatch) {
    return start(settings, clock, stopwatch, new ClassPathPlugins(serverLoader()));
  }

  /// Finds the plugins on the class path and in a folder, and makes those that are to be used.
  ///
  /// @param selectorConfigured true when somebody chose the role selector; then none of the folder
  ///   replaces it
  /// @param clock what plugins ask for the time
  /// @param stopwatch what measures calls and rests
  /// @throws PluginConfigurationException when a named plugin cannot be used or an option is wrong;
  ///   tells every mistake at once
  public static PluginHost start(
      PluginHostSettings settings,
      FolderSettings folder,
      boolean selectorConfigured,
      InstantSource clock,
      Stopwatch stopwatch) {
    // Before any code of a plugin runs.
    ProtectedStreams.install();
    return start(
        settings,
        folder,
        selectorConfigured,
        clock,
        stopwatch,
        new ClassPathPlugins(serverLoader()));
  }

  static PluginHost start(
      PluginHostSettings settings, InstantSource clock, Stopwatch stopwatch, PluginSource source) {
    PluginUse use = new PluginUse(settings, FolderSettings.Activation.NAMED, true);
    return new PluginHost(
        new HostParts(settings, use, false, clock, stopwatch), source, new FolderContents(null));
  }

  static PluginHost start(
      PluginHostSettings settings,
      FolderSettings folder,
      boolean selectorConfigured,
      InstantSource clock,
      Stopwatch stopwatch,
      PluginSource source) {
    PluginUse use = new PluginUse(settings, folder.activation(), selectorConfigured);
    return new PluginHost(
        new HostParts(settings, use, true, clock, stopwatch),
        source,
        new FolderContents(new PluginFolder(folder, serverLoader())));
  }

  private static ClassLoader serverLoader() {
    return Objects.requireNonNull(ClassifierFactory.class.getClassLoader());
  }

  /// Asks the classifiers that are in use.
  public TaskClassifier classifiers() {
    return (task, within) -> ask(set -> set.classifiers().hear(task, within));
  }

  /// Asks the role selector that is in use.
  public RoleRanker ranker() {
    return ranker(PluginRanker.KNOWS_NOTHING);
  }

  /// Asks the role selector that is in use, and tells it how candidates did.
  ///
  /// @param affinities knows that
  public RoleRanker ranker(AffinitySource affinities) {
    return (task, classification, candidates, at, within) ->
        ask(set ->
            set.ranker().knowing(affinities).rank(task, classification, candidates, at, within));
  }

  /// Tells the role selectors of the roles that follow the registry.
  public RoleAudience roleAudience() {
    return followers;
  }

  /// Returns when the role selectors know the newest roles, or could not be told.
  public void awaitRolesTold() {
    followers.catchUp();
  }

  /// The classifiers in use that learn.
  public Learners learners() {
    return learners;
  }

  /// Has the classifiers answer by the lessons that are active.
  public LessonAudience lessonAudience() {
    return learners;
  }

  @Override
  public List<PluginStatus> plugins() {
    return current.statuses();
  }

  /// Has somebody told of every reload that ended; on the thread that reloads.
  public void onReload(Consumer<Reload> listener) {
    listeners.add(listener);
  }

  @Override
  public Reload reload() {
    if (!changing.tryLock()) {
      throw new RejectedException(new Rejection.ReloadRunning(RETRY_AFTER));
    }
    try {
      PluginSet before = current;
      if (closed.get()) {
        return Reloads.of(before, before);
      }
      PluginSet after = assemble(before);
      followers.take(after);
      learners.take(after);
      current = after;
      end(before, after);
      Reload reload = Reloads.of(before, after);
      PluginLog.reloaded(reload);
      listeners.forEach(listener -> listener.accept(reload));
      return reload;
    } finally {
      changing.unlock();
    }
  }

  /// Reloads when the folder was changed and has been still since the last time this was asked;
  /// does nothing while somebody reloads.
  public void reloadWhenChanged() {
    if (!changing.tryLock()) {
      return;
    }
    try {
      String now = folder.outline();
      boolean still = now.equals(outline);
      outline = now;
      if (still && !now.equals(folder.loadedOutline())) {
        reload();
      }
    } finally {
      changing.unlock();
    }
  }

  /// The class loaders of the folder's plugins that are open.
  List<ClassLoader> loaders() {
    return folder.loaders();
  }

  /// Ends the plugins: lets running calls finish within their deadline, interrupts what has not,
  /// and closes each plugin after its last call. Does nothing the second time.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      changing.lock();
      try {
        followers.close();
        List<HostedPlugin<?>> active = hosted(current);
        active.forEach(HostedPlugin::stop);
        active.forEach(HostedPlugin::close);
        folder.close();
      } finally {
        changing.unlock();
      }
    }
  }

  private <A> A ask(Function<PluginSet, A> question) {
    PluginSet set = current;
    while (!set.users().enter()) {
      // It was replaced between the two lines.
      set = current;
    }
    try {
      return question.apply(set);
    } finally {
      set.users().leave();
    }
  }

  private PluginSet assemble(@Nullable PluginSet before) {
    Duration longest = parts.settings().creationDeadline();
    TimeLeft time = new TimeLeft(parts.stopwatch(), longest.multipliedBy(2));
    FolderContents.View view = folder.look(time, longest);
    Offer offer = new Offer(builtIn, view.contents(), view.refused());
    return new PluginAssembly(parts, offer, before, time).assemble();
  }

  private void end(PluginSet before, PluginSet after) {
    List<HostedPlugin<?>> staying = hosted(after);
    List<HostedPlugin<?>> leaving =
        hosted(before).stream().filter(plugin -> !staying.contains(plugin)).toList();
    // Past the deadlines of all calls that one question leads to, nobody can be there.
    Duration longest =
        parts
            .settings()
            .classifierDeadline()
            .multipliedBy(before.chain().size())
            .plus(parts.settings().selectorDeadline());
    before.users().end(longest);
    followers.keepOnly(after);
    learners.keepOnly(after);
    leaving.forEach(HostedPlugin::stop);
    leaving.forEach(HostedPlugin::close);
    folder.keepOnly(staying);
  }

  private static List<HostedPlugin<?>> hosted(PluginSet set) {
    return set.inUse().stream().<HostedPlugin<?>>map(InUse::plugin).toList();
  }
}
