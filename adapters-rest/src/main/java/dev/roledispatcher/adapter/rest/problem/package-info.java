/// Errors as problem details: one table from failures and rejections to HTTP.
@NullMarked
package dev.roledispatcher.adapter.rest.problem;

import org.jspecify.annotations.NullMarked;
