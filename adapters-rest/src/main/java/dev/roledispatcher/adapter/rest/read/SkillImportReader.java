package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Pointers;
import dev.roledispatcher.adapter.rest.json.Violations;
import dev.roledispatcher.adapter.rest.read.SkillImport.File;
import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the files of folders of skills: each folder with a `SKILL.md` is a skill, and what is in
/// its folder `examples` are its examples, in the order of their paths. For one import.
public final class SkillImportReader {

  private static final String FILES = "files";
  private static final String TEXT = "text";
  private static final String SKILL_FILE = "skill.md";
  private static final String EXAMPLES = "/examples/";
  private static final int MAX_PATH = 1_000;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Draft> byFolder = new HashMap<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<SkillId, String> ids = new HashMap<>();
  private final List<NewSkill> fine = new ArrayList<>();

  private SkillImportReader() {}

  /// The import that a body is.
  ///
  /// @throws RejectedException with [Rejection.InvalidData] when it cannot be read as such
  public static SkillImport read(JsonDocument body) {
    Violations violations = new Violations();
    body.faultsOutside(Pointers.field("", FILES)).forEach(violations::add);
    JsonValue root = new JsonValue(body.root(), "", violations);
    SkillImportReader reader = new SkillImportReader();
    return Verdict.of(root, value -> reader.files(value, body)).orInvalidData("skill import");
  }

  private @Nullable SkillImport files(JsonValue root, JsonDocument body) {
    JsonFields fields = root.fields();
    if (fields == null) {
      return null;
    }
    SkillImport read = fields.required(FILES, value -> array(value, body));
    fields.close();
    return read;
  }

  private @Nullable SkillImport array(JsonValue value, JsonDocument body) {
    JsonNode array = value.node();
    if (!array.isArray()) {
      value.fault("The value must be an array.");
      return null;
    }
    if (array.size() > BatchReader.MOST) {
      value.fault(
          "The import (%d files) must have at most %d files."
              .formatted(array.size(), BatchReader.MOST));
      return null;
    }
    for (int i = 0; i < array.size(); i++) {
      entries.add(entry(body.item(array.get(i), Pointers.item(value.pointer(), i))));
    }
    entries.forEach(this::findSkill);
    entries.forEach(this::findExample);
    entries.forEach(this::finish);
    return new SkillImport(entries.stream().map(this::verdict).toList(), fine);
  }

  private Entry entry(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return new Entry(null, value, null);
    }
    String path = fields.required("path", field -> field.text(SkillImportReader::path));
    JsonValue text = fields.required(TEXT, field -> field.text() == null ? null : field);
    fields.close();
    if (path != null && !paths.add(path)) {
      value.fault("The path (%s) must be given once.".formatted(Shown.shortened(path)));
    }
    return new Entry(path, value, text);
  }

  private void findSkill(Entry entry) {
    String path = entry.path;
    if (path != null && nameOf(path).toLowerCase(Locale.ROOT).equals(SKILL_FILE)) {
      entry.leads = new Draft(folderOf(path), entry);
      byFolder.putIfAbsent(folderOf(path), entry.leads);
    }
  }

  /// Puts a file to the skill of the nearest folder whose folder of examples it is in.
  private void findExample(Entry entry) {
    if (entry.path == null || entry.leads != null) {
      return;
    }
    String path = "/" + entry.path;
    for (int at = path.lastIndexOf(EXAMPLES); at >= 0; at = path.lastIndexOf(EXAMPLES, at - 1)) {
      Draft draft = byFolder.get(path.substring(0, at));
      if (draft != null) {
        entry.belongsTo = draft;
        draft.examples.add(entry);
        return;
      }
    }
  }

  private void finish(Entry entry) {
    Draft draft = entry.leads;
    if (draft == null) {
      return;
    }
    JsonValue text = entry.text;
    SkillFile file = text == null ? null : SkillFile.read(text);
    draft.id = file == null ? idOfFolder(draft) : id(file, draft, Objects.requireNonNull(text));
    SkillId id = draft.id;
    if (id != null) {
      String earlier = ids.putIfAbsent(id, Objects.requireNonNull(entry.path));
      if (earlier != null) {
        entry.value.fault(
            "The skill (%s) is in this import already, as %s."
                .formatted(id, Shown.shortened(earlier)));
      }
    }
    List<String> examples = examples(draft);
    draft.violations = draft.allViolations();
    if (file != null && id != null && draft.violations.isEmpty()) {
      draft.place = fine.size();
      fine.add(
          new NewSkill(id, new SkillContent(file.summary(), file.body(), examples, file.tags())));
    }
  }

  private static List<String> examples(Draft draft) {
    draft.examples.sort(Comparator.comparing(example -> Objects.requireNonNull(example.path)));
    if (draft.examples.size() > SkillContent.MAX_EXAMPLES) {
      draft.leading.value.fault(
          "The skill has %d examples; it can have %d."
              .formatted(draft.examples.size(), SkillContent.MAX_EXAMPLES));
    }
    List<String> examples = new ArrayList<>();
    for (Entry example : draft.examples) {
      String text = example.text == null ? null : example.text.text(SkillContent::requireExample);
      if (text != null) {
        examples.add(text);
      }
    }
    return examples;
  }

  private File verdict(Entry entry) {
    String path = entry.path;
    Draft draft = entry.leads == null ? entry.belongsTo : entry.leads;
    boolean leading = entry.leads != null;
    if (draft == null) {
      List<Violation> violations = entry.value.violations().all();
      return path == null || !violations.isEmpty()
          ? new File.Faulty(path, null, true, violations)
          : new File.Ignored(
              path, "It is neither a SKILL.md nor in the folder 'examples' beside one.");
    }
    return draft.violations.isEmpty()
        ? new File.Part(Objects.requireNonNull(path), draft.place, leading)
        : new File.Faulty(path, draft.id, leading, draft.violations);
  }

  /// The id is the name that the file gives itself, or else that of its folder.
  private static @Nullable SkillId id(SkillFile file, Draft draft, JsonValue text) {
    FrontMatter.Text name = file.name();
    if (name != null && !name.value().isBlank()) {
      return made(text, name.value(), name.line());
    }
    String folder = nameOf(draft.folder);
    if (folder.isEmpty()) {
      text.fault("Line 1: The front matter must have a name, because the file is in no folder.");
      return null;
    }
    return made(text, folder, 1);
  }

  private static @Nullable SkillId made(JsonValue text, String name, int line) {
    try {
      return new SkillId(normalised(name));
    } catch (IllegalArgumentException broken) {
      text.fault("Line %d: %s".formatted(line, broken.getMessage()));
      return null;
    }
  }

  /// Tells which skill a file without readable front matter was likely to be.
  private static @Nullable SkillId idOfFolder(Draft draft) {
    try {
      return new SkillId(normalised(nameOf(draft.folder)));
    } catch (IllegalArgumentException noId) {
      // Nothing is lost: the file has faults enough, and this was but a guess.
      return null;
    }
  }

  private static String normalised(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
  }

  private static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : "/" + path.substring(0, slash);
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String path(String path) {
    boolean fine =
        !path.isBlank()
            && path.length() <= MAX_PATH
            && path.indexOf('\\') < 0
            && List.of(path.split("/", -1)).stream().noneMatch(SkillImportReader::leadsAway);
    if (!fine) {
      throw new IllegalArgumentException(
          "The path (%s) must have 1 to %d characters and lead from the folder of skills to a file, with '/' between names."
              .formatted(Shown.shortened(path), MAX_PATH));
    }
    return path;
  }

  private static boolean leadsAway(String name) {
    return name.isBlank() || name.equals(".") || name.equals("..");
  }

  /// One file as it came.
  private static final class Entry {

    private final @Nullable String path;
    private final JsonValue value;
    private final @Nullable JsonValue text;
    private @Nullable Draft leads;
    private @Nullable Draft belongsTo;

    private Entry(@Nullable String path, JsonValue value, @Nullable JsonValue text) {
      this.path = path;
      this.value = value;
      this.text = text;
    }
  }

  /// A skill in the making.
  private static final class Draft {

    private final String folder;
    private final Entry leading;
    private final List<Entry> examples = new ArrayList<>();
    private @Nullable SkillId id;
    private List<Violation> violations = List.of();
    private int place;

    private Draft(String folder, Entry leading) {
      this.folder = folder;
      this.leading = leading;
    }

    private List<Violation> allViolations() {
      Violations all = new Violations();
      leading.value.violations().all().forEach(all::add);
      examples.forEach(example -> example.value.violations().all().forEach(all::add));
      return all.all();
    }
  }
}
