package org.hillock.acquisition.file.edf;

/** What the reserved field of the header says of the records. */
enum EdfLayout {
    /** Plain EDF or BDF: contiguous records, usually without annotations. */
    PLAIN(""),
    /** "EDF+C": contiguous records, annotations. */
    CONTIGUOUS("+C"),
    /** "EDF+D": each record tells its own start. */
    DISCONTINUOUS("+D");

    private final String suffix;

    EdfLayout(String suffix) {
        this.suffix = suffix;
    }

    /** What stands behind the variant's name. */
    String suffix() {
        return suffix;
    }

    /** The layout that a reserved field declares. */
    static EdfLayout parse(String reserved, EdfVariant variant) {
        if (reserved.startsWith(variant.name() + "+D")) {
            return DISCONTINUOUS;
        }
        return reserved.startsWith(variant.name() + "+") ? CONTIGUOUS : PLAIN;
    }
}
