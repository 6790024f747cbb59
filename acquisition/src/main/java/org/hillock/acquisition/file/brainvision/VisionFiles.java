package org.hillock.acquisition.file.brainvision;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;

/** Finds the files that belong together. */
final class VisionFiles {
    static final String HEADER = ".vhdr";
    static final String MARKERS = ".vmrk";
    private static final int MOST_SIBLINGS = 1000;

    private VisionFiles() {}

    /** A file's name without its last extension. */
    static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A file's name without its folder. */
    static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString();
    }

    /** A partner's name without folders, the placeholder {@code $b} filled in by the stem of the file that names it. */
    static String resolve(String named, Path namedBy) {
        String filled = named.replace("$b", stem(namedBy));
        return filled.substring(Math.max(filled.lastIndexOf('/'), filled.lastIndexOf('\\')) + 1);
    }

    private static boolean endsWith(Path file, String extension) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(extension);
    }

    /**
     * The header that a header, marker or data file belongs to: the one of the same name that names the file, else the
     * only other one in the folder that does.
     */
    static VisionHeader header(Path file) {
        if (endsWith(file, HEADER)) {
            return VisionHeaderReader.read(file);
        }
        Path likely = file.resolveSibling(stem(file) + HEADER);
        if (Files.exists(likely)) {
            VisionHeader header = VisionHeaderReader.read(likely);
            if (names(header, file)) {
                return header;
            }
        }
        for (Path candidate : siblings(file)) {
            Optional<VisionHeader> header = readable(candidate).filter(found -> names(found, file));
            if (header.isPresent()) {
                return header.get();
            }
        }
        throw AcquisitionException.badInput(
                file.toString(),
                "a part of a BrainVision recording",
                "its header " + name(likely) + " beside it, naming it",
                "copy all three files of the recording into one folder and name the header");
    }

    private static boolean names(VisionHeader header, Path file) {
        String name = name(file);
        return name.equals(header.dataName())
                || header.markerName().filter(name::equals).isPresent();
    }

    private static Optional<VisionHeader> readable(Path candidate) {
        try {
            return Optional.of(VisionHeaderReader.read(candidate));
        } catch (AcquisitionException e) {
            return Optional.empty();
        }
    }

    private static List<Path> siblings(Path file) {
        List<Path> found = new ArrayList<>();
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + HEADER)) {
            for (Path path : all) {
                if (found.size() < MOST_SIBLINGS) {
                    found.add(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new AcquisitionException(
                    folder + ": the folder cannot be searched for the header of " + name(file) + " (" + e + ").", e);
        }
        Collections.sort(found);
        return found;
    }

    /** A partner that a header names and that has to lie beside it. */
    static Path partner(VisionHeader header, String name, String role) {
        Optional<Path> partner = sibling(header.file(), name);
        if (partner.isEmpty() || !Files.isRegularFile(partner.get())) {
            throw AcquisitionException.badInput(
                    header.file().toString(),
                    "the " + role + " '" + VisionHeaderReader.shortened(name) + "', which is not there",
                    "that file beside the header",
                    "copy it there, or correct its name in [Common Infos] if it was renamed");
        }
        return partner.get();
    }

    private static Optional<Path> sibling(Path file, String name) {
        try {
            return name.isBlank() ? Optional.empty() : Optional.of(file.resolveSibling(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
