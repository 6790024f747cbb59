package org.hillock.acquisition.export;

/** The two formats of one layout (EDF+: Kemp and Olivan, Clinical Neurophysiology 114, 2003; BDF: BioSemi). */
public enum EdfKind {
    /** 16 bits a sample. */
    EDF_PLUS(2, "EDF+C", "EDF Annotations", ".edf"),
    /** 24 bits a sample. */
    BDF_PLUS(3, "BDF+C", "BDF Annotations", ".bdf");

    private final int sampleBytes;
    private final String reserved;
    private final String annotationLabel;
    private final String suffix;

    EdfKind(int sampleBytes, String reserved, String annotationLabel, String suffix) {
        this.sampleBytes = sampleBytes;
        this.reserved = reserved;
        this.annotationLabel = annotationLabel;
        this.suffix = suffix;
    }

    /** Bytes of one sample. */
    int sampleBytes() {
        return sampleBytes;
    }

    /** The word in the header's reserved field, by which the format is called. */
    public String word() {
        return reserved;
    }

    String annotationLabel() {
        return annotationLabel;
    }

    /** How its files end. */
    public String suffix() {
        return suffix;
    }

    int lowest() {
        return -(1 << (8 * sampleBytes - 1));
    }

    int highest() {
        return (1 << (8 * sampleBytes - 1)) - 1;
    }
}
