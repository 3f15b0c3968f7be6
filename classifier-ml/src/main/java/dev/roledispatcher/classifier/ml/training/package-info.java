/// Makes models: reads rated tasks, trains, calibrates, measures. No part of the running service.
@NullMarked
package dev.roledispatcher.classifier.ml.training;

import org.jspecify.annotations.NullMarked;
