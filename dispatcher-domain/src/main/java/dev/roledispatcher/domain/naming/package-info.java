/// What names and ids look like, and which known name a mistyped one is nearest to.
@NullMarked
package dev.roledispatcher.domain.naming;

import org.jspecify.annotations.NullMarked;
