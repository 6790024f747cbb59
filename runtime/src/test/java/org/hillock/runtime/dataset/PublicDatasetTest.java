package org.hillock.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicDatasetTest {
    @Test
    void namesARecordingAsTheSiteDoes() {
        PublicDataset dataset = PublicDataset.named("EEGmmidb").orElseThrow();
        assertThat(dataset.site().resolve(dataset.pathOf(1, 4)))
                .hasToString("https://physionet.org/files/eegmmidb/1.0.0/S001/S001R04.edf");
        assertThat(dataset.pathOf(109, 14)).isEqualTo("S109/S109R14.edf");
    }

    @Test
    void refusesASubjectOrRunThatDoesNotExist() {
        assertThatThrownBy(() -> PublicDataset.EEGMMIDB.pathOf(110, 1))
                .isInstanceOf(DatasetException.class)
                .hasMessage("eegmmidb has no subject 110: give a number from 1 to 109.");
        assertThatThrownBy(() -> PublicDataset.EEGMMIDB.pathOf(1, 0))
                .hasMessage("eegmmidb has no run 0: give a number from 1 to 14.");
    }

    @Test
    void tellsItsLicenceAndWhatToCite() {
        assertThat(PublicDataset.EEGMMIDB.licence()).contains("ODC-BY 1.0");
        assertThat(PublicDataset.EEGMMIDB.citations())
                .anyMatch(work -> work.contains("BCI2000"))
                .anyMatch(work -> work.contains("PhysioNet"));
        assertThat(PublicDataset.named("nothing")).isEmpty();
    }

    @Test
    void refusesAMirrorThatIsNoDirectory() {
        assertThatThrownBy(() -> DownloadSettings.into(Path.of(".")).withMirror(URI.create("http://127.0.0.1/set")))
                .hasMessageContaining("ends with a slash");
    }
}
