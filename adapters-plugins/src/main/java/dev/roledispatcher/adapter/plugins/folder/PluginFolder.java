package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The folder into which people put plugins: `<name>.jar`, or `<name>/` with one or more jars.
///
/// Whatever it holds, looking into it never throws: what cannot be loaded is told as
/// [refused][Finding.Refused]. Jars are copied before they are loaded, so that the folder may
/// change while the server runs. Safe to use from one thread at a time.
public final class PluginFolder implements AutoCloseable {

  private static final int MOST_JARS = 200;

  private static final String REBUILD =
      "A native server loads no jars. Maybe add the plugin to the dependencies of dispatcher-server and build the native server anew (mvn package -Pnative -DskipTests, see docs/native.md), or run it on the JVM.";

  private final FolderSettings settings;
  private final SharedClasses shared;
  private final PrivateFolder copies = new PrivateFolder();

  /// A folder whose plugins see the plugin interface as that class loader knows it.
  public PluginFolder(FolderSettings settings, ClassLoader server) {
    this.settings = settings;
    this.shared = new SharedClasses(server);
  }

  /// Looks at everything in the folder, by name.
  ///
  /// @param open what was opened before and is in use; told as unchanged when its bytes are the
  ///   same
  public List<Finding> look(Collection<Bundle> open) {
    List<Finding> findings = new ArrayList<>();
    Room room = new Room(settings.limits());
    try {
      if (Files.exists(settings.path())) {
        Path root = settings.path().toRealPath();
        for (FolderEntry entry : entries(root)) {
          if (findings.size() == settings.limits().mostPlugins()) {
            findings.add(tooMany(entry));
            break;
          }
          findings.add(look(root, entry, open, room));
        }
      }
    } catch (IOException failed) {
      findings.add(
          folderRefused("The plugin folder could not be read: %s.".formatted(told(failed))));
    }
    return findings;
  }

  /// What the folder looks like from outside: paths, sizes and times. Changes when a jar is put
  /// there, replaced or removed; reads no jar.
  public String outline() {
    try {
      if (!Files.isDirectory(settings.path())) {
        return "";
      }
      List<String> lines = new ArrayList<>();
      for (FolderEntry entry : entries(settings.path().toRealPath())) {
        lines.add(outline(entry.file(), entry.path()));
        if (entry.isFolder()) {
          for (Path jar : Jars.in(entry.file())) {
            lines.add(outline(jar, entry.path() + "/" + Jars.nameOf(jar)));
          }
        }
      }
      return lines.stream().collect(Collectors.joining("\n"));
    } catch (IOException changing) {
      return "unreadable: " + told(changing);
    }
  }

  /// Deletes the copies that are left.
  @Override
  public void close() throws IOException {
    copies.close();
  }

  private static String outline(Path file, String path) throws IOException {
    return "%s %d %s".formatted(path, Files.size(file), Files.getLastModifiedTime(file));
  }

  private List<FolderEntry> entries(Path root) throws IOException {
    List<FolderEntry> entries = new ArrayList<>();
    for (Path file : Jars.in(root)) {
      boolean isFolder = Files.isDirectory(file);
      if (isFolder || Jars.isNamedLikeAJar(file)) {
        entries.add(new FolderEntry(file, Jars.nameOf(file), isFolder));
      }
    }
    return entries;
  }

  private Finding look(Path root, FolderEntry entry, Collection<Bundle> open, Room room) {
    try {
      return settings.nativeImage() ? sum(root, entry, room) : load(root, entry, open, room);
    } catch (Refusal refusal) {
      return refusal.of(entry);
    } catch (IOException failed) {
      return new Refusal(State.FAILED, "It could not be read: %s.".formatted(told(failed)))
          .of(entry);
    }
  }

  /// Reads the jars for their sums alone; keeps and opens none.
  private static Finding sum(Path root, FolderEntry entry, Room room) throws IOException, Refusal {
    JarSums sums = new JarSums();
    for (Path jar : jars(root, entry)) {
      room.take(
          (file, name, most, limit) ->
              sums.add(file, name, OutputStream.nullOutputStream(), most, limit),
          jar,
          Jars.inside(root, jar));
    }
    return new Refusal(State.UNSUPPORTED_IN_NATIVE, REBUILD, sums.together()).of(entry);
  }

  private Finding load(Path root, FolderEntry entry, Collection<Bundle> open, Room room)
      throws IOException, Refusal {
    List<Path> jars = jars(root, entry);
    Path folder = copies.newFolder();
    boolean kept = false;
    try {
      CopiedJars copied = new CopiedJars(folder);
      for (Path jar : jars) {
        room.take(copied::add, jar, Jars.inside(root, jar));
      }
      String sum = copied.sums().together();
      for (Bundle bundle : open) {
        if (bundle.path().equals(entry.path()) && bundle.sha256().equals(sum)) {
          return new Finding.Unchanged(bundle);
        }
      }
      requireAllowed(copied);
      copied.requireJars();
      JarLoader loader = new JarLoader(entry.name(), copied.files(), shared);
      kept = true;
      return new Finding.Opened(new Bundle(entry.path(), sum, loader, folder));
    } finally {
      if (!kept) {
        PrivateFolder.deleteAll(folder);
      }
    }
  }

  private static List<Path> jars(Path root, FolderEntry entry) throws IOException, Refusal {
    Path real = Jars.inside(root, entry.file());
    List<Path> jars =
        entry.isFolder()
            ? Jars.in(entry.file()).stream().filter(Jars::isNamedLikeAJar).toList()
            : List.of(entry.file());
    if (jars.isEmpty()) {
      throw new Refusal(State.NO_PROVIDER, "The folder holds no jar.");
    }
    if (jars.size() > MOST_JARS) {
      throw new Refusal(
          State.BLOCKED,
          "The folder holds %d jars; a plugin may have %d.".formatted(jars.size(), MOST_JARS));
    }
    if (!entry.isFolder() && !Files.isRegularFile(real)) {
      throw new Refusal(State.FAILED, "It is no regular file.");
    }
    return jars;
  }

  private void requireAllowed(CopiedJars copied) throws Refusal {
    if (settings.allowedSums().isEmpty()) {
      return;
    }
    List<String> strangers = new ArrayList<>();
    List<String> sums = copied.sums().all();
    for (int i = 0; i < sums.size(); i++) {
      if (!settings.allowedSums().contains(sums.get(i))) {
        strangers.add("%s (SHA-256 %s)".formatted(Jars.nameOf(copied.files().get(i)), sums.get(i)));
      }
    }
    if (!strangers.isEmpty()) {
      throw new Refusal(
          State.BLOCKED,
          "The list of allowed sums does not have %s.".formatted(String.join(", ", strangers)),
          copied.sums().together());
    }
  }

  private Finding tooMany(FolderEntry next) {
    return new Refusal(
            State.BLOCKED,
            "The plugin folder may hold %d plugins; this one and those after it by name are not looked at."
                .formatted(settings.limits().mostPlugins()))
        .of(next);
  }

  private Finding folderRefused(String reason) {
    return new Finding.Refused(".", Jars.nameOf(settings.path()), State.FAILED, reason, null);
  }

  private static String told(IOException failed) {
    return failed instanceof NoSuchFileException
        ? "it is gone, or a link that leads nowhere"
        : failed.getClass().getSimpleName();
  }

  /// Reads a jar up to a number of bytes, of which the text says what they are a limit of.
  private interface Reader {
    long read(Path jar, String name, long most, String limit) throws IOException, Refusal;
  }

  /// The bytes that are left.
  private static final class Room {

    private final FolderLimits limits;
    private long left;

    Room(FolderLimits limits) {
      this.limits = limits;
      this.left = limits.mostTotalBytes();
    }

    void take(Reader reader, Path jar, Path real) throws IOException, Refusal {
      if (!Files.isRegularFile(real)) {
        throw new Refusal(
            State.FAILED, "The jar (%s) is no regular file.".formatted(Jars.nameOf(jar)));
      }
      boolean lastRoom = left < limits.mostJarBytes();
      left -=
          reader.read(
              real,
              Jars.nameOf(jar),
              Math.min(left, limits.mostJarBytes()),
              lastRoom
                  ? "what all jars may have together (%d bytes) leaves"
                      .formatted(limits.mostTotalBytes())
                  : "a jar may be (%d bytes)".formatted(limits.mostJarBytes()));
    }
  }
}
