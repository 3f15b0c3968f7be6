/// A batch as one problem: which task goes to which role when roles have room for some only.
@NullMarked
package dev.roledispatcher.domain.batch;

import org.jspecify.annotations.NullMarked;
