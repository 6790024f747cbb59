package org.hillock.acquisition.file.openbci;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFormat;

/** OpenBCI GUI text; recognised by its first line. */
public final class OpenBciGuiFormat implements RecordingFormat {
    /** Made by {@link java.util.ServiceLoader}. */
    public OpenBciGuiFormat() {}

    @Override
    public String name() {
        return "OpenBCI GUI text";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        String start = new String(head, 0, Math.min(32, head.length), StandardCharsets.UTF_8);
        return start.replace("\ufeff", "").startsWith("%OpenBCI");
    }

    @Override
    public Recording open(Path file) {
        return GuiRecording.open(file);
    }
}
