package org.hillock.acquisition.device.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.json.JsonPlace;

/** From the text of a profile to the profile: JSON, then its schema, then what a schema cannot say. */
final class ProfileReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ProfileReader() {}

    /**
     * Reads a profile.
     *
     * @param file its name for messages
     * @throws AcquisitionException when it is wrong; says where and what to do
     */
    static DeviceProfile read(String file, String json) {
        JsonNode tree = tree(file, json);
        ProfileSchema.load().check(file, tree);
        return bind(file, tree);
    }

    /** Reads a profile that is known to obey the schema, which takes less time. */
    static DeviceProfile readShipped(String file, String json) {
        return bind(file, tree(file, json));
    }

    private static JsonNode tree(String file, String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
            throw new AcquisitionException(
                    file + ", line " + at.getLineNr() + ", column " + at.getColumnNr()
                            + ": read text that is not JSON ("
                            + e.getOriginalMessage().lines().findFirst().orElse("a syntax error")
                            + "), expected a device profile; correct the text there.",
                    e);
        }
    }

    private static DeviceProfile bind(String file, JsonNode tree) {
        DeviceProfile profile = new ProfileBinder(new JsonPlace(file, "$", tree)).profile();
        return new ProfileCheck(new JsonPlace(file, "$", tree), profile).checked();
    }
}
