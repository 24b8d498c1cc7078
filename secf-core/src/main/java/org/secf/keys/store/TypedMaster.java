package org.secf.keys.store;

import java.util.List;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** A master secret that somebody typed. It never was a text that only the garbage collector removes; close it to wipe it. */
public final class TypedMaster implements Master, AutoCloseable {

    private final Secret typed;
    private final List<MasterMask> masks;

    /**
     * Takes over what was typed: {@code typed} is zero afterwards.
     *
     * @param masks what can read masked passwords
     */
    public TypedMaster(char[] typed, List<MasterMask> masks) {
        this.typed = Secret.taking(typed);
        this.masks = List.copyOf(masks);
    }

    @Override
    public Verdict<Secret> open() {
        return MasterSource.unmasked(typed.use(byte[]::clone), masks);
    }

    @Override
    public void close() {
        typed.close();
    }
}
