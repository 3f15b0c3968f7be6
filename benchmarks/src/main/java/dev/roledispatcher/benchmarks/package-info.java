/// What the decision and its parts cost, measured with JMH.
@NullMarked
package dev.roledispatcher.benchmarks;

import org.jspecify.annotations.NullMarked;
