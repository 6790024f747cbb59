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

    private final ProfileSchema schema;

    ProfileReader(ProfileSchema schema) {
        this.schema = schema;
    }

    /**
     * Reads a profile.
     *
     * @param file its name for messages
     * @throws AcquisitionException when it is wrong; says where and what to do
     */
    DeviceProfile read(String file, String json) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
            throw new AcquisitionException(
                    file + ", line " + at.getLineNr() + ", column " + at.getColumnNr()
                            + ": read text that is not JSON ("
                            + e.getOriginalMessage().lines().findFirst().orElse("a syntax error")
                            + "), expected a device profile; correct the text there.",
                    e);
        }
        schema.check(file, tree);
        DeviceProfile profile = new ProfileBinder(new JsonPlace(file, "$", tree)).profile();
        return new ProfileCheck(new JsonPlace(file, "$", tree), profile).checked();
    }
}
