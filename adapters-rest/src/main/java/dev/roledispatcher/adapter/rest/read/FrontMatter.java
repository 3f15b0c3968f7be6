package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.naming.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// The fields at the beginning of a Markdown file, in YAML 1.2 between two lines `---`, and the
/// text behind them. Read as a tree of nodes: no object is made of anything, aliases are refused.
final class FrontMatter {

  private static final int MAX_LENGTH = 16 * 1024;
  private static final int DEEPEST = 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern FIRST = Pattern.compile("---[ \\t]*\\r?\\n");
  private static final Pattern LAST = Pattern.compile("(?dm)^(?:---|\\.\\.\\.)[ \\t]*\\r?$");

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("front matter")
          .setSchema(new CoreSchema())
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setAllowNonScalarKeys(true)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(MAX_LENGTH)
          .build();

  private final Map<String, Node> fields;
  private final String body;
  private final int bodyLine;
  private final JsonValue file;

  private FrontMatter(Map<String, Node> fields, String body, int bodyLine, JsonValue file) {
    this.fields = fields;
    this.body = body;
    this.bodyLine = bodyLine;
    this.file = file;
  }

  /// A text, and where it stands.
  ///
  /// @param value the text
  /// @param line its line in the file, from 1
  record Text(String value, int line) {}

  /// The front matter of a text; null when it has none that can be read, which is noted.
  ///
  /// @param file where faults are noted
  static @Nullable FrontMatter read(String text, JsonValue file) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    Matcher first = FIRST.matcher(content);
    if (!first.lookingAt()) {
      fault(
          file,
          1,
          "The file must begin with front matter: a line ---, its fields, and a line --- again.");
      return null;
    }
    Matcher last = LAST.matcher(content);
    if (!last.find(first.end())) {
      fault(file, 1, "The front matter must end with a line ---.");
      return null;
    }
    String yaml = content.substring(first.end(), last.start());
    if (yaml.length() > MAX_LENGTH) {
      fault(
          file,
          1,
          "The front matter (%d characters) must have at most %d characters."
              .formatted(yaml.length(), MAX_LENGTH));
      return null;
    }
    Map<String, Node> fields = fields(yaml, file);
    int start = bodyStart(content, last.end());
    return fields == null
        ? null
        : new FrontMatter(fields, content.substring(start), lineAt(content, start), file);
  }

  /// The text behind the front matter, without the blank lines between them.
  String body() {
    return body;
  }

  /// The line of the file that the body begins at.
  int bodyLine() {
    return bodyLine;
  }

  /// Notes what is wrong at a line.
  void fault(int line, String message) {
    fault(file, line, message);
  }

  /// True when there is a field of that name, whatever it says.
  boolean has(String name) {
    return fields.containsKey(name);
  }

  /// A field that is a text; null when it is absent, or no text, which is noted.
  @Nullable Text text(String name) {
    Node node = fields.get(name);
    return node == null ? null : scalar(node, "The field '%s' must be text.".formatted(name));
  }

  /// The texts of those fields together, each a list of texts or one text with commas; a name with
  /// a dot is that of a field inside another.
  List<Text> texts(String... names) {
    List<Text> texts = new ArrayList<>();
    for (String name : names) {
      Node node = node(name);
      String wrong = "The field '%s' must be a list of texts, or a text.".formatted(name);
      if (node instanceof SequenceNode sequence) {
        sequence.getValue().forEach(item -> addIfPresent(texts, scalar(item, wrong)));
      } else if (node != null) {
        Text joined = scalar(node, wrong);
        if (joined != null) {
          for (String part : joined.value().split(",", -1)) {
            addIfPresent(texts, new Text(part, joined.line()));
          }
        }
      }
    }
    return texts;
  }

  private @Nullable Node node(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return fields.get(name);
    }
    return fields.get(name.substring(0, dot)) instanceof MappingNode inner
        ? valueIn(inner, name.substring(dot + 1)).orElse(null)
        : null;
  }

  private @Nullable Text scalar(Node node, String wrong) {
    if (!(node instanceof ScalarNode scalar)) {
      fault(lineOf(node), wrong);
      return null;
    }
    return new Text(scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(), lineOf(node));
  }

  private static void addIfPresent(List<Text> texts, @Nullable Text text) {
    if (text != null && !text.value().isBlank()) {
      texts.add(new Text(text.value().strip(), text.line()));
    }
  }

  private static Optional<Node> valueIn(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(field -> name.equals(nameOf(field)))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static @Nullable Map<String, Node> fields(String yaml, JsonValue file) {
    try {
      if (!isPlain(yaml, file)) {
        return null;
      }
      Node root = new Compose(SETTINGS).composeString(yaml).orElse(null);
      if (root == null) {
        return Map.of();
      }
      if (root instanceof MappingNode mapping) {
        return fields(mapping, file);
      }
      fault(file, lineOf(root), "The front matter must be fields, for instance: name: python.");
    } catch (MarkedYamlEngineException broken) {
      fault(file, lineOf(broken.getProblemMark()), notYaml(broken.getProblem()));
    } catch (YamlEngineException broken) {
      fault(file, 1, notYaml(String.valueOf(broken.getMessage())));
    }
    return null;
  }

  private static @Nullable Map<String, Node> fields(MappingNode mapping, JsonValue file) {
    Map<String, Node> fields = new HashMap<>();
    for (NodeTuple field : mapping.getValue()) {
      String name = nameOf(field);
      if (name == null) {
        fault(file, lineOf(field.getKeyNode()), "The name of a field must be text.");
        return null;
      }
      if (fields.put(name, field.getValueNode()) != null) {
        fault(
            file,
            lineOf(field.getKeyNode()),
            "The field '%s' must be given once.".formatted(Shown.shortened(name)));
        return null;
      }
    }
    return fields;
  }

  /// True when it has no aliases and is nested no deeper than it may be; told by the events, before
  /// anything is built of them.
  private static boolean isPlain(String yaml, JsonValue file) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      switch (event.getEventId()) {
        case Alias -> {
          fault(file, lineOf(event.getStartMark()), "The front matter must have no aliases.");
          return false;
        }
        case MappingStart, SequenceStart -> {
          depth++;
          if (depth > DEEPEST) {
            fault(
                file,
                lineOf(event.getStartMark()),
                "The front matter must be nested at most %d levels deep.".formatted(DEEPEST));
            return false;
          }
        }
        case MappingEnd, SequenceEnd -> depth--;
        case Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {
          // Nothing of these can be too much.
        }
      }
    }
    return true;
  }

  private static String notYaml(String problem) {
    return "The front matter must be YAML: %s. Maybe put texts with a colon or a # in quotes."
        .formatted(Shown.shortened(problem.replaceAll("\\s+", " ").strip()));
  }

  private static @Nullable String nameOf(NodeTuple field) {
    return field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  private static int lineOf(Node node) {
    return lineOf(node.getStartMark());
  }

  /// Marks count from 0, and the line --- stands before them.
  private static int lineOf(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 2).orElse(1);
  }

  private static void fault(JsonValue file, int line, String message) {
    file.fault("Line %d: %s".formatted(line, message));
  }

  /// Where the first line begins that is not blank.
  private static int bodyStart(String content, int from) {
    int start = from;
    for (int i = from; i < content.length() && Character.isWhitespace(content.charAt(i)); i++) {
      if (content.charAt(i) == '\n') {
        start = i + 1;
      }
    }
    return start;
  }

  private static int lineAt(String content, int index) {
    return 1 + (int) content.substring(0, index).chars().filter(c -> c == '\n').count();
  }
}
