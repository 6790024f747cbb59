package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where recordings are looked for. */
final class DataFolders {
    private DataFolders() {}

    /** Beside the session file, then the folder of {@code --data}, {@code HILLOCK_DATA} and {@code ../shared/data}. */
    static List<Path> of(Path sessionFile, Optional<Path> data) {
        List<Path> folders = new ArrayList<>();
        data.ifPresent(folders::add);
        Path beside = sessionFile.toAbsolutePath().getParent();
        if (beside != null) {
            folders.add(beside);
        }
        String environment = System.getenv("HILLOCK_DATA");
        if (environment != null && !environment.isBlank()) {
            folders.add(Path.of(environment));
        }
        folders.add(Path.of("../shared/data"));
        if (beside != null) {
            folders.add(beside.resolve("../../shared/data").normalize());
        }
        return folders;
    }
}
