/// Tests of feedback and lessons.
@NullMarked
package dev.roledispatcher.domain.learning;

import org.jspecify.annotations.NullMarked;
