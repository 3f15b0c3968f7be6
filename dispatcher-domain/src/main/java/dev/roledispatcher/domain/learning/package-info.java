/// What people say of decisions, and what classifiers learn from it.
@NullMarked
package dev.roledispatcher.domain.learning;

import org.jspecify.annotations.NullMarked;
