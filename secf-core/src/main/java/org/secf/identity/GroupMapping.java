package org.secf.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The groups that somebody claims, in our own words, before a container sees them. Compared character by character.
 *
 * @param exact received to ours
 * @param patterns received with a part that may be anything; asked where nothing is exact
 * @param separator splits one received value into several groups; empty where each value is one group
 */
public record GroupMapping(Map<String, String> exact, List<GroupPattern> patterns, String separator) {

    /** Groups stay as they were received. */
    public static final GroupMapping NONE = new GroupMapping(Map.of(), List.of(), "");

    /** What entries look like, for errors and the reference of settings. */
    public static final String EXPECTED =
            "a list of received=ours, each received group once; one * on both sides stands for the same text";

    public GroupMapping {
        exact = Map.copyOf(exact);
        patterns = List.copyOf(patterns);
    }

    /**
     * Reads entries {@code received=ours}, split at the last equals sign since received groups may be distinguished names. {@code CN=*,OU=Groups=*} takes
     * the common name; {@code staff-*=staff} gives every match the same group. Where there is any entry, a group that none names is dropped.
     *
     * @throws IllegalArgumentException for anything else, and for a received group that stands there twice
     */
    public static GroupMapping parse(List<String> entries) {
        Map<String, String> exact = new LinkedHashMap<>();
        Map<String, GroupPattern> patterns = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.lastIndexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw new IllegalArgumentException("not received=ours");
            }
            String received = entry.substring(0, equals);
            String ours = entry.substring(equals + 1);
            Object earlier = GroupPattern.isOne(received)
                    ? patterns.putIfAbsent(received, GroupPattern.parse(received, ours))
                    : exact.putIfAbsent(received, ours);
            // One received twice would leave to chance what it becomes.
            if (earlier != null) {
                throw new IllegalArgumentException("received twice");
            }
        }
        return new GroupMapping(exact, List.copyOf(patterns.values()), "");
    }

    /** The same entries with values split at {@code other}; space around the parts is dropped. */
    public GroupMapping separatedBy(String other) {
        return new GroupMapping(exact, patterns, other);
    }

    /** Our groups, in the order received. What cannot be seen in a log is no group. */
    public Set<String> map(Collection<String> received) {
        Set<String> mapped = new LinkedHashSet<>();
        for (String value : received) {
            for (String group : split(value)) {
                ours(group).filter(VisibleName::isOne).forEach(mapped::add);
            }
        }
        return mapped;
    }

    private List<String> split(String value) {
        if (separator.isEmpty()) {
            return List.of(value);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = value.indexOf(separator); end >= 0; end = value.indexOf(separator, start)) {
            parts.add(value.substring(start, end).strip());
            start = end + separator.length();
        }
        parts.add(value.substring(start).strip());
        return parts;
    }

    private Stream<String> ours(String group) {
        if (exact.isEmpty() && patterns.isEmpty()) {
            return Stream.of(group);
        }
        String named = exact.get(group);
        return named != null ? Stream.of(named) : patterns.stream().flatMap(pattern -> pattern.ours(group).stream());
    }
}
