package org.hillock.acquisition.file.xdf;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hillock.acquisition.xml.XmlElement;

/** The facts of a header or footer that have no field of their own, by their path, such as {@code desc/manufacturer}. */
final class XdfProperties {
    private static final Set<String> HAVE_FIELDS =
            Set.of("name", "type", "channel_count", "nominal_srate", "channel_format", "desc/channels");

    private XdfProperties() {}

    /** The properties of a stream. */
    static Map<String, String> of(SurveyedStream stream, Timeline timeline) {
        Map<String, String> properties = new TreeMap<>();
        addLeaves(properties, "", stream.header().xml(), HAVE_FIELDS);
        addLeaves(properties, "footer/", stream.footer(), Set.of());
        properties.put("sample_count", Long.toString(timeline.sampleCount()));
        properties.put("effective_srate", Double.toString(timeline.effectiveRateHz()));
        properties.put("segments", Integer.toString(timeline.segments()));
        properties.put("clock_offsets", Integer.toString(stream.clockTimes().length));
        properties.put("clock_segments", Integer.toString(timeline.clock().stretches()));
        return properties;
    }

    /** The properties of the file's own header. */
    static Map<String, String> of(XmlElement fileHeader) {
        Map<String, String> properties = new TreeMap<>();
        addLeaves(properties, "", fileHeader, Set.of("datetime"));
        return properties;
    }

    private static void addLeaves(
            Map<String, String> properties, String prefix, XmlElement parent, Set<String> without) {
        for (XmlElement child : parent.children()) {
            String path = prefix + child.name();
            if (without.contains(path)) {
                continue;
            }
            if (properties.size() >= Limits.PROPERTIES) {
                return;
            }
            if (!child.text().isEmpty() && child.text().length() <= Limits.PROPERTY_CHARS) {
                properties.putIfAbsent(path, child.text());
            }
            addLeaves(properties, path + "/", child, without);
        }
    }
}
