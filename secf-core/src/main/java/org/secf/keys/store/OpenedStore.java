package org.secf.keys.store;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.secf.keys.Secret;

/** A store as the file holds it until a change is written: what a format needs to carry over what {@link StoreContents} have no word for. */
public final class OpenedStore {

    private final byte[] octets;
    private final Secret master;
    private final StoreContents contents;

    /**
     * Takes nothing over: whoever made them closes {@code master} and {@code contents}.
     *
     * @param octets the whole file
     * @param master opens it
     * @param contents as {@link StoreFormat#read} gave them
     */
    public OpenedStore(byte[] octets, Secret master, StoreContents contents) {
        this.octets = octets.clone();
        this.master = master;
        this.contents = contents;
    }

    /** The whole file. */
    public byte[] octets() {
        return octets.clone();
    }

    /** What opens the file. */
    public Secret master() {
        return master;
    }

    /** What was read from the file. */
    public StoreContents contents() {
        return contents;
    }

    /** The aliases that are gone in {@code after}, or have another entry there. */
    public Set<String> replacedIn(StoreContents after) {
        Set<String> replaced = new TreeSet<>(contents.entries().keySet());
        replaced.removeIf(alias -> isKept(alias, after));
        return replaced;
    }

    /** The entries that are new in {@code after}, or other ones than here. */
    public SortedMap<String, StoreEntry> newIn(StoreContents after) {
        SortedMap<String, StoreEntry> entries = new TreeMap<>(after.entries());
        entries.keySet().removeIf(alias -> isKept(alias, after));
        return entries;
    }

    private boolean isKept(String alias, StoreContents after) {
        StoreEntry entry = contents.entries().get(alias);
        return entry != null && entry.equals(after.entries().get(alias));
    }

    /** Without octets and secrets. */
    @Override
    public String toString() {
        return contents.toString();
    }
}
