package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Corrections;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Recorded;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Report;
import dev.roledispatcher.application.port.in.LearnFromFeedback.RolledBack;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.Lesson;

/// Writes feedback and what was learned from it.
public final class LearningView {

  private LearningView() {}

  /// Feedback as it is kept.
  public static ObjectNode recorded(Recorded recorded) {
    Feedback feedback = recorded.feedback();
    return Json.object()
        .put("task_id", feedback.task().value())
        .put("sequence", recorded.sequence())
        .put("classification", Json.name(feedback.right()))
        .put("said_by", feedback.saidBy())
        .put("note", feedback.note())
        .put("trust", feedback.trust())
        .put("at", Json.time(feedback.at()));
  }

  /// How learning stands.
  public static ObjectNode report(Report report) {
    ObjectNode node = Json.object().put("enabled", report.enabled());
    ArrayNode learners = node.putArray("learners");
    report.learners().forEach(learner -> learners.add(learner(learner)));
    node.set("corrections", corrections(report.corrections()));
    ArrayNode lessons = node.putArray("lessons");
    report.lessons().forEach(lesson -> lessons.add(lesson(lesson)));
    return node;
  }

  /// Where a rollback led to.
  public static ObjectNode rolledBack(RolledBack back) {
    ObjectNode node = Json.object().put("lesson", back.lesson());
    node.set("corrections", corrections(back.corrections()));
    return node;
  }

  private static ObjectNode learner(Learner learner) {
    return Json.object()
        .put("plugin", learner.plugin().name())
        .put("version", learner.plugin().version())
        .put("lesson", learner.lesson())
        .put("problem", learner.problem());
  }

  private static ObjectNode corrections(Corrections corrections) {
    return Json.object()
        .put("counting", corrections.counting())
        .put("waiting", corrections.waiting())
        .put("set_aside", corrections.setAside());
  }

  private static ObjectNode lesson(Lesson lesson) {
    AnchorShares anchors = lesson.anchors();
    return Json.object()
        .put("number", lesson.number())
        .put("plugin", lesson.learner().name())
        .put("version", lesson.learner().version())
        .put("standing", Json.name(lesson.standing()))
        .put("corrections_used", lesson.used())
        .put("anchors_before", anchors == null ? null : Double.valueOf(anchors.before()))
        .put("anchors_after", anchors == null ? null : Double.valueOf(anchors.after()))
        .put("summary", lesson.summary())
        .put("at", Json.time(lesson.at()));
  }
}
