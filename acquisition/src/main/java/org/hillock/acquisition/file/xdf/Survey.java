package org.hillock.acquisition.file.xdf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.acquisition.xml.SafeXml;
import org.hillock.acquisition.xml.XmlElement;

/**
 * The first pass over a file: reads every chunk's frame, checks every sample's layout, keeps headers, footers and clock
 * offsets, and notes the damaged stretches, so that later passes meet sound chunks only.
 *
 * <p>A damaged chunk is dropped whole, with all that follows it up to the next boundary: its length can't be trusted. The
 * search goes on from where the damage showed and never back, so that the pass takes one reading of the file whatever
 * the file says. A chunk whose frame is sound but whose XML is not costs that stream only.
 */
final class Survey {
    private final XdfInput in;
    private final Map<Integer, SurveyedStream> streams = new LinkedHashMap<>();
    /** Streams whose header was unusable; their chunks are passed over by length. */
    private final Set<Integer> refused = new HashSet<>();

    private final List<Damage> damages = new ArrayList<>();
    private final Notes notes = new Notes();
    private XmlElement fileHeader = XmlElement.NONE;
    private int channels;
    private long chunks;

    private Survey(XdfInput in) {
        this.in = in;
    }

    /**
     * Reads a file through.
     *
     * @throws org.hillock.acquisition.AcquisitionException when it cannot be read or does not start with "XDF:"
     */
    static Survey of(Path file) {
        try (XdfInput in = XdfInput.open(file)) {
            ChunkReader.readMagic(in, file);
            Survey survey = new Survey(in);
            survey.readAll();
            return survey;
        }
    }

    /** The streams in the order of their headers. */
    List<SurveyedStream> streams() {
        return List.copyOf(streams.values());
    }

    /** The FileHeader; {@link XmlElement#NONE} when it was not readable. */
    XmlElement fileHeader() {
        return fileHeader;
    }

    /** The stretches to pass over, in order. */
    List<Damage> damages() {
        return damages;
    }

    /** Whatever was unusual; more may be added. */
    Notes notes() {
        return notes;
    }

    private void readAll() {
        while (in.has(1)) {
            long at = in.position();
            ChunkReader.Frame frame = ChunkReader.next(in);
            String problem = frame.problem().isEmpty() ? visit(frame) : frame.problem();
            chunks++;
            if (problem.isEmpty()) {
                in.seek(frame.end());
            } else if (in.seekPastBoundary()) {
                damages.add(new Damage(at, in.position()));
                notes.add(
                        Notes.Kind.DAMAGE,
                        "byte " + at + ": read " + problem + "; the chunk and all up to byte " + in.position()
                                + ", behind the next boundary, were passed over.");
            } else {
                damages.add(new Damage(at, Long.MAX_VALUE));
                notes.add(
                        Notes.Kind.DAMAGE,
                        "byte " + at + ": read " + problem + "; no boundary follows, so the recording ends here.");
                break;
            }
        }
        if (!in.trouble().isEmpty()) {
            notes.add(
                    Notes.Kind.DAMAGE,
                    "byte " + in.position() + ", unpacked: " + in.trouble() + "; the recording ends here.");
        }
    }

    private String visit(ChunkReader.Frame frame) {
        Optional<ChunkTag> tag = ChunkTag.of(frame.tag());
        if (tag.isEmpty()) {
            notes.add(
                    Notes.Kind.UNKNOWN_CHUNK,
                    "byte " + in.position() + ": a chunk of the unknown tag " + frame.tag() + " was passed over.");
            return "";
        }
        return switch (tag.get()) {
            case FILE_HEADER -> visitFileHeader(frame);
            case STREAM_HEADER -> visitStreamHeader(frame);
            case SAMPLES -> visitSamples(frame);
            case CLOCK_OFFSET -> visitClockOffset(frame);
            case BOUNDARY -> visitBoundary();
            case STREAM_FOOTER -> visitFooter(frame);
        };
    }

    private String visitFileHeader(ChunkReader.Frame frame) {
        Optional<XmlElement> xml = xml(frame, 0);
        if (chunks > 0) {
            notes.add(Notes.Kind.HEADER, "a FileHeader stands behind other chunks.");
        }
        if (xml.isEmpty()) {
            notes.add(Notes.Kind.HEADER, "the FileHeader is not readable as XML.");
        } else if (fileHeader == XmlElement.NONE) {
            fileHeader = xml.get();
        }
        return "";
    }

    private String visitStreamHeader(ChunkReader.Frame frame) {
        int number = in.int32();
        String id = Integer.toUnsignedString(number);
        if (streams.containsKey(number)) {
            notes.add(Notes.Kind.HEADER, "stream " + id + ": a second StreamHeader was ignored.");
            return "";
        }
        Optional<XmlElement> xml = xml(frame, 4);
        StreamHeader.Reading reading = xml.map(root -> StreamHeader.read(id, root))
                .orElseGet(() ->
                        new StreamHeader.Reading(Optional.empty(), "has a StreamHeader that is not readable as XML"));
        if (reading.header().isPresent()) {
            StreamHeader header = reading.header().get();
            if (streams.size() < Limits.STREAMS && channels + header.channelCount() <= Limits.FILE_CHANNELS) {
                channels += header.channelCount();
                refused.remove(number);
                streams.put(number, new SurveyedStream(number, header));
                return "";
            }
            reading = new StreamHeader.Reading(
                    Optional.empty(),
                    "is one more than the " + Limits.STREAMS + " streams and " + Limits.FILE_CHANNELS
                            + " channels that are read of one file");
        }
        refused.add(number);
        notes.add(Notes.Kind.HEADER, "stream " + id + " " + reading.refusal() + "; it is left out.");
        return "";
    }

    private String visitSamples(ChunkReader.Frame frame) {
        int number = in.int32();
        if (refused.contains(number)) {
            return "";
        }
        SurveyedStream stream = streams.get(number);
        return stream == null ? strangerIn(frame, number) : SampleCheck.check(in, frame.end(), stream);
    }

    private String visitClockOffset(ChunkReader.Frame frame) {
        int number = in.int32();
        if (refused.contains(number)) {
            return "";
        }
        SurveyedStream stream = streams.get(number);
        if (stream == null) {
            return strangerIn(frame, number);
        }
        stream.addClockOffset(in.float64(), in.float64());
        return "";
    }

    private String visitBoundary() {
        if (!in.has(Boundary.BYTES) || !Boundary.matches(in.window(), in.index())) {
            return "a Boundary chunk with other content, expected the 16 bytes of the signature";
        }
        return "";
    }

    private String visitFooter(ChunkReader.Frame frame) {
        int number = in.int32();
        if (refused.contains(number)) {
            return "";
        }
        SurveyedStream stream = streams.get(number);
        if (stream == null) {
            return strangerIn(frame, number);
        }
        xml(frame, 4)
                .ifPresentOrElse(
                        stream::closeWith,
                        () -> notes.add(
                                Notes.Kind.HEADER,
                                "stream " + stream.id() + ": the StreamFooter is not readable as XML."));
        return "";
    }

    private static String strangerIn(ChunkReader.Frame frame, int number) {
        String word = ChunkTag.of(frame.tag()).map(ChunkTag::word).orElse("chunk");
        return "a " + word + " chunk of stream " + Integer.toUnsignedString(number)
                + ", expected a stream whose header came before";
    }

    /** The XML behind so many bytes of content. */
    private Optional<XmlElement> xml(ChunkReader.Frame frame, int behind) {
        int length = (int) (frame.end() - frame.content() - behind);
        if (!in.has(length)) {
            return Optional.empty();
        }
        return SafeXml.parse(
                new String(in.window(), in.index(), length, StandardCharsets.UTF_8),
                SafeXml.Names.LOCAL,
                Limits.XML_ELEMENTS,
                Limits.XML_DEPTH);
    }
}
