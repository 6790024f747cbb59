package org.hillock.snn.file;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.synapse.SynapseTable;

/**
 * A SHA-256 over what must be equal for a state to fit a network: the step, the populations with their models, and of
 * every projection its ends, the pair of neurons of every synapse, its settings and its delays. The weights of the
 * start are left out, because a state holds weights of its own.
 */
final class NetworkFingerprint {
    private static final int CHUNK = 1 << 14;

    private final MessageDigest digest = sha256();

    private NetworkFingerprint() {}

    static byte[] of(Network network) {
        var fingerprint = new NetworkFingerprint();
        fingerprint.add(network.stepMillis());
        for (Population population : network.populations()) {
            fingerprint.add(population.name());
            fingerprint.add(population.size());
            fingerprint.add(population.model());
        }
        for (Projection projection : network.projections()) {
            fingerprint.add(projection, network.stepMillis());
        }
        return fingerprint.digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void add(Projection projection, double stepMillis) {
        add(projection.pre().index());
        add(projection.post().index());
        add(projection.synapse());
        add(projection.delaySteps());
        add(projection.transfer());
        add(projection.rule());
        add(projection.transmission());
        SynapseTable table = projection
                .connector()
                .table(projection.pre().size(), projection.post().size(), projection.transfer());
        int[] pre = new int[table.size()];
        int[] post = new int[table.size()];
        table.ends(pre, post);
        add(pre);
        add(post);
        Optional<SynapticDelays> delays = projection.delays();
        if (delays.isPresent()) {
            add(delays.get().steps(table.size(), stepMillis));
        }
    }

    private void add(int[] values) {
        ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES * CHUNK);
        add(values.length);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.asIntBuffer().put(values, from, count);
            digest.update(chunk.array(), 0, Integer.BYTES * count);
        }
    }

    /** Adds settings by what they say, so that the bytes are equal in every process. */
    private void add(Object value) {
        if (value instanceof Record settings) {
            add(settings.getClass().getSimpleName());
            for (RecordComponent component : settings.getClass().getRecordComponents()) {
                add(valueOf(settings, component));
            }
        } else if (value instanceof Collection<?> list) {
            add("list of " + list.size());
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            add("map of " + map.size());
            map.forEach((key, item) -> {
                add(key);
                add(item);
            });
        } else if (value instanceof Optional<?> optional) {
            add(optional.isPresent() ? "some" : "none");
            optional.ifPresent(this::add);
        } else if (value instanceof Enum<?> word) {
            add(word.name());
        } else if (value instanceof Number || value instanceof Boolean) {
            add(value.toString());
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        } else {
            add(value.getClass().getSimpleName() + (comparesByValue(value) ? " " + value.hashCode() : ""));
        }
    }

    private static boolean comparesByValue(Object value) {
        try {
            return value.getClass().getMethod("hashCode").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has a hash code", e);
        }
    }

    private static Object valueOf(Record settings, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " of " + settings.getClass() + " can't be read", e);
        }
    }
}
