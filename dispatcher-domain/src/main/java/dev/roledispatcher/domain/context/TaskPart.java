package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The section that tells the task. All words of the caller stand between fences, as data.
///
/// When space is short, first entries of its data are left out ([TaskData]), then its notes are
/// cut, then its description.
final class TaskPart implements Part {

  private static final String SHORTENED =
      "[The text above is shortened to its most important sentences to fit the token budget.]"
          + Wording.GAP;

  private final Making making;
  private final List<TextBlock> fixed;
  private final @Nullable Task task;
  private final TaskData data;
  private final String notes;
  private final String description;

  /// The section of a task.
  ///
  /// @param fixed what stands before it
  /// @param task the task; null when what stands before tells it
  /// @param notes further words about the task; may be blank
  TaskPart(Making making, List<TextBlock> fixed, @Nullable Task task, String notes) {
    this.making = making;
    this.fixed = List.copyOf(fixed);
    this.task = task;
    this.data = task == null ? new TaskData(List.of()) : TaskData.of(task);
    this.description = task == null ? "" : task.description();
    this.notes = notes;
  }

  @Override
  public SectionName name() {
    return SectionName.TASK_CONTEXT;
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public int least() {
    return Math.min(tokensOf(leastForm()), whole());
  }

  @Override
  public int whole() {
    return tokensOf(wholeForm());
  }

  @Override
  public Rendered render(Shown shown) {
    List<TextBlock> blocks = blocks(wholeForm());
    return Rendered.whole(name(), blocks, making.count(blocks), List.of(), false);
  }

  @Override
  public Rendered render(int most, Shown shown) {
    if (whole() <= most) {
      return render(shown);
    }
    Form form = formWithin(most);
    if (tokensOf(form) > most) {
      // Counts do not always grow with a text: then the least form stands in.
      form = leastForm();
    }
    List<TextBlock> blocks = blocks(form);
    return Rendered.cut(name(), blocks, making.count(blocks), form.reason(), List.of());
  }

  @Override
  public List<ItemReport> absent(String reason) {
    return List.of();
  }

  private Form wholeForm() {
    return new Form(description, "", data.size(), notes, "");
  }

  private Form leastForm() {
    return cut(Making.beginning(description), Making.beginning(notes));
  }

  private Form formWithin(int most) {
    if (tokensOf(new Form(description, "", 0, notes, "")) <= most) {
      int entries = mostEntries(most);
      return new Form(
          description, "", entries, notes, fit(entries, data.size(), "entries of its data"));
    }
    String leastNotes = Making.beginning(notes);
    int forNotes = most - tokensOf(new Form(description, "", 0, "", ""));
    if (!notes.isBlank() && making.count(notesBlock(leastNotes)) <= forNotes) {
      return cut(description, making.cutToLeast(notes, forNotes, part -> notesBlock(part).text()));
    }
    int left = most - tokensOf(new Form("", "", 0, leastNotes, "")) + tokensOfRequest("", "");
    Form shortened = making.shorten() ? shortened(left, leastNotes) : null;
    return shortened != null
        ? shortened
        : cut(
            making.cutToLeast(description, left, part -> requestText(part, Wording.CUT)),
            leastNotes);
  }

  private int mostEntries(int most) {
    int low = 0;
    int high = data.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (tokensOf(new Form(description, "", middle, notes, "")) <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Math.max(low, 0);
  }

  /// The description shortened to the sentences that matter; null when not even one fits.
  private @Nullable Form shortened(int most, String leastNotes) {
    if (task == null) {
      return null;
    }
    Shortener.Shortened shortened =
        Shortener.shorten(
            description,
            task.requirements().stream().map(asked -> asked.capability().value()).toList(),
            text -> tokensOfRequest(text, SHORTENED) <= most);
    if (shortened.text().isBlank()) {
      return null;
    }
    String reason =
        "The description is shortened to "
            + shortened.kept()
            + " of "
            + shortened.of()
            + " sentences.";
    return new Form(shortened.text(), SHORTENED, 0, leastNotes, reason);
  }

  private Form cut(String keptDescription, String keptNotes) {
    boolean whole = keptDescription.length() == description.length();
    String reason;
    if (!whole) {
      reason = fit(keptDescription.length(), description.length(), "characters of the description");
    } else if (keptNotes.length() < notes.length()) {
      reason = fit(keptNotes.length(), notes.length(), "characters of the notes");
    } else {
      reason = fit(0, data.size(), "entries of its data");
    }
    return new Form(keptDescription, whole ? "" : Wording.CUT, 0, keptNotes, reason);
  }

  private static String fit(int kept, int all, String what) {
    return kept + " of " + all + " " + what + " fit.";
  }

  private int tokensOf(Form form) {
    return making.count(blocks(form));
  }

  private List<TextBlock> blocks(Form form) {
    List<TextBlock> blocks = new ArrayList<>(fixed);
    if (task != null) {
      blocks.add(new TextBlock(requestText(form.description(), form.notice()), false));
    }
    if (data.size() > 0) {
      blocks.add(data.block(form.entries()));
    }
    if (!notes.isBlank() && !form.notes().isBlank()) {
      blocks.add(notesBlock(form.notes()));
    }
    return blocks;
  }

  private TextBlock notesBlock(String shown) {
    return new TextBlock(
        "## Notes on the task\n\n"
            + Fence.around("text", shown)
            + Wording.GAP
            + (shown.length() < notes.length() ? Wording.CUT : ""),
        false);
  }

  private int tokensOfRequest(String shown, String notice) {
    return making.counter().count(requestText(shown, notice));
  }

  private String requestText(String shown, String notice) {
    StringBuilder text = new StringBuilder(shown.length() + 256);
    text.append("## Request\n\n");
    if (task == null) {
      return text.toString();
    }
    text.append("- id: ").append(task.id()).append('\n');
    text.append("- priority: ").append(lower(task.priority())).append('\n');
    if (task.deadline() != null) {
      text.append("- deadline: ").append(task.deadline()).append('\n');
    }
    text.append('\n').append(Fence.around("text", shown)).append(Wording.GAP).append(notice);
    if (!task.requirements().isEmpty()) {
      StringBuilder asked = new StringBuilder();
      task.requirements().forEach(requirement -> asked.append(asked(requirement)).append('\n'));
      text.append("What is asked for:\n\n").append(Fence.around("text", asked.toString()));
      text.append(Wording.GAP);
    }
    return text.toString();
  }

  private static String asked(Requirement requirement) {
    String level =
        requirement.minLevel().level() > 1
            ? " (level " + requirement.minLevel().level() + " or better)"
            : "";
    return requirement.capability() + level + (requirement.isRequired() ? "" : " (preferred)");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// What is told of the task.
  ///
  /// @param description how much of the description
  /// @param notice what is said of a description that is not whole
  /// @param entries how many entries of the data
  /// @param notes how much of the notes
  /// @param reason why that is not all
  private record Form(
      String description, String notice, int entries, String notes, String reason) {}
}
