package org.hillock.runtime.dataset;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The data sets that can be fetched, each with its site, its licence and the works to cite. */
public enum PublicDataset {
    /** EEG Motor Movement/Imagery Dataset 1.0.0: 109 people, 14 runs each, 64 channels at 160 Hz, EDF+. */
    EEGMMIDB(
            "eegmmidb",
            "EEG Motor Movement/Imagery Dataset 1.0.0 (PhysioNet)",
            URI.create("https://physionet.org/files/eegmmidb/1.0.0/"),
            "Open Data Commons Attribution License 1.0 (ODC-BY 1.0)",
            URI.create("https://opendatacommons.org/licenses/by/1-0/"),
            List.of(
                    "Schalk, G., McFarland, D.J., Hinterberger, T., Birbaumer, N., Wolpaw, J.R. (2004). BCI2000: A "
                            + "General-Purpose Brain-Computer Interface (BCI) System. IEEE Transactions on Biomedical "
                            + "Engineering 51(6), 1034-1043.",
                    "Goldberger, A., Amaral, L., Glass, L., Hausdorff, J., Ivanov, P.C., Mark, R., et al. (2000). "
                            + "PhysioBank, PhysioToolkit, and PhysioNet: Components of a new research resource for complex "
                            + "physiologic signals. Circulation 101(23), e215-e220."),
            109,
            14);

    private final String word;
    private final String title;
    private final URI site;
    private final String licence;
    private final URI licenceText;
    private final List<String> citations;
    private final int subjects;
    private final int runs;

    PublicDataset(
            String word,
            String title,
            URI site,
            String licence,
            URI licenceText,
            List<String> citations,
            int subjects,
            int runs) {
        this.word = word;
        this.title = title;
        this.site = site;
        this.licence = licence;
        this.licenceText = licenceText;
        this.citations = citations;
        this.subjects = subjects;
        this.runs = runs;
    }

    /** The data set of this name, without regard to case. */
    public static Optional<PublicDataset> named(String word) {
        return Arrays.stream(values())
                .filter(dataset -> dataset.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The name on the command line, and of the directory it goes to. */
    public String word() {
        return word;
    }

    /** The name that its authors give it, with the version. */
    public String title() {
        return title;
    }

    /** The directory that holds its files, with a slash at the end. */
    public URI site() {
        return site;
    }

    /** The licence's name. */
    public String licence() {
        return licence;
    }

    /** Where the licence's text stands. */
    public URI licenceText() {
        return licenceText;
    }

    /** The works to cite. */
    public List<String> citations() {
        return citations;
    }

    /** How many subjects there are, counted from 1. */
    public int subjects() {
        return subjects;
    }

    /** How many runs each subject has, counted from 1. */
    public int runs() {
        return runs;
    }

    /** The list of SHA-256 sums below the site. */
    String checksumsPath() {
        return "SHA256SUMS.txt";
    }

    /** The path of one recording below the site. */
    String pathOf(int subject, int run) {
        requireWithin("subject", subject, subjects);
        requireWithin("run", run, runs);
        return String.format(Locale.ROOT, "S%03d/S%03dR%02d.edf", subject, subject, run);
    }

    private void requireWithin(String what, int number, int last) {
        if (number < 1 || number > last) {
            throw new DatasetException(
                    word + " has no " + what + " " + number + ": give a number from 1 to " + last + ".");
        }
    }
}
