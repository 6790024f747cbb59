package org.hillock.runtime.snn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.CheckedJson;
import org.hillock.runtime.session.SessionSchema;

/** Reads network files. */
public final class NetworkFiles {
    private static final CheckedJson<NetworkFile> JSON = new CheckedJson<>("network", NetworkFile.class);

    private NetworkFiles() {}

    /**
     * Reads and checks a network file.
     *
     * @throws HillockException when it can't be read, is no JSON, or says something that a network doesn't know
     */
    public static NetworkFile read(Path file) {
        return parse(file.toString(), JSON.text(file));
    }

    /**
     * Checks the text of a network file.
     *
     * @param name the file's name for messages
     */
    public static NetworkFile parse(String name, String json) {
        return JSON.parse(name, json);
    }

    /** The JSON Schema of the network file. */
    public static ObjectNode schema() {
        return SessionSchema.generate(
                NetworkFile.class,
                "Hillock network",
                "Populations of spiking neurons and the synapses between them, to be run alone.");
    }
}
