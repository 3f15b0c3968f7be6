/// Rules that people write down as data: which tasks fit them, and who should do those.
@NullMarked
package dev.roledispatcher.domain.rule;

import org.jspecify.annotations.NullMarked;
