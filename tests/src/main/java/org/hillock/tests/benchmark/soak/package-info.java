/**
 * A long live session with learning on, sampled for growth. {@code tests/benchmarks/soak.sh} runs it; enter at {@link
 * org.hillock.tests.benchmark.soak.SoakBenchmark}.
 */
@NullMarked
package org.hillock.tests.benchmark.soak;

import org.jspecify.annotations.NullMarked;
