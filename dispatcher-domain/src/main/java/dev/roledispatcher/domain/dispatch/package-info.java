/// One request to dispatch, the decision it led to, and how it ended.
@NullMarked
package dev.roledispatcher.domain.dispatch;

import org.jspecify.annotations.NullMarked;
