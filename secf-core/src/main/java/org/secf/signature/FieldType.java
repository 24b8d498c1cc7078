package org.secf.signature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.structured.Dictionary;
import org.secf.structured.FieldList;
import org.secf.structured.Item;
import org.secf.verdict.Verdict;

/** What kind of structured field a field is. */
enum FieldType {
    ITEM,
    LIST,
    DICTIONARY;

    /** Of the registry of field names; a field that is not there is not known to be structured. */
    private static final Map<String, FieldType> REGISTERED = Map.ofEntries(
            Map.entry("accept-ch", LIST),
            Map.entry("accept-signature", DICTIONARY),
            Map.entry("cache-status", LIST),
            Map.entry("capsule-protocol", ITEM),
            Map.entry("cdn-cache-control", DICTIONARY),
            Map.entry("client-cert", ITEM),
            Map.entry("client-cert-chain", LIST),
            Map.entry("content-digest", DICTIONARY),
            Map.entry("cross-origin-embedder-policy", ITEM),
            Map.entry("cross-origin-opener-policy", ITEM),
            Map.entry("deprecation", ITEM),
            Map.entry("origin-agent-cluster", ITEM),
            Map.entry("priority", DICTIONARY),
            Map.entry("proxy-status", LIST),
            Map.entry("repr-digest", DICTIONARY),
            Map.entry("signature", DICTIONARY),
            Map.entry("signature-input", DICTIONARY),
            Map.entry("want-content-digest", DICTIONARY),
            Map.entry("want-repr-digest", DICTIONARY));

    static Optional<FieldType> of(String name) {
        return Optional.ofNullable(REGISTERED.get(name));
    }

    /** The one form of what the lines say. */
    Verdict<String> strict(List<String> lines) {
        return switch (this) {
            case ITEM -> Item.parse(lines).map(Item::text);
            case LIST -> FieldList.parse(lines).map(FieldList::text);
            case DICTIONARY -> Dictionary.parse(lines).map(Dictionary::text);
        };
    }
}
