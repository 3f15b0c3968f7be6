/// Solves batches exactly: what is left after the simple part is a minimum cost flow.
@NullMarked
package dev.roledispatcher.adapter.solver;

import org.jspecify.annotations.NullMarked;
