package org.hillock.snn.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hillock.snn.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NirFilesTest {
    private final Path folder;
    private final Path file;

    NirFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("network.nir");
    }

    private void refuses(String... words) {
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(() -> NirFiles.read(file))
                .withMessageContainingAll(words)
                .withMessageContaining("network.nir")
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void readsWhatItWroteForEveryTypeOfNode() {
        NirGraph graph = Nodes.everything();
        assertThat(graph.nodes().values().stream().map(NirNode::type).distinct())
                .as("every type is tried")
                .hasSize(NirReader.TYPES.size());
        NirFiles.write(graph, file);
        NirGraph read = NirFiles.read(file);
        graph.nodes()
                .forEach((name, node) -> assertThat(read.node(name)).as(name).isEqualTo(node));
        assertThat(read).isEqualTo(graph);
        Path again = folder.resolve("again.nir");
        NirFiles.write(read, again);
        assertThat(NirFiles.read(again)).isEqualTo(graph);
    }

    @Test
    void writesWhatH5pyReadsInTheLayoutOfTheReferenceImplementation() throws IOException, InterruptedException {
        String python = Python.withH5py(folder);
        NirFiles.write(Nodes.everything(), file);
        assertThat(Python.hdf5(folder, python, "list", file).lines())
                .contains(
                        "version text scalar plain 1.0.7",
                        "node/type text scalar plain NIRGraph",
                        "node/edges text 23x2 plain input input input output input lif",
                        "node/metadata/note text scalar plain gemacht für Prüfungen",
                        "node/metadata/dt float64 scalar plain 0.0001",
                        "node/metadata/nested/numbers int64 3 gzip 1 2 3",
                        "node/nodes/input/shape int64 3 gzip 2 34 34",
                        "node/nodes/lif/type text scalar plain LIF",
                        "node/nodes/lif/v_threshold float64 3 gzip 0.1 0.2 0.3",
                        "node/nodes/linear/weight float64 3x2 gzip 1.0 2.0 3.0 4.0 5.0 6.0",
                        "node/nodes/conv2d/stride int64 2 plain 1 2",
                        "node/nodes/conv2d/groups int64 scalar plain 1",
                        "node/nodes/conv2d/input_shape int64 2 plain 8 9",
                        "node/nodes/conv same/padding text scalar plain same",
                        "node/nodes/conv1d/input_shape int64 scalar plain 20",
                        "node/nodes/conv1d/padding int64 scalar plain 3",
                        "node/nodes/flatten/input_type int64 3 gzip 8 4 4",
                        "node/nodes/flatten/end_dim int64 scalar plain -1",
                        "node/nodes/inner/type text scalar plain NIRGraph",
                        "node/nodes/inner/edges text 2x2 plain in cells cells out")
                .anyMatch(line -> line.startsWith("node/nodes/conv1d/weight float32 4x2x5 gzip "))
                .anyMatch(line -> line.startsWith("node/nodes/affine/bias float32 3 gzip "))
                .noneMatch(line -> line.contains("conv same/input_shape"));
    }

    /** A file that the script beside the tests has written with h5py 3.7. */
    private static byte[] madeByH5py() throws IOException {
        try (InputStream in = NirFilesTest.class.getResourceAsStream("made-by-h5py.nir")) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsWhatTheH5pyOfThisMachineWrites() throws IOException, InterruptedException {
        String python = Python.withH5py(folder);
        Python.hdf5(folder, python, "write", file);
        assertThat(Python.hdf5(folder, python, "list", file)).contains("node/nodes/fc/weight float32 3x64 gzip");
        NirGraph graph = NirFiles.read(file);
        Files.write(file, madeByH5py());
        assertThat(graph).isEqualTo(NirFiles.read(file));
    }

    @Test
    void readsFilesOfH5pyWithGzip() throws IOException {
        Files.write(file, madeByH5py());
        NirGraph graph = NirFiles.read(file);
        assertThat(graph.edges())
                .hasSize(7)
                .contains(new NirGraph.Edge("cells", "inner"), new NirGraph.Edge("cells", "cells"));
        var conv = (NirNode.Conv2d) graph.node("conv");
        assertThat(conv.padding()).isEqualTo(new NirNode.Padding.Same());
        assertThat(conv.stride()).containsExactly(2, 2);
        assertThat(conv.weight().type()).isEqualTo(NirTensor.Type.FLOAT32);
        assertThat(conv.weight().get(71)).isEqualTo(71);
        var cells = (NirNode.CubaLif) graph.node("cells");
        assertThat(cells.vReset()).as("absent means zeros").isEqualTo(NirTensor.filled(3, 0));
        assertThat(cells.wIn()).isEqualTo(NirTensor.filled(3, 2));
        assertThat(cells.metadata()).containsEntry("made by", new NirValue.Text("h5py"));
        assertThat(((NirGraph) graph.node("inner")).nodes()).containsOnlyKeys("in", "lif", "out");
        assertThat(graph.node("flat")).isEqualTo(new NirNode.Flatten(0, -1, Optional.of(List.of(4, 4, 4)), Map.of()));
    }

    private void hdf(Consumer<WritableGroup> content) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            content.accept(hdf);
        }
    }

    private void oneNode(Consumer<WritableGroup> content) {
        hdf(root -> {
            WritableGroup node = root.putGroup("node");
            node.putDataset("type", "NIRGraph");
            node.putDataset("edges", new String[][] {{"a", "a"}});
            content.accept(node.putGroup("nodes").putGroup("a"));
        });
    }

    @Test
    void namesAnUnknownNodeAndWhatThereIs() {
        oneNode(a -> a.putDataset("type", "Izhikevich"));
        refuses("/node/nodes/a", "a node of type 'Izhikevich'", "CubaLIF", "replace the node");
    }

    @Test
    void namesAMissingParameter() {
        oneNode(a -> {
            a.putDataset("type", "LIF");
            a.putDataset("v_threshold", new double[] {1});
            a.putDataset("tau", new double[] {1});
        });
        refuses("/node/nodes/a", "no parameter 'r'");
    }

    @Test
    void namesParametersOfDifferentShapes() {
        oneNode(a -> {
            a.putDataset("type", "LI");
            a.putDataset("tau", new double[] {1, 2});
            a.putDataset("r", new double[] {1});
            a.putDataset("v_leak", new double[] {1, 2});
        });
        refuses("/node/nodes/a", "LI node", "shapes [2] and [1]");
    }

    @Test
    void namesAnEdgeToNowhereAParameterThatIsTextAndAFractionOfAnAxis() {
        hdf(root -> {
            WritableGroup node = root.putGroup("node");
            node.putDataset("type", "NIRGraph");
            node.putDataset("edges", new String[][] {{"a", "b"}});
            WritableGroup a = node.putGroup("nodes").putGroup("a");
            a.putDataset("type", "Input");
            a.putDataset("shape", new long[] {1});
        });
        refuses("edge from 'a' to 'b'", "the node 'b', which is not there", "[a]");
        oneNode(a -> {
            a.putDataset("type", "Scale");
            a.putDataset("scale", "two");
        });
        refuses("scale of type String", "numbers");
        oneNode(a -> {
            a.putDataset("type", "Input");
            a.putDataset("shape", new double[] {1.5});
        });
        refuses("shape with 1.5", "whole numbers");
    }

    @Test
    void refusesAFileThatIsNoHdf5AndOneThatIsNoNir() throws IOException {
        Files.writeString(file, "no HDF5 at all, but long enough for a header of some kind to be looked for in it");
        refuses("not HDF5");
        Files.write(file, new byte[0]);
        refuses("expected a NIR graph");
        hdf(root -> root.putDataset("spikes", new double[] {1}));
        refuses("no group 'node'");
        Files.delete(file);
        refuses("could not be read", "no such file");
    }

    @Test
    void refusesToWriteWhatHdf5CanNotHold() {
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(() -> NirFiles.write(new NirGraph(Map.of("a", new NirNode.Input(1)), List.of()), file))
                .withMessageContaining("a graph without edges");
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(() ->
                        NirFiles.write(Nodes.chain("a/b", new NirNode.Input(1), "c", new NirNode.Output(1)), file))
                .withMessageContaining("a node named 'a/b'");
        assertThat(file).doesNotExist();
    }

    @Test
    void leavesNoPartBehind() throws IOException {
        NirFiles.write(Nodes.everything(), file);
        NirFiles.write(Nodes.everything(), file);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** Damage drawn at random: a sentence or another graph, nothing else. */
    static class Fuzz {
        private static Path folder;
        private static byte[] whole;

        @BeforeContainer
        static void write() throws IOException {
            folder = Files.createTempDirectory("nir-fuzz");
            NirFiles.write(Nodes.everything(), folder.resolve("whole.nir"));
            whole = Files.readAllBytes(folder.resolve("whole.nir"));
        }

        @AfterContainer
        static void clear() throws IOException {
            Files.deleteIfExists(folder.resolve("whole.nir"));
            Files.deleteIfExists(folder.resolve("damaged.nir"));
            Files.deleteIfExists(folder);
        }

        private static void readsOrRefuses(byte[] damaged) throws IOException {
            Path file = folder.resolve("damaged.nir");
            Files.write(file, damaged);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                try {
                    assertThat(NirFiles.read(file)).isNotNull();
                } catch (NetworkException e) {
                    assertThat(e.getMessage())
                            .contains("damaged.nir")
                            .endsWith(".")
                            .doesNotContain("\n");
                }
            });
        }

        @Property(tries = 300)
        void changedBytesAreReadOrRefused(
                @ForAll @IntRange(max = 1 << 24) int place, @ForAll @IntRange(min = 1, max = 255) int change)
                throws IOException {
            byte[] damaged = whole.clone();
            damaged[place % damaged.length] ^= (byte) change;
            readsOrRefuses(damaged);
        }

        @Property(tries = 300)
        void changedBytesOfH5pyAreReadOrRefused(
                @ForAll @IntRange(max = 1 << 24) int place, @ForAll @IntRange(min = 1, max = 255) int change)
                throws IOException {
            byte[] damaged = madeByH5py();
            damaged[place % damaged.length] ^= (byte) change;
            readsOrRefuses(damaged);
        }

        @Property(tries = 100)
        void cutFilesAreReadOrRefused(@ForAll @IntRange(max = 1 << 24) int length) throws IOException {
            readsOrRefuses(Arrays.copyOf(whole, length % whole.length));
        }
    }
}
