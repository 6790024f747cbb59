package org.hillock.runtime.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Tries to receive one file until it is there and verified, or until trying makes no sense any more. */
final class ResumableDownload {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final HttpTransfer transfer;
    private final DownloadSettings settings;
    private final Waiter waiter;

    ResumableDownload(HttpTransfer transfer, DownloadSettings settings, Waiter waiter) {
        this.transfer = transfer;
        this.settings = settings;
        this.waiter = waiter;
    }

    /**
     * Downloads a file; what an earlier try left is used only when there is a checksum to verify the whole with.
     *
     * @param name what to call it in messages
     * @param sha256 the published checksum in lower-case hexadecimal
     */
    void run(URI source, String name, Path target, Optional<String> sha256, DownloadProgress progress) {
        try (PartialFile part = PartialFile.open(target)) {
            if (sha256.isEmpty()) {
                part.restart(Optional.empty());
            }
            boolean resumed = part.length() > 0;
            receiveAll(source, name, part, progress);
            if (resumed && differs(part, sha256)) {
                part.restart(Optional.empty());
                receiveAll(source, name, part, progress);
            }
            if (differs(part, sha256)) {
                String actual = part.sha256();
                part.discard();
                throw new DatasetException(name + " from " + source.getHost() + " has the SHA-256 " + actual
                        + ", the published list says " + sha256.orElseThrow()
                        + "; nothing of it was kept: try again later, or from another network.");
            }
            part.complete();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatasetException(
                    "The download of " + name + " was interrupted: start it again to go on where it stopped.",
                    interrupted);
        }
    }

    private static boolean differs(PartialFile part, Optional<String> sha256) {
        return sha256.isPresent() && !part.sha256().equals(sha256.get());
    }

    private void receiveAll(URI source, String name, PartialFile part, DownloadProgress progress)
            throws InterruptedException {
        int breaks = 0;
        while (true) {
            long before = part.length();
            try {
                transfer.receive(source, name, part, progress);
                return;
            } catch (TransferBroken broken) {
                breaks = part.length() > before ? 1 : breaks + 1;
                if (breaks >= settings.attempts()) {
                    throw new DatasetException(
                            "Could not download " + name + " from " + source.getHost() + " after " + breaks
                                    + " attempts (" + broken.reason()
                                    + "): check the network and start again, which goes on where it stopped.",
                            broken);
                }
                Duration wait = waitAfter(breaks, broken);
                progress.retrying(name, broken.reason(), wait);
                waiter.await(wait);
            }
        }
    }

    private Duration waitAfter(int breaks, TransferBroken broken) {
        Duration doubled = settings.firstWait().multipliedBy(1L << Math.min(breaks - 1, 20));
        Duration own = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return own.compareTo(broken.serverAsksToWait()) > 0 ? own : broken.serverAsksToWait();
    }
}
