package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where recordings are looked for. */
final class DataFolders {
    /** Where {@code data get} puts recordings when nobody says otherwise. */
    static final Path DOWNLOADS = Path.of("data");

    private DataFolders() {}

    /** The folder of {@code --data} alone; else beside the session file, {@code HILLOCK_DATA}, {@code data}, {@code ../shared/data}. */
    static List<Path> of(Path sessionFile, Optional<Path> data) {
        List<Path> folders = new ArrayList<>();
        if (data.isPresent()) {
            return List.of(data.get());
        }
        Path beside = sessionFile.toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
        }
        String environment = System.getenv("HILLOCK_DATA");
        if (environment != null && !environment.isBlank()) {
            folders.add(Path.of(environment));
        }
        folders.add(DOWNLOADS);
        folders.add(Path.of("../shared/data"));
        if (beside != null) {
            folders.add(beside.resolve("../../shared/data").normalize());
        }
        return folders;
    }
}
