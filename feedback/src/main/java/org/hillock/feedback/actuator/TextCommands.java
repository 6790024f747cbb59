package org.hillock.feedback.actuator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.feedback.FeedbackException;

/**
 * What an actuator that takes text is sent for each command. Immutable.
 *
 * @param byName the text of each class; it may hold fields
 * @param motion the text of a motion
 * @param neutral the text that means neutral
 * @param ending what follows each text, such as a line feed
 */
public record TextCommands(Map<String, String> byName, Optional<String> motion, String neutral, String ending) {
    /** Copies the table and reads every template once, so that a mistake shows at the start. */
    public TextCommands {
        byName = Map.copyOf(byName);
        byName.values().forEach(MotionTemplate::parse);
        motion.ifPresent(MotionTemplate::parse);
    }

    /** The encoder, with all templates read; its failures name the actuator. */
    public Encoder encoder(String actuator) {
        return new Encoder(actuator, this);
    }

    /** Encodes commands by the table. */
    public static final class Encoder {
        private final String actuator;
        private final TextCommands texts;
        private final Map<String, MotionTemplate> byName = new LinkedHashMap<>();
        private final Optional<MotionTemplate> motion;
        private final byte[] neutral;

        private Encoder(String actuator, TextCommands texts) {
            this.actuator = actuator;
            this.texts = texts;
            texts.byName().forEach((name, text) -> byName.put(name, MotionTemplate.parse(text)));
            this.motion = texts.motion().map(MotionTemplate::parse);
            this.neutral = bytes(texts.neutral());
        }

        /**
         * The bytes of a command that is not neutral.
         *
         * @throws FeedbackException when the table has no text for it
         */
        public byte[] encode(ActuatorCommand command) {
            MotionTemplate template = byName.get(command.name());
            if (template == null && !command.axes().isEmpty()) {
                template = motion.orElse(null);
            }
            if (template == null) {
                throw new FeedbackException(actuator + ": there is no text for the command '" + command.name()
                        + "', only for " + byName.keySet() + (motion.isPresent() ? " and motions" : "")
                        + "; add it to the session.");
            }
            return bytes(template.fill(command));
        }

        /** The bytes that mean neutral, encoded in advance. Not to be modified. */
        public byte[] neutral() {
            return neutral;
        }

        private byte[] bytes(String text) {
            return (text + texts.ending()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
