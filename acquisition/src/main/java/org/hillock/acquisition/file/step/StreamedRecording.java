package org.hillock.acquisition.file.step;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hillock.acquisition.file.EventCursor;
import org.hillock.acquisition.file.PulledRecording;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.StreamInfo;

/** Makes recordings whose events an {@link EventReader} reads; the file is opened on subscription. */
public final class StreamedRecording {
    private StreamedRecording() {}

    /** A recording with these facts; {@code opening} makes the reader for its one subscription. */
    public static Recording of(RecordingFacts facts, List<StreamInfo> streams, Opening opening) {
        return new PulledRecording(facts, streams, () -> cursor(facts.file(), opening));
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static EventCursor cursor(Path file, Opening opening) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw StepCursor.unreadable(file, e);
        }
        boolean opened = false;
        try {
            EventCursor cursor = new StepCursor(file, channel, opening.open(channel));
            opened = true;
            return cursor;
        } catch (IOException e) {
            throw StepCursor.unreadable(file, e);
        } finally {
            if (!opened) {
                closeQuietly(channel);
            }
        }
    }

    /** A failure to close would hide the one that led to it. */
    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return;
        }
    }

    /** Makes the reader of one subscription. */
    @FunctionalInterface
    public interface Opening {
        /**
         * A reader that starts at the recording's first event.
         *
         * @param channel the file, at position 0; closed by the recording
         */
        EventReader open(FileChannel channel) throws IOException;
    }
}
