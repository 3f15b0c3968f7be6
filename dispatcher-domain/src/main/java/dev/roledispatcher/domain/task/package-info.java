/// What is to be done, and what it asks for.
@NullMarked
package dev.roledispatcher.domain.task;

import org.jspecify.annotations.NullMarked;
