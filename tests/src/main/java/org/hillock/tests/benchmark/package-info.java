/**
 * JMH benchmarks of the data plane. Run them with the scripts in {@code tests/benchmarks}, or through {@code
 * org.openjdk.jmh.Main} on this module's class path.
 */
@NullMarked
package org.hillock.tests.benchmark;

import org.jspecify.annotations.NullMarked;
