import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Sends a folder of skills to a dispatcher: `java ImportSkills.java <folder> [url]`.
///
/// A skill is a folder with a `SKILL.md`, at any depth; the `.md` files in its folder `examples` are
/// its examples. Hidden folders are left out, and so are symbolic links that lead out of the folder.
/// Prints a line per skill. Ends with 0 when all went well, 1 when a skill failed, and 2 when the
/// folder cannot be read or the dispatcher cannot be reached.
public final class ImportSkills {

  private static final String USUAL_ADDRESS = "http://127.0.0.1:8080";
  private static final String SKILL_FILE = "SKILL.md";
  private static final String EXAMPLES = "examples";

  /// What the dispatcher takes at once, with some room for what is around the files.
  private static final int MOST_FILES = 1_000;

  private static final int MOST_BYTES = 8 * 1024 * 1024 - 64 * 1024;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private int failed;

  private ImportSkills(Path folder, URI address) {
    this.folder = folder;
    this.address = address;
  }

  /// Imports the folder that the first word names.
  public static void main(String[] words) {
    if (words.length < 1 || words.length > 2) {
      System.err.println("Say which folder: import-skills <folder> [url]");
      System.exit(2);
    }
    try {
      Path folder = Path.of(words[0]).toRealPath();
      if (!Files.isDirectory(folder)) {
        throw new IOException("There is no folder at " + words[0] + ".");
      }
      System.exit(new ImportSkills(folder, address(words.length == 2 ? words[1] : "")).run());
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("The skills cannot be imported: " + e);
      System.exit(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(2);
    }
  }

  private static URI address(String said) {
    String base = said.isEmpty() ? USUAL_ADDRESS : said.replaceAll("/+$", "");
    URI address = URI.create(base + "/v1/skills/import");
    if (address.getHost() == null) {
      throw new IllegalArgumentException(
          "The address (" + said + ") must be like " + USUAL_ADDRESS + ".");
    }
    return address;
  }

  private int run() throws IOException, InterruptedException {
    List<Skill> skills = find();
    if (skills.isEmpty()) {
      System.err.println("There is no " + SKILL_FILE + " below " + folder + ".");
      return 2;
    }
    List<Skill> chunk = new ArrayList<>();
    int files = 0;
    int bytes = 0;
    for (Skill skill : skills) {
      if (skill.files().size() > MOST_FILES || skill.bytes() > MOST_BYTES) {
        fail(skill.path(), "It is too large to be sent.");
        continue;
      }
      if (files + skill.files().size() > MOST_FILES || bytes + skill.bytes() > MOST_BYTES) {
        send(chunk);
        chunk.clear();
        files = 0;
        bytes = 0;
      }
      chunk.add(skill);
      files += skill.files().size();
      bytes += skill.bytes();
    }
    if (!chunk.isEmpty()) {
      send(chunk);
    }
    return failed == 0 ? 0 : 1;
  }

  /// The skills of the folder, by path.
  private List<Skill> find() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            boolean hidden = path.getFileName() != null && nameOf(path).startsWith(".");
            return hidden && !path.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (leadsOut(path)) {
              System.err.println("left out   " + relative(path) + ": it leads out of the folder");
            } else if (nameOf(path).equalsIgnoreCase(SKILL_FILE) && Files.isRegularFile(path)) {
              found.put(relative(path), path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    List<Skill> skills = new ArrayList<>();
    for (Map.Entry<String, Path> file : found.entrySet()) {
      try {
        skills.add(read(file.getKey(), file.getValue()));
      } catch (CharacterCodingException e) {
        fail(file.getKey(), "It, or one of its examples, is not text in UTF-8.");
      }
    }
    return skills;
  }

  private Skill read(String path, Path file) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(path, text(file));
    Path examples = file.resolveSibling(EXAMPLES);
    if (Files.isDirectory(examples) && !leadsOut(examples)) {
      Map<String, Path> sorted = new TreeMap<>();
      try (var listed = Files.list(examples)) {
        listed
            .filter(example -> nameOf(example).endsWith(".md") && Files.isRegularFile(example))
            .forEach(example -> sorted.put(relative(example), example));
      }
      for (Map.Entry<String, Path> example : sorted.entrySet()) {
        if (!leadsOut(example.getValue())) {
          files.put(example.getKey(), text(example.getValue()));
        }
      }
    }
    return Skill.of(path, files);
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private boolean leadsOut(Path path) throws IOException {
    if (!Files.exists(path)) {
      return true; // a link to nothing
    }
    return !path.toRealPath().startsWith(folder);
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static String nameOf(Path path) {
    return Objects.toString(path.getFileName(), "");
  }

  private void send(List<Skill> chunk) throws IOException, InterruptedException {
    String body =
        "{\"files\":["
            + String.join(",", chunk.stream().flatMap(skill -> skill.files().stream()).toList())
            + "]}";
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address)
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    Object read = new Json(answer.body()).read();
    if (answer.statusCode() != 200) {
      throw new IOException(
          "The dispatcher answered %d: %s"
              .formatted(answer.statusCode(), field(read, "detail")));
    }
    for (Object result : (List<?>) field(read, "results")) {
      if (nameOf(Path.of(field(result, "path").toString())).equalsIgnoreCase(SKILL_FILE)) {
        tell(result);
      }
    }
  }

  private void tell(Object result) {
    String status = field(result, "status").toString();
    if (!status.equals("failed")) {
      System.out.printf(
          "%-10s %s (version %s)%n", status, field(result, "skill_id"), field(result, "version"));
      return;
    }
    List<String> faults = new ArrayList<>();
    for (Object violation : (List<?>) field(field(result, "problem"), "violations")) {
      faults.add(field(violation, "message").toString());
    }
    fail(field(result, "path").toString(), String.join(" ", faults));
  }

  private void fail(String path, String why) {
    failed++;
    System.out.printf("%-10s %s: %s%n", "failed", path, why);
  }

  private static Object field(Object object, String name) {
    Object value = object instanceof Map<?, ?> map ? map.get(name) : null;
    return value == null ? "" : value;
  }

  /// A skill, ready to be sent.
  ///
  /// @param path its `SKILL.md`
  /// @param files its files, each as JSON
  /// @param bytes what they take together
  private record Skill(String path, List<String> files, int bytes) {

    static Skill of(String path, Map<String, String> texts) {
      List<String> files = new ArrayList<>();
      int bytes = 0;
      for (Map.Entry<String, String> text : texts.entrySet()) {
        String file =
            "{\"path\":" + Json.text(text.getKey()) + ",\"text\":" + Json.text(text.getValue()) + "}";
        files.add(file);
        bytes += file.getBytes(StandardCharsets.UTF_8).length + 1;
      }
      return new Skill(path, files, bytes);
    }
  }

  /// As much of JSON as is needed: writes texts, and reads what the dispatcher answers.
  private static final class Json {

    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    /// A text as JSON.
    static String text(String text) {
      StringBuilder json = new StringBuilder(text.length() + 16).append('"');
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          json.append('\\').append(c);
        } else if (c < ' ') {
          json.append("\\u%04x".formatted((int) c));
        } else {
          json.append(c);
        }
      }
      return json.append('"').toString();
    }

    /// The value that begins here: a map, a list, or a text, which numbers and words are too.
    Object read() throws IOException {
      return switch (next()) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        default -> word();
      };
    }

    private Map<String, Object> object() throws IOException {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      while (next() != '}') {
        String name = string();
        expect(':');
        object.put(name, read());
        if (next() == ',') {
          at++;
        }
      }
      at++;
      return object;
    }

    private List<Object> array() throws IOException {
      List<Object> array = new ArrayList<>();
      at++;
      while (next() != ']') {
        array.add(read());
        if (next() == ',') {
          at++;
        }
      }
      at++;
      return array;
    }

    private String string() throws IOException {
      expect('"');
      StringBuilder string = new StringBuilder();
      for (char c = take(); c != '"'; c = take()) {
        string.append(c == '\\' ? escaped(take()) : c);
      }
      return string.toString();
    }

    private char escaped(char c) throws IOException {
      return switch (c) {
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> (char) Integer.parseInt("" + take() + take() + take() + take(), 16);
        default -> c;
      };
    }

    private String word() throws IOException {
      int from = at;
      while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (from == at) {
        throw new IOException("The answer is not from a dispatcher.");
      }
      return text.substring(from, at);
    }

    private void expect(char wanted) throws IOException {
      if (next() != wanted) {
        throw new IOException("The answer is not from a dispatcher.");
      }
      at++;
    }

    private char next() throws IOException {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        throw new IOException("The answer is not from a dispatcher.");
      }
      return text.charAt(at);
    }

    private char take() throws IOException {
      if (at == text.length()) {
        throw new IOException("The answer is not from a dispatcher.");
      }
      return text.charAt(at++);
    }
  }
}
