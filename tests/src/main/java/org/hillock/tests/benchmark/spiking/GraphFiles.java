package org.hillock.tests.benchmark.spiking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Writes a network's synapses and initial potentials as plain little-endian arrays, so that another simulator can run the
 * same graph: {@code N.pre} and {@code N.post} (int32), {@code N.weight} (float32) for projection N and {@code
 * NAME.potential} (float64, millivolts) for a population.
 */
final class GraphFiles {
    private GraphFiles() {}

    static void write(BenchmarkNetwork benchmark, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Projection projection : benchmark.network().projections()) {
                write(projection, folder);
            }
            for (Population population : benchmark.potentials().keySet()) {
                double[] potentials = benchmark.potentials().get(population);
                ByteBuffer bytes = littleEndian(8 * potentials.length);
                bytes.asDoubleBuffer().put(potentials);
                write(bytes, folder.resolve(population.name() + ".potential"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Projection projection, Path folder) throws IOException {
        SynapseTable table = projection
                .connector()
                .table(projection.pre().size(), projection.post().size(), projection.transfer());
        int[] pre = new int[table.size()];
        int[] post = new int[table.size()];
        float[] weights = new float[table.size()];
        table.ends(pre, post);
        projection.connector().initialWeights(weights);
        write(ints(pre), folder.resolve(projection.index() + ".pre"));
        write(ints(post), folder.resolve(projection.index() + ".post"));
        ByteBuffer bytes = littleEndian(4 * weights.length);
        bytes.asFloatBuffer().put(weights);
        write(bytes, folder.resolve(projection.index() + ".weight"));
    }

    private static ByteBuffer ints(int[] values) {
        ByteBuffer bytes = littleEndian(4 * values.length);
        bytes.asIntBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(ByteBuffer bytes, Path file) throws IOException {
        Files.write(file, bytes.array());
    }
}
