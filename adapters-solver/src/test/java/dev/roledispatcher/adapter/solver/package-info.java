/// Tests of solving batches.
@NullMarked
package dev.roledispatcher.adapter.solver;

import org.jspecify.annotations.NullMarked;
