package org.hillock.runtime.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where decisions go; told apart by {@code to}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeedbackSetting.Cursor.class, name = "cursor"),
    @JsonSubTypes.Type(value = FeedbackSetting.UdpJson.class, name = "udp-json"),
    @JsonSubTypes.Type(value = FeedbackSetting.Osc.class, name = "osc")
})
public sealed interface FeedbackSetting {
    /** A cursor in the terminal that the first class moves to the left and the second to the right. */
    record Cursor(
            @Described(value = "Columns of its track.", absent = "41", min = 5, max = 200)
            int columns) implements FeedbackSetting {}

    /** One line of JSON a datagram. */
    record UdpJson(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's UDP port.", min = 1, max = 65535)
            int port)
            implements FeedbackSetting {}

    /** One OSC 1.0 message a datagram. */
    record Osc(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's UDP port.", min = 1, max = 65535)
            int port,

            @Described(value = "The address of decisions.", absent = "\"/hillock/decision\"")
            String address,

            @Described(value = "The address of the message that means neutral.", absent = "\"/hillock/neutral\"")
            String neutral)
            implements FeedbackSetting {}
}
