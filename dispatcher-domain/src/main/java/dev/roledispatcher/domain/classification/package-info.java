/// Whether a person, an AI agent or both should do a task, and why.
@NullMarked
package dev.roledispatcher.domain.classification;

import org.jspecify.annotations.NullMarked;
