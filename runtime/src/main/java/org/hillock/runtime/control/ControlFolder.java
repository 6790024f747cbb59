package org.hillock.runtime.control;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.runtime.HillockException;

/**
 * Where the running sessions of one user have their control sockets: {@code hillock} in {@code XDG_RUNTIME_DIR}, else {@code
 * hillock-USER} in the folder for temporary files. Nobody else may enter it; one that others may enter is refused.
 */
public final class ControlFolder {
    private static final String ENDING = ".sock";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    /** Another folder than the usual one. */
    public ControlFolder(Path folder) {
        this.folder = folder;
    }

    /** The one of this user. */
    public static ControlFolder usual() {
        String runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("");
        if (!runtime.isEmpty() && Files.isDirectory(Path.of(runtime))) {
            return new ControlFolder(Path.of(runtime, "hillock"));
        }
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9_.-]", "_");
        return new ControlFolder(Path.of(System.getProperty("java.io.tmpdir"), "hillock-" + user));
    }

    /**
     * A socket's path for a new session: the process, and a number within it.
     *
     * @throws HillockException when the folder cannot be made, or others may enter it
     */
    Path fresh() {
        try {
            make();
            requireOurs();
        } catch (IOException e) {
            throw HillockException.workFailed(
                    folder + ": the folder of control sockets cannot be used (" + e + "); name another with --control.",
                    e);
        }
        return folder.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ENDING);
    }

    private void make() throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (posix()) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private void requireOurs() throws IOException {
        if (!posix()) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> foreign = EnumSet.noneOf(PosixFilePermission.class);
        foreign.addAll(attributes.permissions());
        foreign.removeAll(OURS_ALONE);
        String owner = attributes.owner().getName();
        if (!foreign.isEmpty() || !owner.equals(System.getProperty("user.name"))) {
            throw HillockException.badInput(
                    folder.toString(),
                    "a folder of '" + owner + "' with the rights "
                            + PosixFilePermissions.toString(attributes.permissions()),
                    "one that only this user may enter",
                    "remove it, or name another one with --control");
        }
    }

    /** The sockets that lie there; also those of sessions that were killed. */
    public List<Path> sockets() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> sockets = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            files.forEach(sockets::add);
        } catch (IOException e) {
            throw HillockException.workFailed(folder + ": the control sockets cannot be listed (" + e + ").", e);
        }
        Collections.sort(sockets);
        return sockets;
    }

    /** The folder's path. */
    public Path path() {
        return folder;
    }
}
