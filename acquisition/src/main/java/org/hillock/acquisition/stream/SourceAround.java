package org.hillock.acquisition.stream;

import java.util.List;

/** A source around another one: the same in all but its events. Closes the other one. */
public abstract class SourceAround implements SignalSource {
    private final SignalSource inner;

    /** Around a source. */
    protected SourceAround(SignalSource inner) {
        this.inner = inner;
    }

    /** The source within. */
    protected final SignalSource inner() {
        return inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public List<StreamInfo> streams() {
        return inner.streams();
    }

    @Override
    public boolean tellsTrueArrivals() {
        return inner.tellsTrueArrivals();
    }

    @Override
    public void close() {
        inner.close();
    }
}
