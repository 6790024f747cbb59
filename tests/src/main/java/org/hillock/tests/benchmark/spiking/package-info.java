/**
 * Networks by which the speed of the spiking engine is measured, and the processes that measure it.
 *
 * <p>{@code tests/benchmarks/snn.sh} runs {@link org.hillock.tests.benchmark.spiking.SpikingProcess} beside Brian2 on the
 * same graphs; {@link org.hillock.tests.benchmark.spiking.SpikingNetworkBenchmark} is the same work under JMH.
 */
@NullMarked
package org.hillock.tests.benchmark.spiking;

import org.jspecify.annotations.NullMarked;
