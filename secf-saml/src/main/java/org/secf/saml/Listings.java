package org.secf.saml;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.secf.saml.chooser.ChooserPage;
import org.secf.saml.chooser.Directory;

/** Those among whom users choose, prepared for the page once, and again when something was read anew of them: a federation is too large to be sorted for each request. */
final class Listings {

    /** Of which parts may be chosen somewhere; there are as many as there are kinds of paths and hosts. */
    private static final int MOST = 64;

    private final Map<List<String>, Listing> byParts = new ConcurrentHashMap<>();

    private record Listing(List<Object> generations, Directory directory) {

        @SuppressWarnings(
                "ReferenceEquality") // the same objects until something is read anew; comparing all metadata would cost
        // more than what it saves
        boolean isOf(List<Object> others) {
            for (int i = 0; i < generations.size(); i++) {
                if (generations.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    Directory of(Candidates candidates) {
        List<String> parts = candidates.setups().stream().map(SamlSetup::name).toList();
        // Asked before what they are, so that what is read meanwhile has it made once more.
        List<Object> now = candidates.setups().stream()
                .map(setup -> setup.providers().generation())
                .toList();
        if (byParts.size() >= MOST && !byParts.containsKey(parts)) {
            byParts.clear();
        }
        return byParts.compute(
                        parts,
                        (same, known) ->
                                known != null && known.isOf(now) ? known : new Listing(now, directory(candidates)))
                .directory();
    }

    private static Directory directory(Candidates candidates) {
        return new Directory(
                candidates.all().filter(Listings::isListed).map(Listings::entry).toList());
    }

    static ChooserPage.Entry entry(Chosen with) {
        Map<String, String> configured = with.setup().part().displayNames();
        boolean isConfigured = !configured.isEmpty() && with.setup().only().isPresent();
        return new ChooserPage.Entry(
                with.entityId(),
                isConfigured ? configured : with.provider().description().displayNames(),
                with.provider().description().logos());
    }

    /** One may not want to be offered (REFEDS, entity category hide-from-discovery). */
    private static boolean isListed(Chosen with) {
        return !with.provider()
                .description()
                .attributes()
                .getOrDefault("http://macedir.org/entity-category", List.of())
                .contains("http://refeds.org/category/hide-from-discovery");
    }
}
