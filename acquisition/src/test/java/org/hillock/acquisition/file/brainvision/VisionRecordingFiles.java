package org.hillock.acquisition.file.brainvision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small BrainVision recordings for tests, sound by default and wrong where a test wants it. */
final class VisionRecordingFiles {
    private final List<String> channels = new ArrayList<>();
    private final List<String> markers = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();
    private NumberFormat numbers = NumberFormat.INT_16;
    private String orientation = "MULTIPLEXED";
    private String codepage = "Codepage=UTF-8\r\n";
    private Charset charset = StandardCharsets.UTF_8;
    private String dataName = "$b.eeg";
    private String markerName = "$b.vmrk";
    private String interval = "4000";
    private int frames = 250;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** Stored value of a frame and a channel. */
    static int value(int frame, int channel) {
        return (frame * 31 + channel * 1000) % 3000 - 1500;
    }

    VisionRecordingFiles channel(String entry) {
        channels.add(entry);
        return this;
    }

    VisionRecordingFiles marker(String entry) {
        markers.add(entry);
        return this;
    }

    VisionRecordingFiles storing(NumberFormat format, String dataOrientation) {
        numbers = format;
        orientation = dataOrientation;
        return this;
    }

    VisionRecordingFiles bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    VisionRecordingFiles frames(int count, String intervalMicros) {
        frames = count;
        interval = intervalMicros;
        return this;
    }

    VisionRecordingFiles latin1() {
        codepage = "";
        charset = StandardCharsets.ISO_8859_1;
        return this;
    }

    VisionRecordingFiles partners(String data, String marker) {
        dataName = data;
        markerName = marker;
        return this;
    }

    VisionRecordingFiles common(String line) {
        extra.add(line);
        return this;
    }

    String headerText() {
        StringBuilder text = new StringBuilder("Brain Vision Data Exchange Header File Version 1.0\r\n; a comment\r\n");
        text.append("\r\n[Common Infos]\r\n")
                .append(codepage)
                .append("DataFile=")
                .append(dataName)
                .append("\r\n");
        if (!markerName.isEmpty()) {
            text.append("MarkerFile=").append(markerName).append("\r\n");
        }
        text.append("DataFormat=BINARY\r\nDataOrientation=").append(orientation).append("\r\n");
        text.append("NumberOfChannels=").append(channels.size()).append("\r\n");
        text.append("SamplingInterval=").append(interval).append("\r\n");
        extra.forEach(line -> text.append(line).append("\r\n"));
        text.append("\r\n[Binary Infos]\r\nBinaryFormat=").append(numbers).append("\r\n");
        if (order == ByteOrder.BIG_ENDIAN) {
            text.append("UseBigEndianOrder=YES\r\n");
        }
        text.append("\r\n[Channel Infos]\r\n");
        for (int c = 0; c < channels.size(); c++) {
            text.append("Ch").append(c + 1).append('=').append(channels.get(c)).append("\r\n");
        }
        return text.append("\r\n[Comment]\r\nfree = text\r\n[Channel Infos]\r\nCh1=not,this\r\n")
                .toString();
    }

    String markerText() {
        StringBuilder text = new StringBuilder("Brain Vision Data Exchange Marker File, Version 1.0\r\n");
        text.append("[Common Infos]\r\n").append(codepage).append("DataFile=").append(dataName);
        text.append("\r\n[Marker Infos]\r\n; a comment\r\n");
        for (int m = 0; m < markers.size(); m++) {
            text.append("Mk").append(m + 1).append('=').append(markers.get(m)).append("\r\n");
        }
        return text.toString();
    }

    byte[] samples() {
        int count = channels.size();
        ByteBuffer bytes = ByteBuffer.allocate(frames * count * numbers.bytes()).order(order);
        boolean multiplexed = orientation.equals("MULTIPLEXED");
        for (int i = 0; i < frames * count; i++) {
            int value = value(multiplexed ? i / count : i % frames, multiplexed ? i % count : i / frames);
            switch (numbers) {
                case INT_16, UINT_16 -> bytes.putShort((short) value);
                case INT_32 -> bytes.putInt(value * 100_000);
                case IEEE_FLOAT_32 -> bytes.putFloat(value * 0.5f);
            }
        }
        return bytes.array();
    }

    /** Writes {@code test.vhdr}, {@code test.vmrk} and {@code test.eeg} and gives the header. */
    Path write(Path folder) {
        try {
            Files.write(folder.resolve("test.eeg"), samples());
            Files.writeString(folder.resolve("test.vmrk"), markerText(), charset);
            return Files.writeString(folder.resolve("test.vhdr"), headerText(), charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
