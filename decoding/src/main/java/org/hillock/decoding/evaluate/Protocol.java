package org.hillock.decoding.evaluate;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.hillock.decoding.DecodingException;

/** How labels are given and which trials count. */
public enum Protocol {
    /** Labels in the training runs, none in the test; label-free statistics go on. The test trials count. */
    FROZEN("frozen", "A frozen: no labels in the test runs"),
    /** As frozen, but each test trial's label comes after its decision. The test trials count. */
    ADAPTIVE("adaptive", "A adaptive: each label after its decision"),
    /** Decide, then learn, from the first trial on. All trials after the tenth count. */
    PREQUENTIAL("prequential", "B prequential: decide, then learn, from the first trial on");

    private final String word;
    private final String title;

    Protocol(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The word in JSON. */
    public String word() {
        return word;
    }

    /** A line for people. */
    public String title() {
        return title;
    }

    /**
     * The protocol of a word.
     *
     * @throws DecodingException when there is none
     */
    public static Protocol of(String word) {
        for (Protocol protocol : values()) {
            if (protocol.word.equals(word)) {
                return protocol;
            }
        }
        throw DecodingException.badInput(
                "protocol",
                "\"" + word + "\"",
                Arrays.stream(values()).map(Protocol::word).collect(Collectors.joining(", ")),
                "use one of these words");
    }
}
