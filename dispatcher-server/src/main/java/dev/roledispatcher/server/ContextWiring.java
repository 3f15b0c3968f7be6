package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.CachedTexts;
import dev.roledispatcher.adapter.persistence.PersistenceAdapters;
import dev.roledispatcher.adapter.tokens.CaffeineMemo;
import dev.roledispatcher.adapter.tokens.CountCache;
import dev.roledispatcher.adapter.tokens.ModelTokenCounters;
import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.ManageProjects;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.service.ContextBuilder;
import dev.roledispatcher.application.service.ContextService;
import dev.roledispatcher.application.service.ContextSources;
import dev.roledispatcher.application.service.ContextTally;
import dev.roledispatcher.application.service.ProjectService;
import dev.roledispatcher.application.service.SkillService;
import dev.roledispatcher.domain.context.ContextAssembler;
import dev.roledispatcher.server.settings.DataSourceSettings;
import dev.roledispatcher.server.settings.ServerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The assembly of what contexts are made of and who makes them.
@Dependent
final class ContextWiring {

  private final PartSettings settings;

  ContextWiring(ServerSettings settings) {
    this.settings = new PartSettings(settings);
  }

  @Produces
  @Singleton
  CountCache countCache() {
    return new CountCache(settings.countCacheCharacters());
  }

  @Produces
  @Singleton
  ModelTokenCounters tokenCounters(CountCache cache) {
    return new ModelTokenCounters(
        settings.encoding(), settings.otherModels(), settings.models(), cache);
  }

  @Produces
  @Singleton
  ContextTally contextTally() {
    return new ContextTally();
  }

  @Produces
  @Singleton
  CachedTexts texts(
      PersistenceAdapters persistence, DataSourceSettings database, InstantSource clock) {
    return persistence.texts(database.address(), clock, settings.sourceCacheCharacters());
  }

  void close(@Disposes CachedTexts texts) {
    texts.close();
  }

  @Produces
  @Singleton
  SkillSource skillSource(CachedTexts texts) {
    return texts.skills();
  }

  @Produces
  @Singleton
  ProjectSource projectSource(CachedTexts texts) {
    return texts.projects();
  }

  @Produces
  @Singleton
  ContextBuilder contextBuilder(
      SkillSource skills,
      ProjectSource projects,
      AssignmentStore assignments,
      ModelTokenCounters counters,
      ContextTally tally) {
    return new ContextBuilder(
        new ContextSources(skills, projects, assignments, settings.contexts()),
        new ContextAssembler(
            counters, settings.contextPlan(), new CaffeineMemo(settings.preparedCharacters())),
        tally);
  }

  @Produces
  @Singleton
  BuildContexts buildContexts(
      ContextBuilder builder,
      ModelTokenCounters counters,
      RoleDirectory directory,
      AssignmentStore assignments,
      Stopwatch stopwatch) {
    return new ContextService(
        builder, counters, directory, assignments, stopwatch, settings.dispatch().timeout());
  }

  @Produces
  @Singleton
  ManageSkills manageSkills(
      PersistenceAdapters persistence,
      SkillSource source,
      UnitOfWork work,
      AnswerStore answers,
      InstantSource clock) {
    return new SkillService(
        persistence.skillStore(), source, work, answers, clock, settings.dispatch());
  }

  @Produces
  @Singleton
  ManageProjects manageProjects(
      PersistenceAdapters persistence, ProjectSource source, UnitOfWork work, InstantSource clock) {
    return new ProjectService(persistence.projectStore(), source, work, clock);
  }
}
